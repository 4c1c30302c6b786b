import { sql } from 'kysely'
import { isNameOnly } from '~/access/people-scopes.server'
import type { Context } from '~/kit/context.server'
import { addDays } from '~/kit/dates'
import { firmlyHeld } from '../applications/choice.states'
import { bornFor } from '../guarantees/guarantee'
import { referenceDay, sustainedDay, type LeaverFacts } from './leaver'

export type Leaver = {
  id: string
  familyName: string
  givenNames: string
  schoolId: string | null
  form: string | null
  offers: number
} & LeaverFacts
type Wanted = {
  areaId: string
  leavingYear: number
  cycleId: string | null
  after?: string | null
  learnerIds?: readonly string[] | null
  size: number
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
/** A register of so many days before the day shows that somebody was there. */
const SEEN_WITHIN = 28
const SPELLS_AT_MOST = 40

/**
 * What the record holds of the next so many who left in a summer, in the order of their ids: one statement for all of them, in which each fact
 * is found through the learner’s own index. Of whom nothing but the name is passed on, nothing is read.
 */
export async function leaverFacts(ctx: Context, wanted: Wanted): Promise<Leaver[]> {
  const day = sql`${referenceDay(wanted.leavingYear)}::date`
  const { rows } = await sql<Leaver>`
    with person as (${people(wanted)})
    select person.id, person.family_name, person.given_names, school.school_id, school.form,
      coalesce(offered.offers, 0)::int as offers, intended.code as intended, to_json(accepted.*) as accepted,
      to_json(activity.*) as activity, to_json(enrolment.*) as enrolment, to_json(register.*) as register,
      coalesce(spells.list, '[]'::json) as spells
    from person
    left join lateral (${schoolOfYear11}) school on true
    left join lateral (${intended(wanted.cycleId)}) intended on person.is_read
    left join lateral (${offers(wanted.cycleId)}) offered on person.is_read
    left join lateral (${accepted(wanted.cycleId)}) accepted on person.is_read
    left join lateral (${activityOn(day)}) activity on person.is_read
    left join lateral (${enrolmentOn(day)}) enrolment on person.is_read
    left join lateral (${registerBefore(wanted.leavingYear)}) register on person.is_read and activity.code is null
      and enrolment.what is null
    left join lateral (${spellsOf(wanted.leavingYear)}) spells on person.is_read
    order by person.id`.execute(ctx.db)
  return rows
}

function people({ areaId, leavingYear, after, learnerIds, size }: Wanted) {
  const { elevenFrom, until } = bornFor(leavingYear)
  const these = learnerIds ? sql`and learner.id = any(${learnerIds}::uuid[])` : sql``
  return sql`
    select learner.id, learner.family_name, learner.given_names, not ${isNameOnly(sql.ref<string>('learner.id'))} as is_read
    from learner
    where learner.area_id = ${areaId} and learner.merged_into_id is null
      and learner.born_on between ${sql.lit(elevenFrom)}::date and ${sql.lit(until)}::date and learner.id > ${after ?? NOBODY} ${these}
    order by learner.id limit ${size}`
}

const schoolOfYear11 = sql`
  select roll.school_id, roll.form from roll_entry roll where roll.learner_id = person.id
  order by roll.year_group <= 11 desc, roll.left_on desc nulls first, roll.recorded_at desc, roll.id limit 1`

function intended(cycleId: string | null) {
  return sql`
    select destination.code from destination
    where destination.learner_id = person.id and destination.cycle_id = ${cycleId}::uuid and destination.kind = 'intended'
      and destination.superseded_at is null
    limit 1`
}

function offers(cycleId: string | null) {
  return sql`
    select count(*) as offers from choice
    where choice.learner_id = person.id and choice.cycle_id = ${cycleId}::uuid
      and exists (select from offer where offer.choice_id = choice.id)`
}

// Whoever was given a place and did not come has said yes to it all the same.
function accepted(cycleId: string | null) {
  const held = sql`${[...firmlyHeld, 'enrolled', 'did_not_attend']}::choice_state[]`
  return sql`
    select course.title as what, provider.name as "where", provider.id as "providerId"
    from choice join course_run run on run.id = choice.course_run_id join course on course.id = run.course_id
    join organisation provider on provider.id = choice.provider_id
    where choice.learner_id = person.id and choice.cycle_id = ${cycleId}::uuid and choice.state = any(${held})
    order by choice.state = 'enrolled' desc, choice.changed_at desc, choice.id limit 1`
}

// The newest word on that day: one that was checked again later is the same activity still.
function activityOn(day: ReturnType<typeof sql>) {
  return sql`
    select activity.code, code.headline_group = 'eet' as "isBusy", code.label as what, provider.name as "where",
      activity.provider_id as "providerId", activity.verified_on as "on"
    from activity join activity_code code on code.code = activity.code
    left join organisation provider on provider.id = activity.provider_id
    where activity.learner_id = person.id and activity.status = 'confirmed' and activity.started_on <= ${day}
      and (activity.ended_at is null or (activity.ended_at at time zone 'Europe/London')::date >= ${day})
      and code.family not in ('compulsory', 'not-known')
      and coalesce(activity_lapses_under(activity.code, ${day}, activity.started_on, activity.verified_on, activity.review_on,
        activity.predicted_end_on) >= ${day}, true)
    order by activity.recorded_at desc, activity.id limit 1`
}

function enrolmentOn(day: ReturnType<typeof sql>) {
  return sql`
    select course.title as what, provider.name as "where", provider.id as "providerId", provider.kind as "providerKind",
      course.route, run.study_mode as "studyMode", coalesce(enrolment.started_on, run.starts_on) as "startedOn",
      run.ends_on as "endsOn"
    from enrolment join course_run run on run.id = enrolment.course_run_id join course on course.id = run.course_id
    join organisation provider on provider.id = enrolment.provider_id
    where enrolment.learner_id = person.id and enrolment.status <> 'not-arrived'
      and coalesce(enrolment.started_on, run.starts_on) <= ${day} and (enrolment.ended_on is null or enrolment.ended_on >= ${day})
    order by coalesce(enrolment.started_on, run.starts_on) desc, enrolment.id limit 1`
}

function registerBefore(leavingYear: number) {
  const day = referenceDay(leavingYear)
  return sql`
    select provider.name as "where", provider.id as "providerId", provider.kind as "providerKind", count(*)::int as times,
      max((session.starts_at at time zone 'Europe/London')::date) as "on"
    from mark join mark_code code on code.code = mark.code and code.counts_as_attended
    join class_session session on session.id = mark.session_id
    join organisation provider on provider.id = session.provider_id
    where mark.learner_id = person.id and session.starts_at >= ${addDays(day, -SEEN_WITHIN)}::date
      and session.starts_at < ${addDays(day, 1)}::date
    group by provider.id order by times desc, provider.id limit 1`
}

function spellsOf(leavingYear: number) {
  const from = sql`${`${leavingYear}-10-01`}::date`
  const until = sql`${sustainedDay(leavingYear)}::date`
  return sql`
    select json_agg(spell order by spell."fromOn", spell.label) as list from (
      (select case when course.route = 'apprenticeship' then 'apprenticeship' else 'education' end as kind,
        coalesce(enrolment.started_on, run.starts_on) as "fromOn", enrolment.ended_on as "untilOn", 'Enrolled on ' || course.title as label
      from enrolment join course_run run on run.id = enrolment.course_run_id join course on course.id = run.course_id
      where enrolment.learner_id = person.id and enrolment.status <> 'not-arrived'
        and coalesce(enrolment.started_on, run.starts_on) <= ${until} and coalesce(enrolment.ended_on, 'infinity') >= ${from})
      union all
      (select case when activity.code in ('310', '450') then 'apprenticeship' when code.is_neet then 'neet'
        when code.family = 'employment' then 'work' else 'education' end, activity.started_on,
        (activity.ended_at at time zone 'Europe/London')::date, code.label
      from activity join activity_code code on code.code = activity.code
      where activity.learner_id = person.id and activity.status = 'confirmed' and activity.started_on <= ${until}
        and (activity.ended_at is null or activity.ended_at >= ${from}) and (code.is_neet or code.headline_group = 'eet'))
      limit ${SPELLS_AT_MOST}) spell`
}
