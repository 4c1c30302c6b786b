import { sql } from 'kysely'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { firmlyHeld, seenByProvider } from '../applications/choice.states'
import type { Cycle } from '../cycles/cycle'

/** What became of an application after the learner had said yes. */
const onceAccepted = [...firmlyHeld, 'enrolled', 'did_not_attend'] as const
const onceConfirmed = ['place_confirmed', 'enrolled', 'did_not_attend'] as const
const answerRanOut = ['overdue', 'ended_no_reply'] as const

/**
 * The start of a question: `facts` is one row for each application of a cycle that the viewer may see as a provider does, with
 * how many working days it waited for its first answer. Days on which the learner was being asked something are not counted:
 * the clock stood still.
 */
export function performanceFacts(ctx: Context, cycle: Pick<Cycle, 'id' | 'areaId' | 'startsOn'>) {
  return sql`
    with days as (
      select day::date as day, sum((extract(isodow from day) < 6 and not exists (
        select from closure where (closure.area_id is null or closure.area_id = ${cycle.areaId})
          and day between closure.starts_on and closure.ends_on))::int) over (order by day)::int as worked
      from generate_series(${cycle.startsOn}::date, ${londonDay(ctx.now)}::date, '1 day') day
    ), chosen as ${choicesOf(ctx, cycle.id)}, answers as (
      select chosen.*, ${londonDate('chosen.sent_at')} as sent_on, ${londonDate('least(offered.at, refused.at, listed.at)')} as answered_on,
        offered.at is not null as is_offered
      from chosen
      left join lateral (select min(made_at) as at from offer where choice_id = chosen.id) offered on true
      left join lateral (select min(rejected_at) as at from rejection where choice_id = chosen.id) refused on true
      left join lateral (select min(added_at) as at from waiting_list_entry where choice_id = chosen.id) listed on true
    ), paused as (
      select answers.id, sum(until.worked - since.worked)::int as worked
      from answers
      join information_request request on request.choice_id = answers.id
      join days since on since.day = ${londonDate('request.asked_at')}
      join days until on until.day = least(${londonDate('request.ended_at')}, answers.answered_on)
      where since.day <= answers.answered_on
      group by answers.id
    ), facts as (
      select answers.*, answered.worked - sent.worked - coalesce(paused.worked, 0) as waited,
        ${accepted} as is_accepted, answers.state = any (${onceConfirmed}::choice_state[]) as is_confirmed,
        answers.answered_on is not null or answers.state = any (${answerRanOut}::choice_state[]) as is_owed,
        coalesce(seen.is_told, false) as is_interviewed, coalesce(seen.is_missed, false) as is_missed
      from answers
      left join days sent on sent.day = answers.sent_on
      left join days answered on answered.day = answers.answered_on
      left join paused on paused.id = answers.id
      left join lateral (
        select bool_or(outcome is not null) as is_told, bool_or(outcome = 'did-not-come') as is_missed
        from interview where choice_id = answers.id and cancelled_at is null
      ) seen on true
    )`
}

/** What is counted of some applications together; the same columns for one provider and for the whole area. */
export const performanceCounts = sql`
  count(*)::int as received, count(answered_on)::int as answered, (count(*) filter (where is_owed))::int as owed,
  (count(*) filter (where answered_on <= answer_by))::int as in_time,
  percentile_cont(0.5) within group (order by waited) as median_days,
  percentile_cont(0.9) within group (order by waited) as ninetieth_days,
  (count(*) filter (where is_offered))::int as offered, (count(*) filter (where is_accepted))::int as accepted,
  (count(*) filter (where is_confirmed))::int as confirmed, (count(*) filter (where facts.state = 'enrolled'))::int as enrolled,
  (count(*) filter (where is_interviewed))::int as interviewed, (count(*) filter (where is_missed))::int as missed,
  (count(*) filter (where facts.state = 'rejected'))::int as rejected`

const accepted = sql`(answers.state = any (${onceAccepted}::choice_state[]) or exists (
  select from offer join reply on reply.offer_id = offer.id where offer.choice_id = answers.id and reply.kind = 'firm'))`

function choicesOf(ctx: Context, cycleId: string) {
  return choicesVisibleTo(ctx)
    .select(['choice.id', 'choice.providerId', 'choice.courseRunId', 'choice.learnerId', 'choice.state'])
    .select(['choice.answerBy', 'choice.sentAt'])
    .where('choice.cycleId', '=', cycleId)
    .where('choice.state', 'in', seenByProvider)
    .where('choice.sentAt', 'is not', null)
}

function londonDate(moment: string) {
  return sql`(${sql.raw(moment)} at time zone 'Europe/London')::date`
}
