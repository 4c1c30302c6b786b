import { caseloadHistoryVisibleTo } from '~/access/caseload-scopes.server'
import type { Context } from '~/kit/context.server'

const SHOWN = 20

/** Who has looked after a learner, the newest first, and why they went. */
export function caseloadHistory(ctx: Context, learnerId: string) {
  return caseloadHistoryVisibleTo(ctx)
    .innerJoin('account as adviser', 'adviser.id', 'caseloadEntry.adviserId')
    .leftJoin('account as mover', 'mover.id', 'caseloadEntry.movedById')
    .leftJoin('reason', 'reason.id', 'caseloadEntry.reasonId')
    .select(['caseloadEntry.id', 'caseloadEntry.startedAt', 'caseloadEntry.endedAt', 'adviser.name as adviserName'])
    .select(['reason.label as reason', 'caseloadEntry.moveNote', 'mover.name as movedBy'])
    .where('caseloadEntry.learnerId', '=', learnerId)
    .orderBy('caseloadEntry.startedAt', 'desc')
    .orderBy('caseloadEntry.endedAt', (order) => order.desc().nullsFirst())
    .orderBy('caseloadEntry.id')
    .limit(SHOWN)
    .execute()
}
