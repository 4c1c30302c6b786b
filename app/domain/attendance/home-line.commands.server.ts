import { mustBeAllowed } from '~/access/guard.server'
import { findPlacementCode } from './home-code.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { announce } from '~/kit/live.server'
import { canConfirm, proposedCode, type Line } from './home-line'
import { attendanceCodes, findHomeLine, homeLinesOn } from './home-line.queries.server'
import type { ConfirmDayForm, HomeMarkForm } from './home-line.schemas'
import { topicOf } from './live'

type HomeLine = Awaited<ReturnType<typeof findHomeLine>>

/** Says which code the school's own register has for a session elsewhere: the one proposed, or another with a reason. */
export function setHomeMark(ctx: Context, sessionId: string, learnerId: string, { code, reason }: HomeMarkForm) {
  return inTransaction(ctx, async (ctx) => {
    const found = await findHomeLine(ctx, sessionId, learnerId)
    mustBeAllowed(ctx, 'home-mark.set', found)
    await refuseUnknownCode(ctx, code, found.day)
    refuseUnexplainedCode(found.line, code, reason)
    await write(ctx, found, code, reason)
    await announce(ctx, topicOf(found.schoolId))
  })
}

/** Confirms what a page proposed for several sessions of a day. What has changed since it was shown is left alone. */
export function confirmHomeMarks(ctx: Context, { day, lines }: ConfirmDayForm) {
  return inTransaction(ctx, async (ctx) => {
    const shown = new Map(lines.map(({ sessionId, learnerId, code }) => [`${sessionId} ${learnerId}`, code]))
    let confirmed = 0
    for (const found of await homeLinesOn(ctx, day)) {
      const code = shown.get(`${found.sessionId} ${found.learnerId}`)
      if (code === undefined || !canConfirm(found.line) || proposedCode(found.line) !== code) continue
      mustBeAllowed(ctx, 'home-mark.set', found)
      await write(ctx, found, code, null)
      confirmed += 1
    }
    if (confirmed > 0 && ctx.actor.organisationId) await announce(ctx, topicOf(ctx.actor.organisationId))
    return { confirmed, left: lines.length - confirmed }
  })
}

/** Chooses which code a school uses while a learner is where they should be: B off site, or D registered at both. */
export function chooseHomeCode(ctx: Context, placementId: string, code: 'B' | 'D') {
  return inTransaction(ctx, async (ctx) => {
    const placement = await findPlacementCode(ctx, placementId)
    mustBeAllowed(ctx, 'home-code.choose', placement)
    const choice = { code, chosenById: ctx.actor.id, chosenAt: ctx.now }
    await ctx.db
      .insertInto('homeCodeChoice')
      .values({ placementId, ...choice })
      .onConflict((conflict) => conflict.column('placementId').doUpdateSet(choice))
      .execute()
    const subject = {
      type: 'placement',
      id: placementId,
      learnerId: placement.learnerId,
      organisationId: placement.schoolId,
    }
    await record(ctx, 'home-code.chosen', subject, { from: placement.code, to: code })
    await announce(ctx, topicOf(placement.schoolId))
  })
}

async function write(
  ctx: Context,
  { sessionId, learnerId, schoolId, line }: HomeLine,
  code: string,
  reason: string | null,
) {
  const said = { code, hostCode: line.hostCode, reason, setById: ctx.actor.id, setAt: ctx.now }
  await ctx.db
    .insertInto('homeMark')
    .values({ sessionId, learnerId, ...said })
    .onConflict((conflict) => conflict.columns(['sessionId', 'learnerId']).doUpdateSet(said))
    .execute()
  const subject = { type: 'session', id: sessionId, learnerId, organisationId: schoolId }
  await record(ctx, 'home-mark.set', subject, {
    from: line.home?.code ?? null,
    to: code,
    proposed: proposedCode(line),
    reason,
  })
}

async function refuseUnknownCode(ctx: Context, code: string, day: string) {
  const codes = await attendanceCodes(ctx, day)
  if (codes.some((one) => one.code === code)) return
  throw new Refusal('unknown-code', 'Choose a code that schools use on this day', 'code')
}

function refuseUnexplainedCode(line: Line, code: string, reason: string | null) {
  if (reason !== null || (line.home === null && code === proposedCode(line))) return
  throw new Refusal('reason-needed', 'Say why it is another code than the one proposed or set before', 'reason')
}
