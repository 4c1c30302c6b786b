import { isWatcher, roundsVisibleTo } from '~/access/progress-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'

const ROUNDS_SHOWN = 60
const LEVELS = 4

/** The rounds of one's own school or provider, the newest year first and each year from its beginning. */
export function roundsOf(ctx: Context) {
  return roundsVisibleTo(ctx)
    .select(['reportRound.id', 'reportRound.name', 'reportRound.year', 'reportRound.opensOn', 'reportRound.closesOn'])
    .select(['reportRound.asksEffort', 'reportRound.asksComment'])
    .orderBy('reportRound.year', 'desc')
    .orderBy('reportRound.opensOn')
    .orderBy('reportRound.id')
    .limit(ROUNDS_SHOWN)
    .execute()
}

/** One round. */
export async function findRound(ctx: Context, roundId: string) {
  return orNotFound(await round$(ctx, roundId).executeTakeFirst(), 'round')
}

/** One round, held until the deed is done: what is written in it is written by one at a time. */
export async function lockRound(ctx: Context, roundId: string) {
  return orNotFound(await round$(ctx, roundId).forUpdate('reportRound').executeTakeFirst(), 'round')
}

export type FoundRound = Awaited<ReturnType<typeof findRound>>

function round$(ctx: Context, roundId: string) {
  return roundsVisibleTo(ctx)
    .select(['reportRound.id', 'reportRound.name', 'reportRound.year', 'reportRound.opensOn', 'reportRound.closesOn'])
    .select(['reportRound.asksEffort', 'reportRound.asksComment', 'reportRound.version', 'reportRound.organisationId'])
    .where('reportRound.id', '=', roundId)
}

/** The words for effort that hold on this day: one's own, or those of everybody. */
export async function effortLevels(ctx: Context, organisationId: string | null) {
  const today = londonDay(ctx.now)
  const rows = await ctx.db
    .selectFrom('effortLevel')
    .select(['level', 'label', 'learnerWords', 'organisationId'])
    .where((eb) => eb.or([eb('organisationId', 'is', null), eb('organisationId', '=', organisationId)]))
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('level')
    .orderBy('organisationId')
    .limit(2 * LEVELS)
    .execute()
  return [1, 2, 3, 4].flatMap((level) => {
    const both = rows.filter((row) => row.level === level)
    const found = both.find((row) => row.organisationId !== null) ?? both[0]
    return found ? [{ level, label: found.label, learnerWords: found.learnerWords }] : []
  })
}

export type EffortLevel = Awaited<ReturnType<typeof effortLevels>>[number]

/** May the viewer read how much tutors worry? */
export function mayWatch(ctx: Context): boolean {
  return isWatcher(ctx.actor)
}
