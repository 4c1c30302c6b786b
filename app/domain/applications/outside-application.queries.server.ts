import { sql, type Expression } from 'kysely'
import { outsideApplicationsVisibleTo } from '~/access/scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { currentCycle } from '../cycles/cycle.queries.server'
import { appliedOutside, isOutsideKind, isOutsideState } from './outside-application'

const ENTRIES_AT_MOST = 50

/** What a learner applies for elsewhere this year, in the order it was written down. */
export async function outsideApplicationsOf(ctx: Context, { id, areaId }: { id: string; areaId: string | null }) {
  const cycle = await currentCycle(ctx, areaId)
  const rows = await entries(ctx)
    .where('outsideApplication.learnerId', '=', id)
    .where('outsideApplication.cycleId', '=', cycle.id)
    .orderBy('outsideApplication.createdAt')
    .orderBy('outsideApplication.id')
    .limit(ENTRIES_AT_MOST)
    .execute()
  return rows.map(named)
}

export type OutsideEntry = Awaited<ReturnType<typeof outsideApplicationsOf>>[number]

/** One of them. */
export async function findOutsideApplication(ctx: Context, id: string) {
  const row = await entries(ctx).where('outsideApplication.id', '=', id).executeTakeFirst()
  return named(orNotFound(row, 'application'))
}

/** Whether a learner has applied elsewhere in a cycle. Part of a larger question, such as who has not applied. */
export function hasAppliedOutside(ctx: Asking, learnerId: Expression<string>, cycleId: string) {
  return sql<boolean>`exists ${ctx.db
    .selectFrom('outsideApplication as elsewhere')
    .select('elsewhere.id')
    .where('elsewhere.learnerId', '=', learnerId)
    .where('elsewhere.cycleId', '=', cycleId)
    .where('elsewhere.deniedAt', 'is', null)
    .where('elsewhere.state', 'in', [...appliedOutside])}`
}

function entries(ctx: Context) {
  return outsideApplicationsVisibleTo(ctx)
    .leftJoin('organisation as teller', 'teller.id', 'outsideApplication.toldById')
    .select(['outsideApplication.id', 'outsideApplication.learnerId', 'outsideApplication.kind'])
    .select(['outsideApplication.organisationName', 'outsideApplication.title', 'outsideApplication.state'])
    .select(['outsideApplication.version', 'teller.name as toldBy'])
    .select(sql<boolean>`outside_application.denied_at is not null`.as('isDenied'))
}

function named<R extends { kind: string; state: string }>({ kind, state, ...row }: R) {
  return {
    ...row,
    kind: isOutsideKind(kind) ? kind : ('private' as const),
    state: isOutsideState(state) ? state : ('planned' as const),
  }
}
