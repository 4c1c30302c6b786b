import { sql } from 'kysely'
import { choicesVisibleTo } from '~/access/scopes.server'
import { takingPlaces } from '~/domain/applications/choice.states'
import { snapshotFrom } from '~/domain/applications/snapshot'
import { isVisible, providerKindOf, stageOf } from '~/domain/applications/visibility'
import { fullName } from '~/domain/learners/learner'
import type { Context } from '~/kit/context.server'
import { toDecide } from './prepared'

const CALLS_AT_MOST = 200
const STARTS_AT_MOST = 100

/** Whom to call: those whose conditions were not met, and those whose place still waits. With the number where the law lets it be read. */
export async function callList(ctx: Context, cycleId: string) {
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .leftJoin('preparedDecision', 'preparedDecision.choiceId', 'choice.id')
    .select(['choice.id', 'choice.state', 'choice.snapshot', 'course.title as courseTitle'])
    .select(['learner.givenNames', 'learner.familyName', 'learner.isAddressProtected as isProtected'])
    .select(['provider.kind as providerKind', 'preparedDecision.standing'])
    .where('choice.cycleId', '=', cycleId)
    .where((eb) =>
      eb.or([
        eb('choice.state', '=', 'conditions_not_met'),
        eb.and([
          eb('choice.state', 'in', toDecide),
          // Before results are out nothing is known of most: there is nobody to call yet for that.
          sql<boolean>`(prepared_decision.standing in ('missed', 'missed-by-one') or (cycle.results_out_at is not null
            and coalesce(prepared_decision.standing, 'unknown') = 'unknown'))`,
        ]),
      ]),
    )
    .orderBy('choice.state')
    .orderBy('learner.nameKey')
    .orderBy('choice.id')
    .limit(CALLS_AT_MOST)
    .execute()
  return rows.map(({ snapshot, givenNames, familyName, providerKind, isProtected, ...row }) => {
    const mayCall = isVisible('phone', providerKindOf(providerKind), stageOf(row.state), isProtected)
    const phone = mayCall ? (snapshotFrom(snapshot)?.answers['phone'] ?? null) : null
    return { ...row, phone, name: fullName({ givenNames, familyName }) }
  })
}

type Free = { id: string; title: string; left: number; waiting: number; nextId: string; nextName: string }

/** Starts with a place left and somebody on the waiting list: who is next on each. */
export async function freePlaces(ctx: Context, cycleId: string): Promise<Free[]> {
  const { rows } = await sql<Free>`
    select run.id, course.title, run.places - coalesce(held.count, 0)::int as left, list.waiting,
      list.next as "nextId", concat(learner.given_names, ' ', learner.family_name) as "nextName"
    from (
      select entry.course_run_id, count(*)::int as waiting, (array_agg(entry.choice_id order by entry.order_key, entry.added_at, entry.id))[1] as next
      from waiting_list_entry entry join choice on choice.id = entry.choice_id
      where choice.provider_id = ${ctx.actor.organisationId} and choice.cycle_id = ${cycleId}
        and choice.state = 'waiting_list' and entry.ended_at is null
      group by entry.course_run_id) list
    join course_run run on run.id = list.course_run_id
    join course on course.id = run.course_id
    join choice on choice.id = list.next
    join learner on learner.id = choice.learner_id
    left join lateral (
      select count(*) from offer join choice taken on taken.id = offer.choice_id
      where offer.course_run_id = run.id and offer.ended_at is null
        and taken.state = any (${`{${takingPlaces.join(',')}}`}::choice_state[])) held on true
    where run.places is not null and run.places > coalesce(held.count, 0)
    order by course.title, run.id limit ${STARTS_AT_MOST}`.execute(ctx.db)
  return rows
}
