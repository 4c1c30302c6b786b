import { sql, type RawBuilder } from 'kysely'
import { isNameOnly } from '~/access/people-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { appliedOutside, type OutsideState } from '../applications/outside-application'
import {
  awaitingDecision,
  decisionPending,
  seenByProvider,
  statesWith,
  type ChoiceState,
} from '../applications/choice.states'
import { bornFor, type GuaranteeFacts, type YearGroup } from './guarantee'

export type Person = {
  id: string
  yearGroup: YearGroup
  familyName: string
  givenNames: string
  authorityCode: string | null
  schoolId: string | null
}
export type PersonFacts = Person & { facts: GuaranteeFacts }
type Wanted = {
  areaId: string
  season: number
  cycleId: string | null
  after?: string | null
  /** These alone, where somebody asks for them. */
  learnerIds?: readonly string[] | null
  size: number
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
/** Ended by the other side, so that nothing is left of it for the learner to say. */
const refusals = [
  ...(['rejected', 'ended_no_reply', 'offer_withdrawn', 'conditions_not_met', 'course_cancelled'] as const),
] satisfies ChoiceState[]
const offeredOutside = ['offered', 'accepted'] as const satisfies OutsideState[]

/**
 * What the record says of the next so many 16 and 17 year olds of an area, in the order of their ids: one statement for all of
 * them, in which each fact is found through the learner’s own index.
 */
export async function guaranteeFacts(ctx: Context, wanted: Wanted): Promise<PersonFacts[]> {
  const today = londonDay(ctx.now)
  const { rows } = await sql<Row>`
    with person as (${people(wanted)})
    select person.id, person.year_group, person.family_name, person.given_names, person.authority_code,
      school.school_id, ${isNameOnly(sql.ref<string>('person.id'))} as is_name_only,
      coalesce(tally.offers, 0)::int as offers, coalesce(tally.pending, 0)::int as pending, coalesce(tally.sent, 0)::int as sent,
      coalesce(tally.refused, 0)::int as refused, coalesce(tally.not_arrived, 0)::int as not_arrived,
      to_json(offer.*) as offer, to_json(place.*) as place, to_json(activity.*) as activity, to_json(elsewhere.*) as elsewhere
    from person
    left join lateral (${lastSchool}) school on true
    left join lateral (${choiceTally(wanted.cycleId)}) tally on true
    left join lateral (${oldestOffer(wanted.cycleId)}) offer on tally.offers > 0
    left join lateral (${placeGoingOn(wanted.season)}) place on person.year_group = 12
    left join lateral (${currentActivity(today)}) activity on true
    left join lateral (${applicationElsewhere(wanted.cycleId)}) elsewhere on true
    order by person.id`.execute(ctx.db)
  return rows.map(
    ({ isNameOnly, offers, pending, sent, refused, notArrived, offer, place, activity, elsewhere, ...person }) => ({
      ...person,
      facts: {
        ...{ yearGroup: person.yearGroup, isNameOnly, offers, pending, sent, refused, notArrived },
        ...{ offer, place, activity, elsewhere },
      },
    }),
  )
}

type Row = Person & Omit<GuaranteeFacts, 'yearGroup'>

function people({ areaId, season, after, learnerIds, size }: Wanted) {
  const { from, elevenFrom, until } = bornFor(season)
  const these = learnerIds ? sql`and learner.id = any(${learnerIds}::uuid[])` : sql``
  return sql`
    select learner.id, learner.family_name, learner.given_names, authority.authority_code,
      case when learner.born_on >= ${elevenFrom}::date then 11 else 12 end as year_group
    from learner left join organisation authority on authority.id = learner.authority_id
    where learner.area_id = ${areaId} and learner.merged_into_id is null
      and learner.born_on between ${sql.lit(from)}::date and ${sql.lit(until)}::date and learner.id > ${after ?? NOBODY} ${these}
    order by learner.id limit ${size}`
}

const lastSchool = sql`
  select roll.school_id from roll_entry roll where roll.learner_id = person.id
  order by roll.left_on desc nulls first, roll.recorded_at desc, roll.id limit 1`

function choiceTally(cycleId: string | null) {
  return sql`
    select count(*) filter (where choice.state = any(${states(statesWith('guaranteeCounts'))})) as offers,
      count(*) filter (where choice.state = any(${states([...decisionPending, ...awaitingDecision])})) as pending,
      count(*) filter (where choice.state = any(${states(seenByProvider)})) as sent,
      count(*) filter (where choice.state = any(${states(refusals)})) as refused,
      count(*) filter (where choice.state = 'did_not_attend') as not_arrived
    from choice where choice.learner_id = person.id and choice.cycle_id = ${cycleId}::uuid`
}

function oldestOffer(cycleId: string | null) {
  return sql`
    select course.title as what, provider.name as "where", provider.authority_code as "authorityCode",
      (coalesce(made.at, choice.decided_at, choice.changed_at) at time zone 'Europe/London')::date as "on"
    from choice
    join course_run run on run.id = choice.course_run_id join course on course.id = run.course_id
    join organisation provider on provider.id = choice.provider_id
    left join lateral (select min(offer.made_at) as at from offer where offer.choice_id = choice.id) made on true
    where choice.learner_id = person.id and choice.cycle_id = ${cycleId}::uuid
      and choice.state = any(${states(statesWith('guaranteeCounts'))})
    order by coalesce(made.at, choice.decided_at, choice.changed_at), choice.id limit 1`
}

function placeGoingOn(season: number) {
  const september = sql`${`${season}-09-01`}::date`
  return sql`
    (select 'enrolment' as kind, course.title as what, provider.name as "where", provider.authority_code as "authorityCode",
      run.ends_on as until
    from enrolment join course_run run on run.id = enrolment.course_run_id join course on course.id = run.course_id
    join organisation provider on provider.id = enrolment.provider_id
    where enrolment.learner_id = person.id and enrolment.status = 'enrolled' and enrolment.ended_on is null
      and run.ends_on >= ${september}
    order by run.ends_on desc, enrolment.id limit 1)
    union all
    (select 'placement', course.title, host.name, host.authority_code, placement.ends_on
    from placement join course_run run on run.id = placement.course_run_id join course on course.id = run.course_id
    join organisation host on host.id = placement.host_id
    where placement.learner_id = person.id and placement.state = 'started' and placement.ends_on >= ${september}
    order by placement.ends_on desc, placement.id limit 1)
    limit 1`
}

function currentActivity(today: string) {
  return sql`
    select activity.code, code.label as what, provider.name as "where", activity.started_on as "startedOn",
      activity.predicted_end_on as until,
      coalesce(activity_lapses_under(activity.code, ${today}::date, activity.started_on, activity.verified_on, activity.review_on,
        activity.predicted_end_on) >= ${today}::date, true) as "isCurrent"
    from activity join activity_code code on code.code = activity.code
    left join organisation provider on provider.id = activity.provider_id
    where activity.learner_id = person.id and activity.status = 'confirmed' and activity.ended_at is null`
}

// A job is no offer by itself: whether training comes with it is for an adviser to ask.
function applicationElsewhere(cycleId: string | null) {
  return sql`
    select elsewhere.organisation_name as "where", (elsewhere.changed_at at time zone 'Europe/London')::date as "on",
      elsewhere.state = any(${listed(offeredOutside)}) as "hasOffer", elsewhere.told_by_id is not null as "isTold"
    from outside_application elsewhere
    where elsewhere.learner_id = person.id and elsewhere.cycle_id = ${cycleId}::uuid and elsewhere.denied_at is null
      and elsewhere.kind <> 'employer' and elsewhere.state = any(${listed(appliedOutside)})
    order by elsewhere.state = any(${listed(offeredOutside)}) desc, elsewhere.told_by_id is not null desc, elsewhere.created_at,
      elsewhere.id limit 1`
}

function states(names: readonly ChoiceState[]): RawBuilder<unknown> {
  return sql`${[...names]}::choice_state[]`
}

function listed(names: readonly string[]): RawBuilder<unknown> {
  return sql`${[...names]}::text[]`
}
