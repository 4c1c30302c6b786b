import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { refuseDecision, refuseTakingBack } from './guarantee'
import { guaranteeCodes, lockGuarantee } from './guarantee.queries.server'
import type { DecisionForm } from './guarantee.schemas'

/** An adviser says what the record cannot know, and why. It stands until it is taken back; what the record says is kept beside it. */
export function decideGuarantee(ctx: Context, guaranteeId: string, { code, reason, version }: DecisionForm) {
  return inTransaction(ctx, async (ctx) => {
    const guarantee = await lockGuarantee(ctx, guaranteeId)
    mustBeAllowed(ctx, 'guarantee.decide', guarantee)
    const known = (await guaranteeCodes(ctx)).find((row) => row.code === code)
    refuseDecision(guarantee, known, version)
    await ctx.db
      .updateTable('guarantee')
      .set({
        ...{ code, source: 'adviser', reason, evidence: '{}' },
        ...{ decidedById: ctx.actor.id, decidedAt: ctx.now, changedAt: ctx.now, version: version + 1 },
      })
      .where('id', '=', guaranteeId)
      .execute()
    const { learnerId, season } = guarantee
    const particulars = { before: guarantee.code, after: code, label: known?.label ?? code, season, reason }
    await record(ctx, 'guarantee.decided', { type: 'guarantee', id: guaranteeId, learnerId }, particulars)
  })
}

/** An adviser’s word is taken back: what the record says stands again. */
export function takeDecisionBack(ctx: Context, guaranteeId: string, version: number) {
  return inTransaction(ctx, async (ctx) => {
    const guarantee = await lockGuarantee(ctx, guaranteeId)
    mustBeAllowed(ctx, 'guarantee.decide', guarantee)
    refuseTakingBack(guarantee, version)
    await ctx.db
      .updateTable('guarantee')
      .set({
        ...{ code: sql.ref('recordCode'), evidence: sql.ref('recordEvidence'), source: 'record', reason: null },
        ...{ decidedById: null, decidedAt: null, changedAt: ctx.now, version: version + 1 },
      })
      .where('id', '=', guaranteeId)
      .execute()
    const { learnerId, season, code, recordCode } = guarantee
    const subject = { type: 'guarantee', id: guaranteeId, learnerId }
    await record(ctx, 'guarantee.decision-taken-back', subject, { before: code, after: recordCode, season })
  })
}
