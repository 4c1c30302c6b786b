import { confirmPlace, decideConditions, missConditions } from '~/domain/enrolments/condition.commands.server'
import { enrolLearner, markNotArrived } from '~/domain/enrolments/enrolment.commands.server'
import { writeProgressNote } from '~/domain/plans/progress-note.commands.server'
import type { Context } from '~/kit/context.server'
import { addDays } from '~/kit/dates'
import { momentBetween, momentOn, type Season } from '../season'
import type { ChoiceFate } from '../story/fate'
import { actingAs, type Deed } from './play.server'
import { choiceIdOf, type Thread } from './thread.server'
import type { World } from './world.server'

/** Results, places and the first days: what becomes of the place a learner said yes to. */
export function enrolling(world: World, thread: Thread, season: Season): Deed[] {
  const choice = thread.fate.choices.find(({ ending }) => ending !== null)
  if (!choice || choice.answer.is !== 'offer') return []
  const { ending, answer } = choice
  const chance = thread.pupil.chance.of('enrolment')
  const theirs = deedsAt(world, thread, choice)
  const resultsDay = addDays(season.lastResults, chance.whole(1, 5))
  const firstWeek = addDays(season.termBegan, chance.whole(0, 4))
  const id = () => choiceIdOf(thread, choice)
  const isMissed = ending === 'conditions-missed'
  return [
    ...(answer.isConditional ? [theirs(resultsDay, 0, (ctx) => decideAll(ctx, id(), isMissed))] : []),
    ...(isMissed ? [theirs(resultsDay, 20, (ctx) => missConditions(ctx, id(), missed(world)))] : []),
    ...(answer.isConditional && !isMissed ? [theirs(resultsDay, 20, (ctx) => confirmPlace(ctx, id()))] : []),
    ...(ending === 'enrolled'
      ? [theirs(firstWeek, 60, (ctx) => enrolLearner(ctx, id(), firstDay(choice, season)))]
      : []),
    ...(ending === 'not-arrived'
      ? [theirs(addDays(season.termBegan, 8), 60, (ctx) => markNotArrived(ctx, id(), notThere(world, thread)))]
      : []),
    ...(ending === 'enrolled' && chance.isTrue(0.5) ? [noteOn(world, thread, choice, season)] : []),
  ]
}

type DeedAt = (day: string, minutes: number, act: (ctx: Context) => Promise<unknown>) => Deed

function deedsAt(world: World, thread: Thread, { wish }: ChoiceFate): DeedAt {
  return (day, minutes, act) => {
    const at = momentOn(day, minutes + thread.pupil.chance.of('minutes').whole(0, 300))
    const officer = () => world.colleague(wish.course.place.slug, 'admissions-manager')
    return { at, whose: thread.pupil.upn, act: (ctx) => act(actingAs(ctx, officer(), at)) }
  }
}

async function decideAll(ctx: Context, choiceId: string, isMissed: boolean) {
  const conditions = await ctx.db
    .selectFrom('offerCondition')
    .innerJoin('offer', 'offer.id', 'offerCondition.offerId')
    .select('offerCondition.id')
    .where('offer.choiceId', '=', choiceId)
    .where('offer.endedAt', 'is', null)
    .orderBy('offerCondition.position')
    .execute()
  const decisions = Object.fromEntries(
    conditions.map(({ id }, at) => [id, isMissed && at === 0 ? 'not-met' : 'met'] as const),
  )
  await decideConditions(ctx, choiceId, { decisions, version: undefined })
}

function missed(world: World) {
  return { reason: world.reason('conditions-missed', 'grade-missed'), detail: '', version: undefined }
}

function firstDay({ wish }: ChoiceFate, season: Season) {
  const { startsOn } = wish.run
  return { startedOn: startsOn !== null && startsOn <= season.today ? startsOn : season.termBegan, version: undefined }
}

function notThere(world: World, { pupil }: Thread) {
  const code = pupil.chance.of('not there').pick(['no-contact', 'other-place', 'work', 'not-known'])
  return { reason: world.reason('not-arrived', code), detail: '', version: undefined }
}

const notes = [
  { rating: 'on-track', body: 'A good start. Always here, and asks when something is not clear.' },
  { rating: 'on-track', body: 'Works well in the group. The first unit was handed in on time.' },
  { rating: 'on-track', body: 'Much more at ease than in September. We talked about work placement.' },
  { rating: 'some-concern', body: 'Late several times on Mondays because of the bus. We agreed on the earlier one.' },
  {
    rating: 'some-concern',
    body: 'Two pieces of work are missing. We made a plan to catch up by the end of the month.',
  },
  { rating: 'at-risk', body: 'Often away, and thinking of leaving. We have asked the adviser to meet us together.' },
] as const

function noteOn(world: World, thread: Thread, choice: ChoiceFate, season: Season): Deed {
  const chance = thread.pupil.chance.of('note')
  const last = addDays(season.today, -1)
  const at = momentBetween(addDays(season.termBegan, 28), last, chance.number(), chance.whole(0, 500))
  const slug = choice.wish.course.place.slug
  return {
    at,
    whose: thread.pupil.upn,
    act: (ctx) => {
      const teacher = world.colleague(slug, 'register-taker')
      const { rating, body } = chance.weighed(notes.map((note) => [note, note.rating === 'on-track' ? 4 : 1] as const))
      return writeProgressNote(actingAs(ctx, teacher, at), choiceIdOf(thread, choice), { rating, body })
    },
  }
}

/** Whether a learner is enrolled by the end of the story, and where. */
export function placeTaken({ fate }: Thread): ChoiceFate | null {
  return fate.choices.find(({ ending }) => ending === 'enrolled') ?? null
}
