import { sql } from 'kysely'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { plainJson } from '~/kit/json'
import type { Message } from './message.schemas'
import { kindsOf, type WebhookKind } from './webhook'

const PROGRAMS_AT_MOST = 500

/**
 * Writes down what each program is to be told of an event: once, however often it is asked. The state is the one that holds now,
 * so the telling with the highest number of an application is always the truest. Answers with the webhooks that have news.
 */
export function writeDeliveries(ctx: Context, eventId: string): Promise<string[]> {
  return inTransaction(ctx, async (ctx) => {
    const told = await whoIsTold(ctx, eventId)
    for (const one of told) for (const kind of one.wanted) await writeOne(ctx, eventId, one, kind)
    return [...new Set(told.map(({ webhookId }) => webhookId))]
  })
}

/** The programs that want to know of an event, with each application of theirs that it is about. */
async function whoIsTold(ctx: Context, eventId: string) {
  const rows = await ctx.db
    .selectFrom('auditEvent as event')
    .innerJoin('choice', (join) =>
      join.on(
        sql<boolean>`choice.id = event.subject_id or (event.subject_type = 'application'
          and choice.application_id = event.subject_id and event.particulars -> 'choices' ? choice.id::text)`,
      ),
    )
    .innerJoin('webhook', 'webhook.organisationId', 'choice.providerId')
    .select(['event.action', 'event.happenedAt', 'choice.id as choiceId', 'choice.courseRunId'])
    .select(['webhook.id as webhookId', 'webhook.kinds'])
    .where('event.id', '=', eventId)
    .where('choice.sentAt', 'is not', null)
    .orderBy('choice.id')
    .orderBy('webhook.id')
    .limit(PROGRAMS_AT_MOST)
    .execute()
  return rows.map((row) => ({ ...row, wanted: kindsOf(row.action).filter((kind) => row.kinds.includes(kind)) }))
}

type Told = Awaited<ReturnType<typeof whoIsTold>>[number]

async function writeOne(ctx: Context, eventId: string, { webhookId, choiceId, happenedAt }: Told, kind: WebhookKind) {
  // One after the other for each application: who writes later reads a state that is at least as new.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`told ${webhookId} ${choiceId}`}, 0))`.execute(ctx.db)
  const { state, version, courseRunId, last } = await ctx.db
    .selectFrom('choice')
    .select(['choice.state', 'choice.version', 'choice.courseRunId'])
    .select((eb) =>
      eb
        .selectFrom('webhookDelivery')
        .select((eb) => eb.fn.max('webhookDelivery.sequence').as('last'))
        .where('webhookDelivery.choiceId', '=', choiceId)
        .where('webhookDelivery.webhookId', '=', webhookId)
        .as('last'),
    )
    .where('choice.id', '=', choiceId)
    .executeTakeFirstOrThrow()
  const id = newId()
  const sequence = (last ?? 0) + 1
  const at = happenedAt.toISOString()
  const message: Message = { id, kind, at, sequence, applicationId: choiceId, state, version, courseRunId }
  await ctx.db
    .insertInto('webhookDelivery')
    .values({
      id,
      webhookId,
      eventId,
      choiceId,
      kind,
      sequence,
      body: plainJson(message),
      madeAt: ctx.now,
      dueFrom: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['eventId', 'webhookId', 'choiceId', 'kind']).doNothing())
    .execute()
}

const KEPT_DAYS = 30

/** Each night: what programs were told long ago is forgotten, also what a paused one never got. */
export async function forgetDeliveries(ctx: Context): Promise<number> {
  const before = new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000)
  const gone = await ctx.db.deleteFrom('webhookDelivery').where('madeAt', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
