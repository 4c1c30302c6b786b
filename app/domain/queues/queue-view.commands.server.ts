import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { filterIn, isReference, queueQuestion } from './queue'
import { findView, viewsOf, withWords } from './queue-view.queries.server'

const VIEWS_EACH = 30
const DAYS_KEPT = 30
const DAY_MS = 86_400_000

/**
 * The address of a search: words that may name somebody are kept under an id, and only the id stands in the address.
 * Nothing is recorded: it is a look at one's own list.
 */
export async function keepSearch(ctx: Context, typed: Record<string, unknown>): Promise<Record<string, string>> {
  const { find: _, ...question } = queueQuestion.parse(typed)
  const filter = filterIn({ ...question, find: '' })
  if (question.q === '' || isReference(question.q)) return filter
  const { q: __, ...rest } = filter
  return { ...rest, find: await keepWords(ctx, question.q) }
}

async function keepWords(ctx: Context, words: string): Promise<string> {
  const { accountId, organisationId } = whose(ctx)
  const { id } = await ctx.db
    .insertInto('queueView')
    .values({ id: newId(), accountId, organisationId, words, keptAt: ctx.now })
    .onConflict((conflict) =>
      conflict
        .columns(['accountId', 'organisationId', 'words'])
        .where('name', 'is', null)
        .doUpdateSet({ keptAt: ctx.now }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps what is shown now under a name of one's own. */
export function keepView(ctx: Context, name: string, filter: string) {
  return inTransaction(ctx, async (ctx) => {
    const { accountId, organisationId } = whose(ctx)
    mustBeAllowed(ctx, 'queue-view.keep', { accountId })
    if ((await viewsOf(ctx)).length >= VIEWS_EACH) {
      throw new Refusal('enough-views', `You can keep ${VIEWS_EACH} views. Remove one first.`, 'name')
    }
    const question = await withWords(ctx, queueQuestion.parse(Object.fromEntries(new URLSearchParams(filter))))
    const { find: _, q: words = '', ...shown } = filterIn(question)
    const id = newId()
    await ctx.db
      .insertInto('queueView')
      .values({
        id,
        accountId,
        organisationId,
        name,
        question: JSON.stringify(shown),
        words: words || null,
        keptAt: ctx.now,
      })
      .execute()
    await record(ctx, 'queue-view.kept', { type: 'queue-view', id, organisationId })
    return id
  })
}

/** Gives a view of one's own another name. */
export function renameView(ctx: Context, viewId: string, name: string) {
  return inTransaction(ctx, async (ctx) => {
    const view = await findView(ctx, viewId)
    mustBeAllowed(ctx, 'queue-view.keep', view)
    await ctx.db.updateTable('queueView').set({ name }).where('id', '=', viewId).execute()
    await record(ctx, 'queue-view.renamed', { type: 'queue-view', id: viewId })
  })
}

/** Removes a view of one's own; nothing that it showed is touched. */
export function removeView(ctx: Context, viewId: string) {
  return inTransaction(ctx, async (ctx) => {
    const view = await findView(ctx, viewId)
    mustBeAllowed(ctx, 'queue-view.keep', view)
    await ctx.db.deleteFrom('queueView').where('id', '=', viewId).execute()
    await record(ctx, 'queue-view.removed', { type: 'queue-view', id: viewId })
  })
}

/** Each night: words that nobody has looked for in a while are forgotten. */
export async function forgetSearches(ctx: Context): Promise<number> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('queueView')
    .where('name', 'is', null)
    .where('keptAt', '<', new Date(ctx.now.getTime() - DAYS_KEPT * DAY_MS))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

function whose({ actor }: Context) {
  return {
    accountId: orNotFound(actor.id ?? undefined, 'account'),
    organisationId: orNotFound(actor.organisationId ?? undefined, 'provider'),
  }
}
