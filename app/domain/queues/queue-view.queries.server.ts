import { orNotFound } from '~/kit/errors'
import type { Context } from '~/kit/context.server'
import { filterIn, queueQuestion, type QueueQuestion } from './queue'

const VIEWS_AT_MOST = 100

/** A question with the words that were kept for it; another person's words are not found. */
export async function withWords(ctx: Context, question: QueueQuestion): Promise<QueueQuestion> {
  if (question.find === '') return question
  const kept = await own(ctx).select('words').where('id', '=', question.find).executeTakeFirst()
  return { ...question, q: kept?.words ?? question.q }
}

/** The views somebody has kept here, by name, each with its address. */
export async function viewsOf(ctx: Context) {
  const rows = await own(ctx)
    .select(['id', 'name', 'question', 'words'])
    .where('name', 'is not', null)
    .orderBy('name')
    .orderBy('id')
    .limit(VIEWS_AT_MOST)
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name ?? '', filter: filterOf(row) }))
}

export async function findView(ctx: Context, viewId: string) {
  const row = await own(ctx)
    .select(['id', 'name', 'accountId'])
    .where('id', '=', viewId)
    .where('name', 'is not', null)
    .executeTakeFirst()
  const { name, ...view } = orNotFound(row, 'view')
  return { ...view, name: name ?? '' }
}

function filterOf({ id, question, words }: { id: string; question: unknown; words: string | null }) {
  const read = queueQuestion.safeParse(question)
  const filter = read.success ? filterIn(read.data) : {}
  return words === null ? filter : { ...filter, find: id }
}

function own(ctx: Context) {
  return ctx.db
    .selectFrom('queueView')
    .where('accountId', '=', ctx.actor.id)
    .where('organisationId', '=', ctx.actor.organisationId)
}
