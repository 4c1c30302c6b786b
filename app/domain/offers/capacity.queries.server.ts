import { sql } from 'kysely'
import { choicesVisibleTo, coursesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { openOffers, takingPlaces, type ChoiceState } from '../applications/choice.states'
import type { Capacity } from './capacity'
import type { PlacesQuestion } from './offer.schemas'

const RUNS_AT_MOST = 500
const PAGE_SIZE = 50
const SHOWN_AFTER_START = 90

/** How full each of these starts is, of those whose number of places is known. */
export async function capacityOn(ctx: Context, runIds: readonly string[]): Promise<Map<string, Capacity>> {
  if (runIds.length === 0) return new Map()
  const rows = await runsWithPlaces(ctx)
    .where('courseRun.id', 'in', [...runIds])
    .execute()
  return new Map(rows.map(({ id, places, taken, ...run }) => [id, { ...run, places: places ?? 0, taken: taken ?? 0 }]))
}

/** How full a start is; nothing where its number of places is not known. */
export async function findCapacity(ctx: Context, runId: string): Promise<Capacity | null> {
  return (await capacityOn(ctx, [runId])).get(runId) ?? null
}

/** How full the start is that a choice is for. */
export async function capacityForChoice(ctx: Context, choiceId: string): Promise<Capacity | null> {
  const run = choicesVisibleTo(ctx).select('choice.courseRunId').where('choice.id', '=', choiceId)
  const [found] = await runsWithPlaces(ctx).where('courseRun.id', 'in', run).execute()
  return found ? { ...found, places: found.places ?? 0, taken: found.taken ?? 0 } : null
}

/** How full each start of one of the provider's own courses is, of those whose number of places is known. */
export async function capacityOfCourse(ctx: Context, courseId: string) {
  const rows = await runsWithPlaces(ctx)
    .where('courseRun.courseId', '=', courseId)
    .where('course.providerId', '=', ctx.actor.organisationId)
    .where('courseRun.status', '=', 'live')
    .select(['courseRun.startsOn', 'courseRun.startText', 'courseRun.startPrecision'])
    .execute()
  return rows.map(({ places, taken, ...run }) => ({ ...run, places: places ?? 0, taken: taken ?? 0 }))
}

function runsWithPlaces(ctx: Context) {
  return coursesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.courseId', 'course.id')
    .select(['courseRun.id', 'courseRun.places', 'courseRun.offersPerHundred', 'courseRun.hasHardLimit'])
    .select((eb) =>
      eb
        .selectFrom('offer')
        .innerJoin('choice', 'choice.id', 'offer.choiceId')
        .select(sql<number>`count(*)::int`.as('taken'))
        .whereRef('offer.courseRunId', '=', 'courseRun.id')
        .where('offer.endedAt', 'is', null)
        .where('choice.state', 'in', takingPlaces)
        .as('taken'),
    )
    .where('courseRun.places', 'is not', null)
    .orderBy('courseRun.startsOn', (order) => order.asc().nullsLast())
    .orderBy('courseRun.id')
    .limit(RUNS_AT_MOST)
}

const accepted = takingPlaces.filter((state) => !openOffers.includes(state) && state !== 'enrolled')
const enrolled: ChoiceState[] = ['enrolled']
const waiting: ChoiceState[] = ['waiting_list']

/** One page of a provider's starts by course: the places of each, and how many are offered, accepted, enrolled or waiting. */
export async function placesOfRuns(ctx: Context, { q, after }: PlacesQuestion) {
  const start = valuesAt(after, 2)
  const rows = await coursesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.courseId', 'course.id')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .where('course.providerId', '=', ctx.actor.organisationId)
    .where('courseRun.status', '=', 'live')
    .where((eb) =>
      eb.or([
        eb('courseRun.startsOn', 'is', null),
        eb('courseRun.startsOn', '>=', addDays(londonDay(ctx.now), -SHOWN_AFTER_START)),
      ]),
    )
    .$if(q !== '', (query) => query.where('course.title', 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`))
    .$if(start !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('course.title', 'courseRun.id'), '>', eb.tuple(start?.[0] ?? '', start?.[1] ?? '')),
      ),
    )
    .select(['courseRun.id', 'course.id as courseId', 'course.title', 'site.name as siteName'])
    .select(['courseRun.startsOn', 'courseRun.startText', 'courseRun.startPrecision'])
    .select(['courseRun.places', 'courseRun.offersPerHundred', 'courseRun.hasHardLimit'])
    .select([
      choicesOn(ctx, openOffers).as('offered'),
      choicesOn(ctx, accepted).as('accepted'),
      choicesOn(ctx, enrolled).as('enrolled'),
      choicesOn(ctx, waiting).as('waiting'),
    ])
    .orderBy('course.title')
    .orderBy('courseRun.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, ({ title, id }) => [title, id])
}

export type RunPlaces = Awaited<ReturnType<typeof placesOfRuns>>['rows'][number]

function choicesOn(ctx: Context, states: readonly ChoiceState[]) {
  return ctx.db
    .selectFrom('choice')
    .select(sql<number>`count(*)::int`.as('choices'))
    .where('choice.courseRunId', '=', sql.ref<string>('course_run.id'))
    .where('choice.state', 'in', [...states])
}
