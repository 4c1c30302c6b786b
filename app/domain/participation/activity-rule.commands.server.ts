import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { refuseRule, type RuleTerms } from './activity-rule'
import { codeOfRule, findRules } from './activity-rule.queries.server'

/** Plans another rule for a code from a day to come. What holds until then stays as it is, so that every day can be counted again. */
export function planRule(ctx: Context, code: string, terms: RuleTerms, fromOn: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await lockCode(ctx, code)
    mustBeAllowed(ctx, 'activity-rule.change', {})
    const { rules } = await findRules(ctx, code)
    const before = refuseRule(terms, fromOn, { today: londonDay(ctx.now), rules })
    const { currencyRule, currencyMonths, needsReviewDate, needsPredictedEnd } = terms
    const id = newId()
    await endOn(ctx, before.id, addDays(fromOn, -1))
    await ctx.db
      .insertInto('activityRule')
      .values({
        ...{ id, code, currencyRule, currencyMonths, needsReviewDate, needsPredictedEnd },
        ...{ validFrom: fromOn, validTo: before.validTo },
      })
      .execute()
    const particulars = { code, fromOn, currencyRule, currencyMonths, before: before.currencyRule }
    await record(ctx, 'activity-rule.planned', { type: 'activity-rule', id }, particulars)
    return id
  })
}

/** Takes a planned rule back before its first day: the one before it goes on. */
export function takeRuleBack(ctx: Context, ruleId: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const code = await codeOfRule(ctx, ruleId)
    await lockCode(ctx, code)
    mustBeAllowed(ctx, 'activity-rule.change', {})
    const { rules } = await findRules(ctx, code)
    const planned = orNotFound(
      rules.find(({ id }) => id === ruleId),
      'rule',
    )
    if (planned.validFrom <= londonDay(ctx.now))
      throw new Refusal('in-force', 'This rule is in force. Plan another one from tomorrow on.')
    const before = rules.find(({ validTo }) => validTo === addDays(planned.validFrom, -1))
    await ctx.db.deleteFrom('activityRule').where('id', '=', ruleId).execute()
    if (before) await endOn(ctx, before.id, planned.validTo)
    const particulars = { code, fromOn: planned.validFrom }
    await record(ctx, 'activity-rule.taken-back', { type: 'activity-rule', id: ruleId }, particulars)
    return code
  })
}

function endOn(ctx: Context, id: string, validTo: string | null) {
  return ctx.db.updateTable('activityRule').set({ validTo }).where('id', '=', id).execute()
}

// Whoever is second sees what the first one planned.
async function lockCode(ctx: Context, code: string) {
  const known = await ctx.db
    .selectFrom('activityCode')
    .select('code')
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  return orNotFound(known, 'activity')
}
