import { mustBeAllowed } from '~/access/guard.server'
import { apiTokensVisibleTo } from '~/access/provider-scopes.server'
import { newToken } from '~/access/token.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { lastDayOf, refuseToken } from './token'
import type { TokenForm } from './token.schemas'

const TOKENS_AT_MOST = 100

/** Makes a token for a program of one's own organisation. Its secret is in the answer, this once, and nowhere else. */
export function issueToken(ctx: Context, { name, more, days }: TokenForm) {
  return inTransaction(ctx, async (ctx) => {
    const { organisationId, createdById } = whose(ctx)
    await ctx.db.selectFrom('organisation').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
    mustBeAllowed(ctx, 'api-token.issue', { organisationId })
    const today = londonDay(ctx.now)
    refuseToken(await liveTokens(ctx, organisationId), name)

    const { secret, hashed, ending } = newToken()
    const id = newId()
    const rights = ['see', ...more]
    const expiresOn = lastDayOf(today, days)
    await ctx.db
      .insertInto('apiToken')
      .values({ id, organisationId, name, hashed, ending, rights, createdById, createdAt: ctx.now, expiresOn })
      .execute()
    await record(ctx, 'api-token.issued', { type: 'api-token', id, organisationId }, { name, rights, expiresOn })
    return { id, secret, name }
  })
}

/** Takes a token back: from the next call on it holds no more. */
export function revokeToken(ctx: Context, tokenId: string) {
  return inTransaction(ctx, async (ctx) => {
    const found = await apiTokensVisibleTo(ctx)
      .select(['apiToken.id', 'apiToken.name', 'apiToken.organisationId', 'apiToken.revokedAt'])
      .where('apiToken.id', '=', tokenId)
      .forUpdate()
      .executeTakeFirst()
    const { organisationId, name, revokedAt } = orNotFound(found, 'token')
    mustBeAllowed(ctx, 'api-token.revoke', { organisationId })
    if (revokedAt !== null) throw new Refusal('already-revoked', 'This token was taken back already.')

    await ctx.db
      .updateTable('apiToken')
      .set({ revokedAt: ctx.now, revokedById: ctx.actor.id })
      .where('id', '=', tokenId)
      .execute()
    await record(ctx, 'api-token.revoked', { type: 'api-token', id: tokenId, organisationId }, { name })
  })
}

const CALLS_KEPT_DAYS = 30
const ANSWERS_KEPT_HOURS = 48
const HOUR = 3_600_000

/** Each night: what programs asked long ago is forgotten, and the answers that are kept for calls that come twice. */
export async function forgetCalls(ctx: Context): Promise<number> {
  const before = (hours: number) => new Date(ctx.now.getTime() - hours * HOUR)
  const calls = await ctx.db
    .deleteFrom('apiRequest')
    .where('askedAt', '<', before(CALLS_KEPT_DAYS * 24))
    .executeTakeFirst()
  const answers = await ctx.db
    .deleteFrom('apiAnswer')
    .where('answeredAt', '<', before(ANSWERS_KEPT_HOURS))
    .executeTakeFirst()
  return Number(calls.numDeletedRows + answers.numDeletedRows)
}

function liveTokens(ctx: Context, organisationId: string) {
  return ctx.db
    .selectFrom('apiToken')
    .select('name')
    .where('organisationId', '=', organisationId)
    .where('revokedAt', 'is', null)
    .limit(TOKENS_AT_MOST)
    .execute()
}

function whose({ actor }: Context) {
  return {
    organisationId: orNotFound(actor.organisationId ?? undefined, 'provider'),
    createdById: orNotFound(actor.id ?? undefined, 'account'),
  }
}
