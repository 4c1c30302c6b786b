import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { migrate } from '#db/migrate.server'
import type { DB } from '#db/schema'
import { paths } from '~/paths'
import { hashed, token } from '~/kit/chance.server'
import { aChoice, type ChoiceWithAll } from '#tests/support/admissions'
import { MailSink } from '#tests/faults/support/smtp'
import { Browser } from '#tests/support/http'
import { setClock } from '#tests/support/served'
import { figure, percentile, type Figure } from './figure'
import { World } from './world'

const LEARNERS = 13_000
const PROVIDERS = 130
const LOOKING = 300
const PAGES_A_SECOND = 100
const LONGEST_MS = 900_000
// Half a minute before the minute of results in the summer of the cycle that `aTown` opens.
const BEFORE = new Date('2027-08-26T06:59:30Z')

/** RESULTS: a results morning. Every place of a county is settled at one minute, while learners look. */
export async function measure(world: World): Promise<Figure[]> {
  const own = new World(path.join(world.folder, 'results'), { learners: 0, courses: 0 }, world.say)
  own.forget()
  const sink = await new MailSink().up()
  try {
    const { db, url } = await own.database()
    await migrate(url, own.say)
    const cookies = await aCounty(db)
    await setClock(db, BEFORE)
    const { origin, stop } = await own.serve({ WORKERS: '2', SMTP_URL: sink.url, MAIL_FROM: 'onward@onward.example' })
    try {
      return await theMorning(db, origin, cookies)
    } finally {
      await stop()
    }
  } finally {
    await sink.down()
    await own.close()
    own.forget()
  }
}

async function theMorning(db: Kysely<DB>, origin: string, cookies: readonly string[]): Promise<Figure[]> {
  const beganAt = await until(() => outcomeOf(db).then(({ size }) => size > 0))
  const taken: { ms: number; isFine: boolean }[] = []
  let isOver = false
  const looking = look(origin, cookies, taken, () => isOver)
  const endedAt = await until(() => outcomeOf(db).then(({ isFinished }) => isFinished))
  isOver = true
  await looking
  const { size, confirmed } = await outcomeOf(db)
  const seconds = (endedAt - beganAt) / 1000
  const failed = taken.filter(({ isFine }) => !isFine).length
  const p95 = percentile(
    taken.map(({ ms }) => ms),
    0.95,
  )
  return [
    figure(
      {
        name: 'RESULTS',
        what: `${size} places of ${PROVIDERS} providers settled, from the minute to the last`,
        value: seconds,
        unit: 's',
        notes: `${confirmed} confirmed, ${size - confirmed} left to people; ${Math.round(size / seconds)} a second`,
      },
      { better: 'less', floor: confirmed > 0 ? 900 : 0, goal: 300, stretch: 60 },
    ),
    figure(
      {
        name: 'RESULTS-pages',
        what: `the page of a learner meanwhile, ${PAGES_A_SECOND} a second, 95th percentile`,
        value: p95,
        unit: 'ms',
        notes: `${taken.length} asked, ${failed} failed; two web processes`,
      },
      { better: 'less', floor: failed / taken.length < 0.001 ? 2000 : 0, goal: 1000, stretch: 300 },
    ),
  ]
}

/** Learners look at how they stand, at a steady pace, whoever still waits for an answer. */
async function look(
  origin: string,
  cookies: readonly string[],
  taken: { ms: number; isFine: boolean }[],
  isOver: () => boolean,
) {
  const browsers = cookies.map((cookie) => new Browser(origin, cookie))
  const asked: Promise<unknown>[] = []
  const began = performance.now()
  for (let nth = 0; !isOver(); nth += 1) {
    await wait(Math.max(0, began + (nth * 1000) / PAGES_A_SECOND - performance.now()))
    const at = performance.now()
    const page = browsers[nth % browsers.length]?.get(paths.learner.home)
    asked.push(
      Promise.resolve(page).then(
        (reply) => taken.push({ ms: performance.now() - at, isFine: reply?.status === 200 }),
        () => taken.push({ ms: performance.now() - at, isFine: false }),
      ),
    )
  }
  await Promise.all(asked)
  for (const browser of browsers) browser.close()
}

async function outcomeOf(db: Kysely<DB>) {
  const { rows } = await sql<{ size: number; confirmed: number; isFinished: boolean }>`
    select coalesce(sum(size), 0)::int as size, coalesce(bool_and(finished_at is not null), false) as "isFinished",
      (select count(*)::int from results_run_item where outcome = 'confirmed') as confirmed
    from results_run`.execute(db)
  return rows[0] ?? { size: 0, confirmed: 0, isFinished: false }
}

async function until(isSo: () => Promise<boolean>): Promise<number> {
  for (const end = performance.now() + LONGEST_MS; performance.now() < end; await wait(100))
    if (await isSo()) return performance.now()
  throw new Error('The results were not settled in time.')
}

/** A county whose learners each hold a place that depends on one grade, made from one that came to it by every deed. */
async function aCounty(db: Kysely<DB>): Promise<string[]> {
  const first = await aChoice(db, { state: 'accepted_conditional' })
  await copyProviders(db, first)
  await copyLearners(db, first)
  await sql`drop table copied_provider, copied_place`.execute(db)
  await sql`update offer_condition set status = 'met' where kind = 'identity'`.execute(db)
  await sql`delete from graphile_worker._private_jobs`.execute(db)
  await sql`analyze`.execute(db)
  return signIn(db)
}

async function copyProviders(db: Kysely<DB>, { providerId, runId }: ChoiceWithAll) {
  await sql`
    create table copied_provider as
    select n as at, gen_random_uuid() as id, gen_random_uuid() as course_id, gen_random_uuid() as run_id
    from generate_series(0, ${sql.lit(PROVIDERS - 1)}) n`.execute(db)
  await sql`
    insert into organisation select (jsonb_populate_record(null::organisation,
      to_jsonb(one) || jsonb_build_object('id', copy.id, 'name', 'College ' || at, 'slug', 'college-' || at, 'ukprn', null, 'urn', null))).*
    from organisation one, copied_provider copy where one.id = ${providerId}`.execute(db)
  await sql`
    insert into course select (jsonb_populate_record(null::course,
      to_jsonb(one) || jsonb_build_object('id', copy.course_id, 'provider_id', copy.id, 'slug', 'course-' || at))).*
    from course one join course_run run on run.course_id = one.id, copied_provider copy where run.id = ${runId}`.execute(
    db,
  )
  await sql`
    insert into course_run select (jsonb_populate_record(null::course_run,
      to_jsonb(one) || jsonb_build_object('id', copy.run_id, 'course_id', copy.course_id, 'site_id', null))).*
    from course_run one, copied_provider copy where one.id = ${runId}`.execute(db)
}

async function copyLearners(db: Kysely<DB>, first: ChoiceWithAll) {
  await sql`
    create table copied_place as
    select n, gen_random_uuid() as learner_id, gen_random_uuid() as account_id, gen_random_uuid() as application_id,
      gen_random_uuid() as choice_id, gen_random_uuid() as offer_id, provider.id as provider_id, provider.run_id
    from generate_series(1, ${sql.lit(LEARNERS)}) n join copied_provider provider on provider.at = n % ${sql.lit(PROVIDERS)}`.execute(
    db,
  )
  await sql`
    insert into learner (id, area_id, legal_given_names, given_names, family_name, name_key, born_on)
    select copy.learner_id, area_id, legal_given_names, given_names, family_name || ' ' || n, name_key || n, born_on
    from learner, copied_place copy where learner.id = ${first.learnerId}`.execute(db)
  await sql`
    insert into account (id, email, name, learner_id)
    select account_id, 'copy-' || n || '@example.org', 'Amina', learner_id from copied_place`.execute(db)
  await sql`
    insert into application select (jsonb_populate_record(null::application, to_jsonb(one) ||
      jsonb_build_object('id', copy.application_id, 'learner_id', copy.learner_id, 'reference', 'COPY-' || n))).*
    from application one, copied_place copy where one.learner_id = ${first.learnerId}`.execute(db)
  await sql`
    insert into choice select (jsonb_populate_record(null::choice, to_jsonb(one) || jsonb_build_object(
      'id', copy.choice_id, 'learner_id', copy.learner_id, 'application_id', copy.application_id,
      'provider_id', copy.provider_id, 'course_run_id', copy.run_id))).*
    from choice one, copied_place copy where one.id = ${first.id}`.execute(db)
  await sql`
    insert into offer select (jsonb_populate_record(null::offer, to_jsonb(one) ||
      jsonb_build_object('id', copy.offer_id, 'choice_id', copy.choice_id, 'course_run_id', copy.run_id))).*
    from offer one, copied_place copy where one.choice_id = ${first.id}`.execute(db)
  await sql`
    insert into offer_condition select (jsonb_populate_record(null::offer_condition, to_jsonb(one) ||
      jsonb_build_object('id', gen_random_uuid(), 'offer_id', copy.offer_id))).*
    from offer_condition one join offer on offer.id = one.offer_id, copied_place copy
    where offer.choice_id = ${first.id}`.execute(db)
  // One in four misses the grade.
  await sql`
    insert into exam_result (learner_id, cycle_id, subject, qualification, grade, given_by_id, entered_at)
    select learner_id, ${first.town.cycleId}, 'Mathematics', 'GCSE (9 to 1)', case when n % 4 = 0 then '3' else '6' end,
      ${first.town.schoolId}, now() from copied_place`.execute(db)
}

async function signIn(db: Kysely<DB>): Promise<string[]> {
  const accounts = db.selectFrom('account').select('id').where('email', 'like', 'copy-%').orderBy('id').limit(LOOKING)
  const secrets = (await accounts.execute()).map(({ id }) => ({ id, secret: `o${token()}` }))
  const expiresAt = new Date(Date.now() + 86_400_000)
  await db
    .insertInto('accountSession')
    .values(secrets.map(({ id, secret }) => ({ id: hashed(secret), userId: id, expiresAt })))
    .execute()
  return secrets.map(({ secret }) => `onward=${secret}`)
}
