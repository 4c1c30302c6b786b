import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { aboutActs, DONE_AT_ONCE, MOST_AT_ONCE } from './bulk-act'
import type { ActTerms } from './bulk-act.schemas'
import { doAct } from './bulk-act.jobs.server'
import { goOn } from './go-on.commands.server'
import { choicesDoneIn, findAct } from './bulk-act.queries.server'

const FALLBACK_MS = 60_000

/**
 * Begins what was looked at: the set is frozen with the version each had. A few are done at once; many in the background.
 * Answers with the act, whose page tells how far it is.
 */
export async function beginAct(
  ctx: Context,
  terms: ActTerms,
  choices: readonly { id: string; version: number }[],
): Promise<string> {
  const id = await inTransaction(ctx, (ctx) => writeAct(ctx, terms, choices, null))
  if (choices.length <= DONE_AT_ONCE) await goOn(ctx, id)
  return id
}

/** Takes back what an act has done, where the machine has a way back. What has gone on since then is refused, each with its reason. */
export async function undoAct(
  ctx: Context,
  actId: string,
  reason: { reason: string; detail: string },
): Promise<string> {
  const { id, size } = await inTransaction(ctx, async (ctx) => {
    const act = await findAct(ctx, actId)
    const { undo } = aboutActs[act.kind]
    if (!undo)
      throw new Refusal('no-way-back', 'This cannot be undone for all. Open an application to see what can be done.')
    if (act.undoneById) throw new Refusal('undone-already', 'Somebody has undone this already.')
    const terms = undoTerms(undo, reason)
    const choices = await choicesDoneIn(ctx, actId)
    return { id: await writeAct(ctx, terms, choices, actId), size: choices.length }
  })
  if (size <= DONE_AT_ONCE) await goOn(ctx, id)
  return id
}

function undoTerms(kind: string, { reason, detail }: { reason: string; detail: string }): ActTerms {
  if (kind === 'give-back') return { kind }
  if (reason === '') throw new Refusal('no-reason', 'Choose the reason', 'reason')
  return { kind: kind === 'take-back-offers' ? kind : 'cancel-interviews', reason, detail }
}

async function writeAct(
  ctx: Context,
  terms: ActTerms,
  choices: readonly { id: string; version: number; beforeId?: string | null }[],
  undoesId: string | null,
) {
  const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
  mustBeAllowed(ctx, 'bulk-act.begin', { providerId })
  mustBeAllowed(ctx, aboutActs[terms.kind].asks, { providerId })
  if (choices.length === 0) throw new Refusal('nobody-chosen', 'There is nobody here to do this to.')
  if (choices.length > MOST_AT_ONCE)
    throw new Refusal('too-many', `Choose ${MOST_AT_ONCE.toLocaleString('en-GB')} or fewer.`)

  const id = newId()
  const made = { madeById: ctx.actor.id, madeByRole: ctx.actor.role, madeAt: ctx.now }
  await ctx.db
    .insertInto('bulkAct')
    .values({ id, providerId, kind: terms.kind, terms: JSON.stringify(terms), size: choices.length, undoesId, ...made })
    .execute()
  await sql`
    insert into bulk_act_item (bulk_act_id, choice_id, position, version, before_id)
    select ${id}, item.id, item.position, item.version, item."beforeId"
    from json_to_recordset(${JSON.stringify(choices.map((choice, position) => ({ ...choice, position })))}::json)
      as item (id uuid, version int, position int, "beforeId" uuid)`.execute(ctx.db)
  await record(
    ctx,
    'bulk-act.begun',
    { type: 'bulk-act', id, organisationId: providerId },
    { kind: terms.kind, size: choices.length },
  )
  // A few are done by the person's own request; should that be cut off, the job does the rest.
  const runAt = choices.length <= DONE_AT_ONCE ? { runAt: new Date(ctx.now.getTime() + FALLBACK_MS) } : {}
  await enqueue(ctx, doAct, { actId: id }, { key: `bulk-act:${id}`, ...runAt })
  return id
}
