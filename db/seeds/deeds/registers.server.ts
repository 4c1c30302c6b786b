import { planSession, takeRegister } from '~/domain/attendance/register.commands.server'
import { findRegister } from '~/domain/attendance/register.queries.server'
import type { Context } from '~/kit/context.server'
import { addDays } from '~/kit/dates'
import { Chance } from '../chance'
import { momentOn, onWeekday, type Season } from '../season'
import { demoCollege } from '../people/cast'
import { placeTaken } from './enrol.server'
import { actingAs, type Deed } from './play.server'
import { minutesOn, type Thread } from './thread.server'
import type { World } from './world.server'

type Group = { slug: string; runKey: string; title: string; learners: number }

const GROUPS_OF_A_PLACE = 4

/** The groups that have registers here: the largest few of each place. */
function groupsOf(threads: readonly Thread[]): Group[] {
  const groups = new Map<string, Group>()
  for (const thread of threads) {
    const choice = placeTaken(thread)
    if (!choice) continue
    const { run, course } = choice.wish
    const group = groups.get(run.key) ?? {
      slug: course.place.slug,
      runKey: run.key,
      title: course.template.title,
      learners: 0,
    }
    groups.set(run.key, { ...group, learners: group.learners + 1 })
  }
  const counts = new Map<string, number>()
  return [...groups.values()]
    .sort((a, b) => b.learners - a.learners || (a.runKey < b.runKey ? -1 : 1))
    .filter(({ slug }) => {
      const before = counts.get(slug) ?? 0
      counts.set(slug, before + 1)
      return before < GROUPS_OF_A_PLACE
    })
}

/** Registers since the autumn: one a week, some not taken yet, and two today at the college of the demonstration. */
export function takingRegisters(world: World, threads: readonly Thread[], season: Season, weeks: number): Deed[] {
  return groupsOf(threads).flatMap((group) => {
    const chance = new Chance(`register ${group.runKey}`)
    const weekday = chance.whole(0, 4)
    const past = Array.from({ length: weeks }, (_, week) => addDays(season.today, -7 * (week + 1)))
      .map((day) => onWeekday(addDays(day, weekday - 2)))
      .filter((day) => day > addDays(season.termBegan, 3) && day < season.today)
    const isOurs = group.slug === demoCollege
    return [
      ...past.map((day, week) => sessionOn(world, group, day, chance.of(day), week > 0 || !isOurs)),
      ...(isOurs ? [sessionOn(world, group, season.today, chance.of('today'), false)] : []),
    ]
  })
}

const times = [
  { start: '09:15', end: '10:45' },
  { start: '11:00', end: '12:30' },
  { start: '13:30', end: '15:00' },
] as const

function sessionOn(world: World, group: Group, day: string, chance: Chance, isTaken: boolean): Deed {
  const plannedAt = momentOn(addDays(day, -3), chance.whole(0, 400))
  return {
    at: plannedAt,
    whose: group.runKey,
    act: async (ctx) => {
      const taker = world.colleague(group.slug, 'register-taker')
      const session = { courseRunId: world.run(group.runKey), title: group.title, day, ...chance.pick(times) }
      const id = await planSession(actingAs(ctx, taker, plannedAt), session)
      const heldAt = minutesOn(momentOn(day, 0), 7 * 60)
      if (isTaken) await take(actingAs(ctx, taker, heldAt), id, chance)
    },
  }
}

async function take(ctx: Context, sessionId: string, chance: Chance) {
  const { learners, version } = await findRegister(ctx, sessionId)
  const marks = Object.fromEntries(learners.map(({ id }) => [id, markOf(chance)]))
  await takeRegister(ctx, sessionId, { version, marks })
}

function markOf(chance: Chance) {
  const code = chance.weighed([
    ['P', 82],
    ['L', 6],
    ['O', 5],
    ['A', 2],
    ['S', 4],
    ['W', 1],
  ] as const)
  return { code, minutesLate: code === 'L' ? chance.pick([5, 10, 15, 25]) : null }
}
