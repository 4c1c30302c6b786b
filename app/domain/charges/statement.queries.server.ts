import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import type { Context } from '~/kit/context.server'
import { chargeLines, correctionsOf, totalOf, type Line, type Span, type Taught } from './charge'
import { findStatement, issuedBefore, namesOn, ratesOf, taughtBetween } from './charge.queries.server'

type Draft = Span & { hostId: string; homeId: string; areaId: string | null }

/** What a statement comes to as everything stands now: its lines, and what has changed about earlier ones. */
export async function workOut(ctx: Context, draft: Draft) {
  const { hostId, homeId, areaId, fromOn, untilOn } = draft
  const earlier = await issuedBefore(ctx, draft, fromOn)
  const first = earlier[0]?.fromOn ?? fromOn
  const rows = await taughtBetween(ctx, { hostId, homeId }, { fromOn: first, untilOn })
  const taught: Taught[] = rows.map(({ cancelled, ...row }) => ({
    ...row,
    cancelledOn: cancelled.map(({ day }) => day),
  }))
  const terms = { rates: await ratesOf(ctx, hostId), closures: await closuresOf(ctx, areaId) }
  const lines = chargeLines(taught, { fromOn, untilOn }, terms)
  const corrections = correctionsOf(earlier, (span) => totalOf(chargeLines(taught, span, terms)).totalPence)
  return { lines, corrections, totalPence: totalOf(lines).totalPence + sumOf(corrections) }
}

/** A statement as it is read: a draft as of now, an issued one as it was frozen. With names, for host and home school alone. */
export async function statementShown(ctx: Context, statementId: string) {
  const { lines, corrections, totalPence, ...statement } = await findStatement(ctx, statementId)
  const now =
    statement.state === 'draft' ? await workOut(ctx, statement) : { lines, corrections, totalPence: totalPence ?? 0 }
  const names = await namesOn(
    ctx,
    now.lines.map(({ placementId }) => placementId),
  )
  const named = (line: Line) => ({ ...line, name: names.get(line.placementId) ?? 'A former learner' })
  return { ...statement, ...now, lines: now.lines.map(named), sums: totalOf(now.lines) }
}

function sumOf(corrections: readonly { pence: number }[]) {
  return corrections.reduce((sum, { pence }) => sum + pence, 0)
}
