import { sql } from 'kysely'
import { nameOnlyLearners } from '~/access/people-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import type { Known } from './compose'
import { cohortOf, guaranteeOf } from './period'

/** People at a time: enough that the database is asked seldom, few enough to be in memory at once. */
export const BATCH = 500

export type Month = { areaId: string; databaseCode: string; authorities: readonly string[]; periodEnd: string }

/** Everybody of an area whom the return of a month is about. */
export function cohortVisibleTo(ctx: Context, { areaId, periodEnd }: Pick<Month, 'areaId' | 'periodEnd'>) {
  const { bornFrom, overAgeFrom, bornUntil, planBefore } = cohortOf(periodEnd)
  return (
    learnersVisibleTo(ctx)
      .where('learner.areaId', '=', areaId)
      .where('learner.mergedIntoId', 'is', null)
      // Days of a school year are written out: a kept plan must know that they hold nearly everybody, or it sorts them all for each batch.
      .where('learner.bornOn', '>=', sql.lit(overAgeFrom))
      .where('learner.bornOn', '<=', sql.lit(bornUntil))
      .where((eb) =>
        eb.or([
          eb('learner.bornOn', '>=', sql.lit(planBefore)),
          eb.exists(
            eb
              .selectFrom('cohortLeaving')
              .select('cohortLeaving.id')
              .whereRef('cohortLeaving.learnerId', '=', 'learner.id')
              .where('cohortLeaving.status', '=', 'L')
              .where('cohortLeaving.takenBackAt', 'is', null),
          ),
          eb.exists(
            eb
              .selectFrom('learnerNeed')
              .select('learnerNeed.id')
              .whereRef('learnerNeed.learnerId', '=', 'learner.id')
              .where('learnerNeed.kind', '=', 'sen')
              .where('learnerNeed.value', '=', 'plan')
              .where('learnerNeed.endedAt', 'is', null),
          ),
        ]),
      )
      // That somebody has come to the age is told once: of those who were told of before, until the month that says it was sent.
      .where((eb) =>
        eb.or([
          eb('learner.bornOn', '>=', sql.lit(bornFrom)),
          eb.and([wasTold('P', periodEnd), eb.not(wasTold('A', periodEnd))]),
        ]),
      )
      // Whoever left is told of once.
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('cohortLeaving')
              .innerJoin('nccisSnapshot as told', 'told.id', 'cohortLeaving.reportedId')
              .select('cohortLeaving.id')
              .whereRef('cohortLeaving.learnerId', '=', 'learner.id')
              .where('cohortLeaving.takenBackAt', 'is', null)
              .where('told.periodEnd', '<', periodEnd),
          ),
        ),
      )
  )
}

/** Whether a month before, which was sent, told of a learner with this status. */
function wasTold(status: 'P' | 'A', periodEnd: string) {
  return sql<boolean>`exists (select from nccis_snapshot_row told join nccis_snapshot month on month.id = told.snapshot_id
    where told.learner_id = learner.id and month.area_id = learner.area_id and month.sent_at is not null
      and month.period_end < ${periodEnd}::date and told.record ->> 'cohortStatus' = ${sql.lit(status)})`
}

/** The people of a month, some at a time, each with what the record held of them at its end. */
export async function* peopleOf(ctx: Context, month: Month): AsyncGenerator<Known[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const people = chosen(cohortVisibleTo(ctx, month)).where('learner.id', '>', after)
    const some = await knownOf(ctx, month, people.orderBy('learner.id').limit(BATCH))
    if (some.length > 0) yield some
    const last = some.at(-1)
    if (!last || some.length < BATCH) return
    after = last.learnerId
  }
}

/** Some people as a month would hold them, whether they belong to it or not. */
export function theseOf(ctx: Context, month: Month, learnerIds: readonly string[]): Promise<Known[]> {
  return knownOf(
    ctx,
    month,
    chosen(learnersVisibleTo(ctx))
      .where('learner.id', 'in', [...learnerIds])
      .limit(BATCH),
  )
}

/** One person as a month would hold them, whether they still belong to it or not. */
export async function onePersonOf(ctx: Context, month: Month, learnerId: string): Promise<Known> {
  const [known] = await knownOf(ctx, month, chosen(learnersVisibleTo(ctx)).where('learner.id', '=', learnerId))
  return orNotFound(known, 'learner')
}

function chosen(learners: ReturnType<typeof learnersVisibleTo>) {
  return learners
    .select(['learner.id', 'learner.givenNames', 'learner.middleNames', 'learner.familyName', 'learner.bornOn'])
    .select(['learner.legalGivenNames', 'learner.legalFamilyName', 'learner.sex', 'learner.address'])
    .select(['learner.postcode', 'learner.isAddressProtected', 'learner.authorityId'])
}

async function knownOf(ctx: Context, month: Month, people: ReturnType<typeof chosen>): Promise<Known[]> {
  const { periodEnd, databaseCode, authorities } = month
  const { season } = guaranteeOf(periodEnd)
  const { year11From } = cohortOf(periodEnd)
  const midnight = londonMoment(addDays(periodEnd, 1), '00:00:00')
  const place = (name: string) => sql`case when ${sql.ref(`${name}.id`)} is not null then
    json_build_object('name', ${sql.ref(`${name}.name`)}, 'laestab', ${sql.ref(`${name}.laestab`)}, 'ukprn', ${sql.ref(`${name}.ukprn`)},
      'authority', (select authority_code from organisation as own where own.id = ${sql.ref(`${name}.authorityId`)})) end`
  const { rows } = await sql<Known>`
    with person as materialized (${people}),
      name_only as materialized (${nameOnlyLearners()})
    select person.id as "learnerId", own.number, own.previous as "previousNumber",
      person.legal_given_names as "givenNames", person.middle_names as "middleNames",
      coalesce(person.legal_family_name, person.family_name) as "familyName", person.born_on as "bornOn", person.sex,
      person.address, person.postcode, person.is_address_protected as "isAddressProtected", number.uln, number.upn,
      coalesce(lead.authority_code, ${authorities[0] ?? null}) as "leadAuthority",
      coalesce(lead.authority_code = any(${[...authorities]}::text[]), true) as "isResident",
      (select json_build_object('status', status, 'authority', authority_code) from cohort_leaving as gone
        where gone.learner_id = person.id and gone.taken_back_at is null and gone.left_on <= ${periodEnd}) as leaving,
      coalesce(home.authority_code, left(school.laestab, 3)) as "schoolAuthority",
      case when roll.left_on is null then ${place('school')} end as school, roll.started_on as "onRollSince",
      case when doing.code is not null then json_build_object('code', doing.code, 'startedOn', doing.started_on,
        'ascertainedOn', doing.ascertained_on, 'verifiedOn', doing.verified_on, 'reviewOn', doing.review_on,
        'predictedEndOn', doing.predicted_end_on, 'neetSince', doing.neet_started_on,
        'lapsesOn', activity_lapses_under(doing.code, ${periodEnd}::date, doing.started_on, doing.verified_on, doing.review_on,
          doing.predicted_end_on)) end as activity,
      ${place('provider')} as place,
      case when promise.code is not null
        then json_build_object('code', promise.code, 'authority', promise.authority_code) end as guarantee,
      (select level from level_of_need need where need.learner_id = person.id and need.from_on <= ${periodEnd}
        and (need.until_on is null or need.until_on > ${periodEnd}) order by need.from_on desc, need.id limit 1) as level,
      (select array_agg(code order by code) from learner_characteristic of where of.learner_id = person.id
        and of.from_on <= ${periodEnd} and (of.until_on is null or of.until_on > ${periodEnd})) as characteristics,
      told.sen, coalesce(told.looked_after = 'yes', false) as "isLookedAfter", told.ethnicity, aim.code as destination
    from person
    left join lateral (
      select min(number) filter (where nth = 1 and left(number, 3) = ${databaseCode}) as number, min(number) filter (where nth = 2) as previous
      from (select number, row_number() over (order by left(number, 3) = ${databaseCode} desc, given_at, number) as nth
        from nccis_identifier where learner_id = person.id) as numbered) as own on true
    left join lateral (
      select max(value) filter (where kind = 'uln') as uln, max(value) filter (where kind = 'upn') as upn
      from learner_identifier where learner_id = person.id and kind in ('uln', 'upn') and superseded_at is null) as number on true
    left join organisation as lead on lead.id = person.authority_id
    left join lateral (
      select school_id, started_on, left_on from roll_entry where learner_id = person.id
      order by left_on is null desc, recorded_at desc, id limit 1) as roll on true
    left join organisation as school on school.id = roll.school_id
    left join organisation as home on home.id = school.authority_id
    -- What was so by that day, by the newest word on it: a check made after the end of the month belongs to the next one.
    left join lateral (
      select activity.* from activity join activity_code on activity_code.code = activity.code
      where learner_id = person.id and status = 'confirmed' and started_on <= ${periodEnd} and verified_on <= ${periodEnd}
        and (activity_code.family <> 'compulsory' or person.born_on >= ${year11From})
      order by ended_at is null desc, recorded_at desc, activity.id limit 1) as doing on true
    left join organisation as provider on provider.id = doing.provider_id
    left join guarantee as promise on promise.learner_id = person.id and promise.season = ${season}
      and promise.year_group = ${season}::int - extract(year from person.born_on + interval '4 months')::int - 5
    left join lateral (
      select max(value) filter (where kind = 'sen') as sen, max(value) filter (where kind = 'looked-after') as looked_after,
        max(value) filter (where kind = 'ethnicity') as ethnicity
      from learner_need where learner_id = person.id and recorded_at < ${midnight}
        and (ended_at is null or ended_at >= ${midnight})
        -- What only schools have told is not passed on of those who have said so.
        and person.id not in (select learner_id from name_only)) as told on true
    left join lateral (
      select code from destination where learner_id = person.id and kind = 'intended' and superseded_at is null
      order by recorded_at desc, id limit 1) as aim on true
    order by person.id`.execute(ctx.db)
  return rows
}

const MOST_AUTHORITIES = 50

/** The authorities of an area by their national numbers. */
export async function authoritiesOf(ctx: Context, areaId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('areaAuthority')
    .innerJoin('organisation', 'organisation.id', 'areaAuthority.authorityId')
    .select('organisation.authorityCode')
    .where('areaAuthority.areaId', '=', areaId)
    .where('organisation.authorityCode', 'is not', null)
    .orderBy('organisation.authorityCode')
    .limit(MOST_AUTHORITIES)
    .execute()
  return rows.flatMap(({ authorityCode }) => authorityCode ?? [])
}
