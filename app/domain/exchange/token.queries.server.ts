import { apiTokensVisibleTo } from '~/access/provider-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { tokenRights, type TokenRight } from './token'

const TOKENS_AT_MOST = 100
const CALLS_SHOWN = 50
const ENDING_AT_MOST = 5_000

/** The tokens of an organisation, the newest first, with those that are over. */
export async function tokensOf(ctx: Context) {
  const rows = await tokens(ctx).limit(TOKENS_AT_MOST).execute()
  return rows.map(withRights)
}

/** One token with the newest of its calls. */
export async function findToken(ctx: Context, tokenId: string) {
  const row = await tokens(ctx).where('apiToken.id', '=', tokenId).executeTakeFirst()
  return withRights(orNotFound(row, 'token'))
}

/** What a program asked lately, the newest first. */
export function callsOf(ctx: Context, tokenId: string) {
  return apiTokensVisibleTo(ctx)
    .innerJoin('apiRequest', 'apiRequest.tokenId', 'apiToken.id')
    .select(['apiRequest.id', 'apiRequest.method', 'apiRequest.path', 'apiRequest.status'])
    .select(['apiRequest.milliseconds', 'apiRequest.askedAt'])
    .where('apiToken.id', '=', tokenId)
    .orderBy('apiRequest.askedAt', 'desc')
    .orderBy('apiRequest.id', 'desc')
    .limit(CALLS_SHOWN)
    .execute()
}

/** The tokens that hold today and end by a day. */
export function tokensEnding(ctx: Context, by: string) {
  return ctx.db
    .selectFrom('apiToken')
    .select(['id', 'name', 'organisationId', 'expiresOn', 'createdAt'])
    .where('revokedAt', 'is', null)
    .where('expiresOn', '>=', londonDay(ctx.now))
    .where('expiresOn', '<=', by)
    .orderBy('expiresOn')
    .orderBy('id')
    .limit(ENDING_AT_MOST)
    .execute()
}

function tokens(ctx: Context) {
  return apiTokensVisibleTo(ctx)
    .innerJoin('account', 'account.id', 'apiToken.createdById')
    .select(['apiToken.id', 'apiToken.name', 'apiToken.ending', 'apiToken.rights', 'apiToken.createdAt'])
    .select(['apiToken.expiresOn', 'apiToken.lastUsedAt', 'apiToken.revokedAt', 'apiToken.organisationId'])
    .select('account.name as createdBy')
    .orderBy('apiToken.createdAt', 'desc')
    .orderBy('apiToken.id')
}

function withRights<T extends { rights: string[] }>({ rights, ...token }: T) {
  return { ...token, rights: tokenRights.filter((right): right is TokenRight => rights.includes(right)) }
}
