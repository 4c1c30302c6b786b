import { confirmPlace, decideConditions, missConditions } from '~/domain/enrolments/condition.commands.server'
import type { ConditionDecision } from '~/domain/enrolments/condition'
import { offerOtherCourse } from '~/domain/changed-offers/change.commands.server'
import { promoteBackup } from '~/domain/offers/promote.commands.server'
import type { Context } from '~/kit/context.server'
import { evaluate, type Asked, type Judged } from './evaluation'
import { placesWaiting, type Place } from './place.queries.server'
import { otherCourseTerms } from './other-course'
import { isBackup, isDecision, type Outcome } from './prepared'
import { keepStandings } from './standing.commands.server'
import { preparedFor, whoPrepared, type Prepared } from './prepared.queries.server'
import { resultsOf } from './result.queries.server'

type Condition = Place['conditions'][number]
type Standing = Judged<Condition & Asked>

/**
 * One place when results are out, in a deed that is already open. What the results meet is marked by the system, and where
 * nothing is open any more the system confirms the place. What was missed is decided by whoever prepared it, as their own deed;
 * where nobody has, it waits. A second time finds nothing left to do.
 */
export async function settlePlace(ctx: Context, choiceId: string, reader: Context = ctx): Promise<Outcome> {
  const [place] = await placesWaiting(ctx, { choiceIds: [choiceId] }, 1)
  if (!place) return 'gone'
  const prepared = await preparedFor(ctx, choiceId)
  const decision = prepared && isDecision(prepared.decision) ? prepared.decision : null
  if (decision === 'hold') return 'held'
  const results = await resultsOf(reader, place.cycleId, [place.learnerId])
  const judged = evaluate(place.conditions, results.get(place.learnerId) ?? [])
  if (reader === ctx) await keepStandings(ctx, [{ ...place, standing: judged.standing }])
  if (isBackup(place.state)) return (await markMet(ctx, place, judged)) > 0 ? 'marked' : 'waiting'
  if (decision === 'other-course' && prepared) return offerAnother(ctx, place, judged, prepared)

  const marked = await markMet(ctx, place, judged)
  if (judged.isAllClosed) {
    await confirmPlace(ctx, place.id)
    return 'confirmed'
  }
  if (decision === 'confirm' && prepared) return confirmAllTheSame(ctx, place, judged, prepared)
  if (decision === 'not-met' && prepared) return sayMissed(ctx, place, judged, prepared)
  return marked > 0 ? 'marked' : 'waiting'
}

async function markMet(ctx: Context, place: Place, { conditions }: Standing): Promise<number> {
  const met = conditions.filter(({ status, standing }) => status === 'open' && standing === 'met')
  if (met.length > 0) await decideConditions(ctx, place.id, { decisions: all(met, 'met'), version: undefined })
  return met.length
}

/** The place is given though something is open or was missed: it is not asked for any more. */
async function confirmAllTheSame(ctx: Context, place: Place, { conditions }: Standing, prepared: Prepared) {
  const staff = await whoPrepared(ctx, prepared)
  const rest = conditions.filter(({ status, standing }) => isOpen(status) && standing !== 'met')
  await decideConditions(staff, place.id, { decisions: all(rest, 'waived'), version: undefined })
  await confirmPlace(staff, place.id)
  return 'confirmed' as const
}

/** What the results miss is marked so; where they say nothing, all that is open is. */
async function sayMissed(ctx: Context, place: Place, { conditions }: Standing, prepared: Prepared) {
  const staff = await whoPrepared(ctx, prepared)
  const left = conditions.filter(({ status, standing }) => status === 'open' && standing !== 'met')
  const byResults = left.filter(({ standing }) => standing === 'missed' || standing === 'missed-by-one')
  const missed = byResults.length > 0 ? byResults : left
  if (missed.length > 0)
    await decideConditions(staff, place.id, { decisions: all(missed, 'not-met'), version: undefined })
  const reason = prepared.reasonId ?? ''
  await missConditions(staff, place.id, { reason, detail: '', version: undefined })
  await promoteBackup(ctx, place.id)
  return 'not-met' as const
}

/** Another course instead: what is still to be shown stays a condition, grades are not asked for again. */
async function offerAnother(ctx: Context, place: Place, { conditions }: Standing, prepared: Prepared) {
  const staff = await whoPrepared(ctx, prepared)
  await offerOtherCourse(staff, place.id, otherCourseTerms(prepared.courseRunId ?? '', conditions))
  return 'other-course' as const
}

function all(conditions: readonly Condition[], to: ConditionDecision) {
  return Object.fromEntries(conditions.map(({ id }) => [id, to]))
}

function isOpen(status: ConditionDecision) {
  return status === 'open' || status === 'not-met'
}
