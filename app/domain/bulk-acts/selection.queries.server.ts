import { choicesVisibleTo } from '~/access/scopes.server'
import { fullName } from '~/domain/learners/learner'
import { capacityOn } from '~/domain/offers/capacity.queries.server'
import { standardOffersOf } from '~/domain/offers/standard-offer.queries.server'
import { idsInQueue } from '~/domain/queues/queue.queries.server'
import type { Context } from '~/kit/context.server'
import { MOST_AT_ONCE, type ActKind } from './bulk-act'
import type { Selection } from './bulk-act.schemas'
import { planAct, type Chosen, type Plan } from './plan'

/** The applications that are meant, in the order of the queue; no more than can be done at once. */
export async function findChosen(
  ctx: Context,
  { ids, filter }: Selection,
): Promise<{ chosen: Chosen[]; hasMore: boolean }> {
  const found = filter === null ? ids : await idsInQueue(ctx, filter, MOST_AT_ONCE + 1)
  const wanted = found.slice(0, MOST_AT_ONCE)
  if (wanted.length === 0) return { chosen: [], hasMore: false }
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['choice.id', 'choice.version', 'choice.state', 'choice.courseRunId', 'course.id as courseId'])
    .select(['learner.givenNames', 'learner.familyName', 'course.title as courseTitle'])
    .where('choice.id', 'in', wanted)
    .limit(MOST_AT_ONCE)
    .execute()
  const byId = new Map(
    rows.map(({ givenNames, familyName, ...row }) => [row.id, { ...row, name: fullName({ givenNames, familyName }) }]),
  )
  return { chosen: wanted.flatMap((id) => byId.get(id) ?? []), hasMore: found.length > MOST_AT_ONCE }
}

/** What an act would do to them. */
export async function planFor(
  ctx: Context,
  kind: ActKind,
  selection: Selection,
): Promise<{ plan: Plan; hasMore: boolean }> {
  const { chosen, hasMore } = await findChosen(ctx, selection)
  return { plan: planAct(kind, chosen, kind === 'offer' ? await factsOf(ctx, chosen) : {}), hasMore }
}

/** The same for offers, with the usual offer of each course beside. */
export async function planOffers(ctx: Context, selection: Selection) {
  const { chosen, hasMore } = await findChosen(ctx, selection)
  const courses = new Map(chosen.map(({ courseId, courseTitle }) => [courseId, courseTitle]))
  const usual = await standardOffersOf(ctx, [...courses.keys()])
  const offers = [...courses].map(([id, title]) => ({ id, title, offer: usual.get(id) ?? null }))
  return { plan: planAct('offer', chosen, await factsOf(ctx, chosen)), hasMore, offers }
}

async function factsOf(ctx: Context, chosen: readonly Chosen[]) {
  const courses = [...new Set(chosen.map(({ courseId }) => courseId))]
  const usual = await standardOffersOf(ctx, courses)
  return {
    capacity: await capacityOn(ctx, [...new Set(chosen.map(({ courseRunId }) => courseRunId))]),
    withoutOffer: new Set(courses.filter((id) => !usual.has(id))),
  }
}
