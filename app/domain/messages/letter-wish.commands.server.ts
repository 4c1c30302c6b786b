import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { decideConsent } from '../consents/consent.commands.server'
import { wishesOf } from './letter-wish.queries.server'
import { chosenFor, type Choice, type LetterKind } from './letter-kind'

/** Keeps what somebody wants of each kind of letter; decisions always come, since they are in no kind. */
export function chooseLetters(
  ctx: Context,
  accountId: string,
  kinds: readonly LetterKind[],
  chosen: ReadonlyMap<string, Choice>,
) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'letters.choose', { accountId })
    const before = await wishesOf(ctx, accountId)
    const changed = kinds.flatMap((kind) => {
      const [was, wanted] = [chosenFor(kind, before), chosen.get(kind.name) ?? 'email']
      return was === wanted ? [] : [{ kind, was, wanted }]
    })
    if (changed.length === 0) return
    for (const { kind, wanted } of changed) await keepWish(ctx, accountId, kind.templates, wanted)
    const particulars = {
      changed: changed.map(({ kind, was, wanted }) => ({ kind: kind.name, before: was, after: wanted })),
    }
    await record(ctx, 'letters.chosen', { type: 'account', id: accountId }, particulars)
  })
}

async function keepWish(ctx: Context, accountId: string, templates: readonly string[], wanted: Choice) {
  await ctx.db
    .deleteFrom('letterWish')
    .where('accountId', '=', accountId)
    .where('template', 'in', [...templates])
    .execute()
  if (wanted === 'email') return
  await ctx.db
    .insertInto('letterWish')
    .values(templates.map((template) => ({ accountId, template, wish: wanted })))
    .execute()
}

/** Keeps the mobile number somebody agrees to be sent text messages to; without one the agreement is over. */
export function agreeToTexts(ctx: Context, accountId: string, phone: string | null) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'letters.choose', { accountId })
    if (phone === null) {
      const ended = await ctx.db.deleteFrom('textAgreement').where('accountId', '=', accountId).executeTakeFirst()
      if (ended.numDeletedRows === 0n) return
    } else {
      const row = { phone, agreedAt: ctx.now }
      await ctx.db
        .insertInto('textAgreement')
        .values({ accountId, ...row })
        .onConflict((conflict) => conflict.column('accountId').doUpdateSet(row))
        .execute()
    }
    await record(ctx, phone === null ? 'texts.ended' : 'texts.agreed', { type: 'account', id: accountId })
    if (ctx.actor.learnerId) await decideConsent(ctx, ctx.actor.learnerId, 'texts', phone !== null)
  })
}
