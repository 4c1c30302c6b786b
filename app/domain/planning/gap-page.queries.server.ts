import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import type { AreaWords } from '~/domain/courses/area-word'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import type { Cycle } from '~/domain/cycles/cycle'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { isOverdue, openGaps, seenOf, seenRoughly, togetherOf, type GapKey } from './course-gap'
import {
  courseGaps,
  findGap,
  gapEntries,
  gapOwners,
  gapsAndYears,
  outcomeLines,
  ownGapAnswer,
  vainLines,
} from './course-gap.queries.server'
import { gapName } from './course-gap.words'
import { shownOutcomes, type Followed, type Outcome } from './cycle-outcome'
import { demandBySubject, planningYears } from './planning.queries.server'

/** How many cycles stand side by side: the one a gap was found in, and those after it. */
const CYCLES_SHOWN = 4

/** The gaps of the area that were taken up, and what could be. */
export async function gapsPage(ctx: Context) {
  const today = londonDay(ctx.now)
  const { cycle } = await planningYears(ctx)
  const local = await areaWordsOf(ctx)
  const taken = await courseGaps(ctx)
  const lines = await demandBySubject(ctx, cycle.id)
  const found = openGaps(
    lines,
    await vainLines(ctx, [cycle.id]).execute(),
    taken.filter(({ cycleId }) => cycleId === cycle.id),
  )
  return {
    cycle: cycle.name,
    countedTo: lines[0]?.countedTo ?? null,
    taken: taken.map((gap) => ({
      ...{ id: gap.id, name: gapName(local, gap), owner: gap.owner ?? '', nextStep: gap.nextStep, dueOn: gap.dueOn },
      ...{ state: gap.state, isLate: isOverdue(gap, today), cycle: gap.cycle },
    })),
    found: found.map((gap) => ({ ...gap, name: gapName(local, gap) })),
  }
}

/** One gap that could be taken up: its name, what is told of it, and who could own it. */
export async function gapToTakeUp(ctx: Context, key: GapKey) {
  const { cycle } = await planningYears(ctx)
  const lines = await demandBySubject(ctx, cycle.id)
  const seen = seenOf(key, lines, await vainLines(ctx, [cycle.id]).execute())
  return { name: gapName(await areaWordsOf(ctx), key), cycle: cycle.name, seen, owners: await gapOwners(ctx) }
}

/** One gap with its years side by side, its history, and who could own it. */
export async function gapPage(ctx: Context, gapId: string) {
  const gap = await findGap(ctx, gapId)
  return {
    gap,
    name: gapName(await areaWordsOf(ctx), gap),
    years: await followed(ctx, gap),
    entries: await gapEntries(ctx, gapId),
    owners: await gapOwners(ctx),
  }
}

/** One gap of which is to be said what became of it, and the reasons there are. */
export async function gapToSettle(ctx: Context, gapId: string) {
  const gap = await findGap(ctx, gapId)
  return { gap, name: gapName(await areaWordsOf(ctx), gap), reasons: await reasonsOn(ctx, 'course-gap') }
}

type Taken = GapKey & { id: string; cycleId: string; startsOn: string }
type OfCycle = { cycleId: string }
type Told = {
  outcomes: (OfCycle & Outcome & { countedTo: string })[]
  vain: (OfCycle & GapKey & { together: number })[]
}

/** One gap’s years: the cycle it was found in, and those after it. */
async function followed(ctx: Context, gap: Taken) {
  const cycles = followedOf((await planningYears(ctx)).cycles, ctx.now)
  const ids = cycles.map(({ id }) => id)
  const told = { outcomes: await outcomeLines(ctx, ids).execute(), vain: await vainLines(ctx, ids).execute() }
  return yearsOfEach([gap], cycles, told).get(gap.id) ?? []
}

/** The gaps of the area with the years of each, and the largest clusters of the cycle that runs: all of it in one question. */
export async function gapsFollowed(ctx: Context, cycle: Cycle, all: readonly Cycle[]) {
  const cycles = followedOf(all, ctx.now)
  const { gaps, clusters, ...told } = await gapsAndYears(
    ctx,
    cycles.map(({ id }) => id),
    cycle.id,
  )
  return { gaps, clusters, years: yearsOfEach(gaps, cycles, told) }
}

function followedOf(cycles: readonly Cycle[], now: Date): Cycle[] {
  const today = londonDay(now)
  return cycles
    .filter(({ startsOn }) => startsOn <= today)
    .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
    .slice(-CYCLES_SHOWN)
}

function yearsOfEach(gaps: readonly Taken[], cycles: readonly Cycle[], told: Told): Map<string, Followed[]> {
  const years = cycles.map(({ id, name, startsOn }) => {
    const lines = told.outcomes.filter(({ cycleId }) => cycleId === id)
    const vain = told.vain.filter(({ cycleId }) => cycleId === id)
    return { name, startsOn, vain, countedTo: lines[0]?.countedTo ?? null, shown: shownOutcomes(lines) }
  })
  return new Map(
    gaps.map((gap) => [
      gap.id,
      years
        .filter(({ startsOn }) => startsOn >= gap.startsOn)
        .map(({ name, countedTo, shown, vain }) => ({
          ...{ cycle: name, countedTo, together: togetherOf(gap, vain) },
          ...shown(gap.subjectCode, gap.level),
        })),
    ]),
  )
}

/** The gaps a provider owns, and what the area saw when it asked. */
export async function ownedGaps(ctx: Context) {
  const local = await areaWordsOf(ctx)
  return (await courseGaps(ctx)).map((gap) => ownedGap(local, gap))
}

/** One of them, with what the owner answered last. */
export async function ownedGapOf(ctx: Context, gapId: string) {
  const gap = ownedGap(await areaWordsOf(ctx), await findGap(ctx, gapId))
  return { ...gap, answered: await ownGapAnswer(ctx, gapId) }
}

function ownedGap(local: AreaWords, gap: Awaited<ReturnType<typeof findGap>>) {
  const { seenTogether: together, seenFirstChoices: firstChoices, seenPlaces: places } = gap
  const seen = seenRoughly({ together, firstChoices, places })
  const { id, state, version, nextStep, dueOn, seenTo } = gap
  return { id, state, version, nextStep, dueOn, seenTo, seen, name: gapName(local, gap) }
}
