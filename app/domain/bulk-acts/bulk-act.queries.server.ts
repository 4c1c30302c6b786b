import { sql } from 'kysely'
import { choicesVisibleTo } from '~/access/scopes.server'
import { fullName } from '~/domain/learners/learner'
import type { Context } from '~/kit/context.server'
import { NotFound, orNotFound } from '~/kit/errors'
import { isActKind, MOST_AT_ONCE } from './bulk-act'

const SHOWN = 200
const ACTS_AT_MOST = 50

/** One act of the provider with how far it is. */
export async function findAct(ctx: Context, actId: string) {
  const row = await acts(ctx).where('bulkAct.id', '=', actId).executeTakeFirst()
  const { kind, ...act } = orNotFound(row, 'act')
  if (!isActKind(kind)) throw new NotFound('act')
  return { ...act, kind }
}

/** The newest acts of the provider. */
export async function actsSoFar(ctx: Context) {
  const rows = await acts(ctx).orderBy('bulkAct.madeAt', 'desc').orderBy('bulkAct.id').limit(ACTS_AT_MOST).execute()
  return rows.flatMap(({ kind, ...row }) => (isActKind(kind) ? [{ ...row, kind }] : []))
}

/** What became of the applications of an act: those that were refused first. */
export async function outcomesOf(ctx: Context, actId: string) {
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('bulkActItem', 'bulkActItem.choiceId', 'choice.id')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['choice.id', 'learner.givenNames', 'learner.familyName', 'course.title as courseTitle'])
    .select(['bulkActItem.outcome', 'bulkActItem.why'])
    .where('bulkActItem.bulkActId', '=', actId)
    .where('bulkActItem.outcome', 'is not', null)
    .orderBy('bulkActItem.outcome', 'desc')
    .orderBy('bulkActItem.position')
    .limit(SHOWN)
    .execute()
  return rows.map(({ givenNames, familyName, ...row }) => ({ ...row, name: fullName({ givenNames, familyName }) }))
}

/** The applications to which an act was done, as they are now. */
export function choicesDoneIn(ctx: Context, actId: string) {
  return choicesVisibleTo(ctx)
    .innerJoin('bulkActItem', 'bulkActItem.choiceId', 'choice.id')
    .select(['choice.id', 'choice.version', 'bulkActItem.beforeId'])
    .where('bulkActItem.bulkActId', '=', actId)
    .where('bulkActItem.outcome', '=', 'done')
    .orderBy('bulkActItem.position')
    .limit(MOST_AT_ONCE)
    .execute()
}

function acts(ctx: Context) {
  const ended = (outcome: string) => sql<number>`(select count(*)::int from bulk_act_item item
    where item.bulk_act_id = bulk_act.id and item.outcome = ${outcome})`
  return ctx.db
    .selectFrom('bulkAct')
    .leftJoin('account as maker', 'maker.id', 'bulkAct.madeById')
    .leftJoin('bulkAct as undoing', 'undoing.undoesId', 'bulkAct.id')
    .select(['bulkAct.id', 'bulkAct.kind', 'bulkAct.size', 'bulkAct.madeAt', 'bulkAct.finishedAt', 'bulkAct.undoesId'])
    .select(['maker.name as madeBy', 'undoing.id as undoneById'])
    .select([ended('done').as('done'), ended('refused').as('refused')])
    .where('bulkAct.providerId', '=', ctx.actor.organisationId ?? '')
}
