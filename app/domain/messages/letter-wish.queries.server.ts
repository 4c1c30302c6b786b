import type { Context } from '~/kit/context.server'
import type { Wish } from './letter-kind'

const WISHES_AT_MOST = 100

/** What an account wishes for, by template. */
export async function wishesOf(ctx: Context, accountId: string): Promise<ReadonlyMap<string, Wish>> {
  const rows = await ctx.db
    .selectFrom('letterWish')
    .select(['template', 'wish'])
    .where('accountId', '=', accountId)
    .orderBy('template')
    .limit(WISHES_AT_MOST)
    .execute()
  return new Map(rows.map(({ template, wish }) => [template, wish === 'digest' ? 'digest' : 'none']))
}

/** The mobile number an account has agreed to be sent text messages to. */
export async function agreedPhoneOf(ctx: Context, accountId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('textAgreement')
    .select('phone')
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return row?.phone ?? null
}
