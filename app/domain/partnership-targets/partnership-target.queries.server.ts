import { partnershipTargetsVisibleTo } from '~/access/planning-scopes.server'
import type { Asking } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { isMeasure, type Measure } from './measure'
import { TARGETS_AT_MOST, type TargetPoint } from './partnership-target'

const MEASURES_AT_MOST = 50

/** The dated targets of one measure in the viewer's area, the oldest day first. */
export function targetsOf(ctx: Asking, measure: Measure): Promise<TargetPoint[]> {
  return partnershipTargetsVisibleTo(ctx)
    .select(['partnershipTarget.dueOn', 'partnershipTarget.value'])
    .where('partnershipTarget.measure', '=', measure)
    .orderBy('partnershipTarget.dueOn')
    .limit(TARGETS_AT_MOST)
    .execute()
}

/** The same of several measures in one question. */
export async function targetsOfEach(ctx: Asking, measures: readonly Measure[]) {
  if (measures.length === 0) return []
  const rows = await partnershipTargetsVisibleTo(ctx)
    .select(['partnershipTarget.id', 'partnershipTarget.measure', 'partnershipTarget.dueOn'])
    .select(['partnershipTarget.value', 'partnershipTarget.version'])
    .where('partnershipTarget.measure', 'in', [...measures])
    .orderBy('partnershipTarget.measure')
    .orderBy('partnershipTarget.dueOn')
    .limit(MEASURES_AT_MOST * TARGETS_AT_MOST)
    .execute()
  return rows.flatMap(({ measure, ...row }) => (isMeasure(measure) ? [{ measure, ...row }] : []))
}

/** One target, held until the deed on it is done. */
export async function lockTarget(ctx: Asking, targetId: string) {
  const target = await partnershipTargetsVisibleTo(ctx)
    .select(['partnershipTarget.id', 'partnershipTarget.areaId', 'partnershipTarget.measure'])
    .select(['partnershipTarget.dueOn', 'partnershipTarget.value', 'partnershipTarget.version'])
    .where('partnershipTarget.id', '=', targetId)
    .forUpdate()
    .executeTakeFirst()
  return orNotFound(target, 'target')
}
