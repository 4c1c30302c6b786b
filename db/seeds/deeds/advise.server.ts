import { joinCaseload } from '~/domain/participation/caseload.commands.server'
import { recordContact } from '~/domain/participation/contact.commands.server'
import type { ContactForm } from '~/domain/participation/contact.schemas'
import { updateActivity } from '~/domain/participation/activity.commands.server'
import { endOfAcademicYear } from '~/domain/participation/currency'
import { recordIntention } from '~/domain/destinations/destination.commands.server'
import type { Actor } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { momentBetween, type Season } from '../season'
import { placeTaken } from './enrol.server'
import { actingAs, type Deed } from './play.server'
import { adviserForm } from './staff.server'
import type { Thread } from './thread.server'
import type { World } from './world.server'

const AT_ONCE = 500

/** Who is on whose caseload: all who left Year 11, and the Year 11s who may need somebody. The first adviser's list is a real one. */
export function sharingCaseloads(world: World, threads: readonly Thread[], at: Date): Deed[] {
  const lists = caseloads(world, threads)
  return [...lists].flatMap(([adviser, theirs]) =>
    chunks(theirs, AT_ONCE).map((some) => ({
      at,
      whose: `caseload ${adviser.id}`,
      act: (ctx: Context) => {
        const learnerIds = some.map(({ pupil }) => world.learner(pupil.upn).id)
        return joinCaseload(actingAs(ctx, adviser, at), adviser.id ?? '', learnerIds)
      },
    })),
  )
}

const FIRST_LIST = 400

function caseloads(world: World, threads: readonly Thread[]): Map<Actor, Thread[]> {
  const advisers = advisersOf(world)
  const lists = new Map<Actor, Thread[]>(advisers.map((adviser) => [adviser, []]))
  threads.forEach((thread, at) => {
    const adviser = at < FIRST_LIST ? advisers[0] : advisers[1 + (at % Math.max(1, advisers.length - 1))]
    if (adviser) lists.get(adviser)?.push(thread)
  })
  return lists
}

function advisersOf(world: World): Actor[] {
  const advisers: Actor[] = []
  for (let at = 0; world.hasColleague('marlshire-connexions', 'adviser', adviserForm(at)); at += 1) {
    advisers.push(world.colleague('marlshire-connexions', 'adviser', adviserForm(at)))
  }
  return advisers
}

export function needsSomebody({ pupil, fate }: Thread): boolean {
  return (
    pupil.cohort === 'last-year' ||
    pupil.sen !== 'N' ||
    (fate.effort === 'nothing' && pupil.chance.of('caseload').isTrue(0.5))
  )
}

/** What the adviser hears of one young person since the autumn: what they do now, and the talks that were needed. */
export function advising(world: World, thread: Thread, season: Season): Deed[] {
  const chance = thread.pupil.chance.of('adviser')
  const place = placeTaken(thread)
  const since = addDays(season.termBegan, 21)
  const when = (name: string) => {
    const own = chance.of(name)
    return momentBetween(since, addDays(season.today, -1), own.number(), own.whole(0, 500))
  }
  if (place)
    return chance.isTrue(0.75)
      ? [adviserDeed(world, thread, when('confirm'), (ctx) => confirmProposal(ctx, world, thread))]
      : []
  const found = chance.weighed([
    ['619', 45],
    ['330', 15],
    ['810', 25],
    ['610', 8],
    ['640', 7],
  ] as const)
  const contacts = chance.whole(1, 3)
  return [
    ...Array.from({ length: contacts }, (_, at) =>
      adviserDeed(world, thread, when(`contact ${at}`), (ctx) =>
        recordContact(ctx, world.learner(thread.pupil.upn).id, contactOn(ctx.now, season, chance, at)),
      ),
    ),
    adviserDeed(world, thread, when('activity'), (ctx) =>
      updateActivity(ctx, world.learner(thread.pupil.upn).id, activity(ctx.now, found, season)),
    ),
  ]
}

function adviserDeed(world: World, { pupil }: Thread, at: Date, act: (ctx: Context) => Promise<unknown>): Deed {
  return {
    at,
    whose: pupil.upn,
    act: (ctx) => act(actingAs(ctx, world.colleague('marlshire-connexions', 'adviser'), at)),
  }
}

async function confirmProposal(ctx: Context, world: World, { pupil }: Thread) {
  const { id } = world.learner(pupil.upn)
  const proposal = await ctx.db
    .selectFrom('activity')
    .select(['code', 'startedOn', 'reviewOn', 'predictedEndOn'])
    .where('learnerId', '=', id)
    .where('status', '=', 'proposed')
    .executeTakeFirst()
  if (proposal) await updateActivity(ctx, id, { ...proposal, verifiedOn: londonDay(ctx.now) })
}

function activity(now: Date, code: string, season: Season) {
  const startedOn = season.termBegan
  return { code, startedOn, verifiedOn: londonDay(now), reviewOn: null, predictedEndOn: endOfAcademicYear(startedOn) }
}

const talks: Pick<ContactForm, 'kind' | 'outcome' | 'note'>[] = [
  { kind: 'phone-call', outcome: 'no-answer', note: null },
  { kind: 'text', outcome: 'message-left', note: 'Sent the times of the drop-in.' },
  {
    kind: 'phone-call',
    outcome: 'reached',
    note: 'Would like something with animals. Will look at two courses that start in January.',
  },
  { kind: 'meeting', outcome: 'reached', note: 'Came with her mother. We filled in a form together.' },
  { kind: 'home-visit', outcome: 'reached-family', note: 'Spoke with his father. Working with an uncle, no contract.' },
  { kind: 'phone-call', outcome: 'wrong-details', note: 'The number is no longer in use.' },
]

function contactOn(now: Date, season: Season, chance: Pick<Thread['pupil']['chance'], 'of'>, at: number): ContactForm {
  const own = chance.of(`talk ${at}`)
  const day = londonDay(now)
  const next = addDays(season.today, own.whole(1, 21))
  return { ...own.pick(talks), day, time: '08:00', nextActionOn: at === 0 && next >= day ? next : null }
}

/** The school asks some of its Year 11s what they mean to do. */
export function intending(world: World, thread: Thread, season: Season, share: number): Deed[] {
  const chance = thread.pupil.chance.of('intention')
  if (!chance.isTrue(share)) return []
  const at = momentBetween(season.applicationsOpen, addDays(season.today, -1), chance.number(), chance.whole(0, 500))
  const code = chance.weighed([
    ['121', 55],
    ['111', 20],
    ['211', 12],
    ['511', 10],
    ['311', 3],
  ] as const)
  const { pupil } = thread
  const act = (ctx: Context) => {
    const tutor = world.colleague(pupil.school.slug, 'tutor', pupil.form)
    return recordIntention(actingAs(ctx, tutor, at), world.learner(pupil.upn).id, { code, reason: null })
  }
  return [{ at, whose: pupil.upn, act }]
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))
}
