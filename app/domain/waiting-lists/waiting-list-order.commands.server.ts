import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { lockChoice, type LockedChoice } from '~/domain/applications/choice-state.commands.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import {
  keyByDistance,
  listRuleOf,
  refuseListMove,
  refuseUnlessWaiting,
  withMoved,
  type ListRule,
} from './waiting-list-order'
import { findList, joiningFacts, lockList } from './waiting-list-order.queries.server'
import type { ListMoveForm, ListOrderForm } from './waiting-list-order.schemas'

/** Puts one learner at another place of the list, with a reason. From then on the list stays as staff have put it. */
export function moveInList(ctx: Context, choiceId: string, { place, reason, seen }: ListMoveForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'waiting-list.add', choice)
    const list = await lockList(ctx, choice.courseRunId)
    const from = list.findIndex((entry) => entry.choiceId === choiceId) + 1
    refuseUnlessWaiting(from)
    refuseListMove({ from, to: place, seen, size: list.length })

    await writeKeys(ctx, withMoved(list, from, place).map(inTurn))
    await writeRule(ctx, choice.courseRunId, 'by-hand')
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    await record(ctx, 'waiting-list.moved', subject, { from, to: place, reason })
  })
}

/** Puts a whole list in order by another rule. Left to staff, everybody keeps the place they have. */
export function changeListOrder(ctx: Context, courseRunId: string, { rule }: ListOrderForm) {
  return inTransaction(ctx, async (ctx) => {
    const run = await findList(ctx, courseRunId)
    mustBeAllowed(ctx, 'waiting-list.add', run)
    const list = await lockList(ctx, courseRunId)

    await writeKeys(ctx, list.map(keysBy[rule]))
    await writeRule(ctx, courseRunId, rule)
    const subject = { type: 'course-run', id: courseRunId, organisationId: run.providerId }
    await record(ctx, 'waiting-list.order-changed', subject, { before: run.rule, after: rule, waiting: list.length })
  })
}

/** Where in the order somebody comes who joins now, in a deed that is already open: the list is held until it is over. */
export async function keyOfJoining(ctx: Context, choice: Pick<LockedChoice, 'id' | 'courseRunId'>): Promise<number> {
  await ctx.db.selectFrom('courseRun').select('id').where('id', '=', choice.courseRunId).forNoKeyUpdate().execute()
  const { rule, postcode, outcode, lastKey } = await joiningFacts(ctx, choice)
  const keys: Record<ListRule, number> = {
    joined: 0,
    distance: keyByDistance(postcode, outcode),
    'by-hand': (lastKey ?? 0) + 1,
  }
  return keys[listRuleOf(rule)]
}

type Entry = { id: string; postcode: string | null; outcode: string | null }
type Key = { id: string; key: number }

const keysBy: Record<ListRule, (entry: Entry, at: number) => Key> = {
  // Whoever joined first is first by the day itself, with one key for all.
  joined: ({ id }) => ({ id, key: 0 }),
  distance: ({ id, postcode, outcode }) => ({ id, key: keyByDistance(postcode, outcode) }),
  'by-hand': inTurn,
}

function inTurn({ id }: { id: string }, at: number): Key {
  return { id, key: at + 1 }
}

async function writeKeys(ctx: Context, keys: readonly Key[]) {
  await sql`
    update waiting_list_entry set order_key = row.key
    from json_to_recordset(${JSON.stringify(keys)}::json) as row (id uuid, key double precision)
    where waiting_list_entry.id = row.id`.execute(ctx.db)
}

async function writeRule(ctx: Context, courseRunId: string, rule: ListRule) {
  const set = { rule, setById: ctx.actor.id, setAt: ctx.now }
  await ctx.db
    .insertInto('waitingListRule')
    .values({ courseRunId, ...set })
    .onConflict((conflict) => conflict.column('courseRunId').doUpdateSet(set))
    .execute()
}
