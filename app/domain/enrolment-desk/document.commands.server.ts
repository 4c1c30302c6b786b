import { mustBeAllowed } from '~/access/guard.server'
import { lockChoice } from '~/domain/applications/choice-state.commands.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotAllowed } from '~/kit/errors'
import { refuseBeforePlace } from './document'
import { documentKindsOf, seenOf } from './document.queries.server'
import type { DocumentsForm, KindsForm } from './document.schemas'

/** Says which documents were seen: who saw each, and when, is kept; a tick that is taken away was a mistake. */
export function keepDocuments(ctx: Context, choiceId: string, { seen }: DocumentsForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'enrolment.record', choice)
    refuseBeforePlace(choice.state)
    const kinds = await documentKindsOf(ctx, choice.providerId)
    const before = new Set(await seenOf(ctx, choiceId))
    const now = kinds.filter(({ id }) => seen.includes(id))
    const added = now.filter(({ id }) => !before.has(id))
    const gone = kinds.filter(({ id }) => before.has(id) && !seen.includes(id))
    if (added.length + gone.length === 0) return

    const checked = { choiceId, checkedAt: ctx.now, checkedById: ctx.actor.id }
    if (added.length > 0)
      await ctx.db
        .insertInto('documentCheck')
        .values(added.map(({ id: kindId }) => ({ kindId, ...checked })))
        .execute()
    const mistaken = gone.map(({ id }) => id)
    if (mistaken.length > 0)
      await ctx.db
        .deleteFrom('documentCheck')
        .where('choiceId', '=', choiceId)
        .where('kindId', 'in', mistaken)
        .execute()
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    await record(ctx, 'documents.checked', subject, { seen: now.map(({ label }) => label).join(', ') })
  })
}

/** Writes the list of documents that this provider wants to see. Those that stay keep what was seen; the first proves who somebody is. */
export function setDocumentKinds(ctx: Context, { lines }: KindsForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const providerId = ctx.actor.organisationId
    mustBeAllowed(ctx, 'enrolment-time.lay-out', { providerId })
    if (providerId === null) throw new NotAllowed()
    await ctx.db
      .updateTable('documentKind')
      .set({ endedAt: ctx.now })
      .where('providerId', '=', providerId)
      .where('endedAt', 'is', null)
      .execute()
    const rows = lines.map((label, at) => ({ label, code: codeOf(label), position: at + 1, isIdentity: at === 0 }))
    for (const row of rows)
      await ctx.db
        .insertInto('documentKind')
        .values({ providerId, ...row })
        .onConflict((conflict) => conflict.columns(['providerId', 'code']).doUpdateSet({ ...row, endedAt: null }))
        .execute()
    const subject = { type: 'organisation', id: providerId, organisationId: providerId }
    await record(ctx, 'document-kinds.written', subject, { documents: lines.length })
  })
}

/** The same words are the same document, however they are spelt. */
function codeOf(label: string): string {
  const words = label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  return words.replace(/^-|-$/g, '').slice(0, 40) || 'document'
}
