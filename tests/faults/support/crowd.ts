import { sql, type Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { addMembership } from '~/domain/accounts/account.commands.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { hashed, token } from '~/kit/chance.server'
import { systemContext } from '~/kit/context.server'
import {
  aColleague,
  aCourseRun,
  aFinishedForm,
  aLearner,
  aProvider,
  aTown,
  FRIDAY,
  theLearner,
} from '#tests/support/admissions'
import { setClock } from '#tests/support/served'

export type OneOfMany = { learnerId: string; accountId: string; applicationId: string; cookie: string }

/**
 * Many learners who only have to press the button, each with two drafts for a college that has an admissions officer. One
 * of them filled in the form; the others are copies of that one, since it is the sending that is looked at.
 */
export async function aCrowd(db: Kysely<DB>, size: number) {
  const now = FRIDAY
  await setClock(db, now)
  const town = await aTown(db, now)
  const providerId = await aProvider(db, town)
  const { accountId: officerId } = await aColleague(db, providerId)
  const first = await aLearner(db, town)
  const learner = theLearner(db, first, town, now)
  await aFinishedForm(learner, first)
  for (const title of ['Engineering', 'Art and design'])
    await addChoice(learner, first, await aCourseRun(db, providerId, { title }))
  await copyLearner(db, first, size - 1)
  const officerMembership = await addMembership(systemContext(db, now), {
    accountId: officerId,
    organisationId: providerId,
    role: 'admissions-officer',
  })
  return {
    town,
    providerId,
    officer: { accountId: officerId, membershipId: officerMembership },
    people: await signedIn(db),
  }
}

/** Copies with everything that belongs to a learner who is ready to send. */
async function copyLearner(db: Kysely<DB>, learnerId: string, copies: number) {
  await sql`
    with copy as materialized (
      select gen_random_uuid() as learner_id, gen_random_uuid() as account_id, gen_random_uuid() as application_id, n
      from generate_series(1, ${copies}) n),
    learners as (
      insert into learner (id, area_id, legal_given_names, given_names, family_name, name_key, born_on)
      select copy.learner_id, area_id, legal_given_names, given_names, family_name || ' ' || n, name_key || n, born_on
      from learner, copy where learner.id = ${learnerId}),
    accounts as (
      insert into account (id, email, name, learner_id) select account_id, 'copy-' || n || '@example.org', 'Amina', learner_id from copy),
    roll as (
      insert into roll_entry (learner_id, school_id, year_group, form, recorded_at)
      select copy.learner_id, school_id, year_group, form, recorded_at from roll_entry, copy where roll_entry.learner_id = ${learnerId}),
    applications as (
      insert into application (id, learner_id, cycle_id, reference, created_at, updated_at)
      select copy.application_id, copy.learner_id, cycle_id, 'COPY-' || n, created_at, updated_at from application, copy where application.learner_id = ${learnerId}),
    grades as (
      insert into grade (learner_id, subject, qualification, scale, grade, stage, source, recorded_at)
      select copy.learner_id, subject, qualification, scale, grade, stage, source, recorded_at from grade, copy where grade.learner_id = ${learnerId}),
    sections as (
      insert into application_section (application_id, section, answers, completed_at, updated_at)
      select copy.application_id, section, answers, completed_at, s.updated_at
      from application_section s join application a on a.id = s.application_id and a.learner_id = ${learnerId}, copy)
    insert into choice (application_id, learner_id, cycle_id, course_run_id, provider_id, preference, created_at, changed_at)
    select copy.application_id, copy.learner_id, cycle_id, course_run_id, provider_id, preference, created_at, changed_at
    from choice, copy where choice.learner_id = ${learnerId}`.execute(db)
}

async function signedIn(db: Kysely<DB>): Promise<OneOfMany[]> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('application', 'application.learnerId', 'account.learnerId')
    .select(['account.id as accountId', 'application.learnerId', 'application.id as applicationId'])
    .orderBy('account.id')
    .execute()
  const people = rows.map((row) => ({ ...row, secret: `o${token()}` }))
  // As far off as after a sign-in on a device of their own: none is due to be put off again.
  const expiresAt = new Date(Date.now() + 14 * 86_400_000)
  await db
    .insertInto('accountSession')
    .values(people.map(({ accountId, secret }) => ({ id: hashed(secret), userId: accountId, expiresAt })))
    .execute()
  return people.map(({ secret, ...row }) => ({ ...row, cookie: `onward=${secret}` }))
}
