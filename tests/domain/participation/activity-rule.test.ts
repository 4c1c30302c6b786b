import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { RuleTerms } from '~/domain/participation/activity-rule'
import { planRule, takeRuleBack } from '~/domain/participation/activity-rule.commands.server'
import { countedUnder, findRules, rulesOfToday } from '~/domain/participation/activity-rule.queries.server'
import { activityRuleForm } from '~/domain/participation/activity-rule.schemas'
import { needsSentence, ruleSentence } from '~/domain/participation/activity-rule.words'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aLearner, aTown, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, aStaffContext, eventsCalled } from '#tests/support/tracking'

const here = testDatabase()
const CODE = '320'
const threeMonths: RuleTerms = {
  currencyRule: 'months',
  currencyMonths: 3,
  needsReviewDate: false,
  needsPredictedEnd: false,
}
const NEW_YEAR = '2027-01-01'

async function support() {
  const town = await aTown(here.db)
  const context = await aStaffContext(here.db, town.schoolId, town, 'support')
  return { town, context }
}

const lapses = async (ctx: Context, onDay: string) => {
  const { rows } = await sql<{ on: string | null }>`
    select activity_lapses_under(${CODE}, ${onDay}::date, '2026-09-01', '2026-09-10', null, null) as "on"`.execute(
    ctx.db,
  )
  return rows[0]?.on
}

describe('another rule for an activity', () => {
  test('holds from its first day on; every day before it is counted as it was', async () => {
    const { context } = await support()
    const before = await lapses(context, '2026-12-31')
    await planRule(context, CODE, threeMonths, NEW_YEAR)

    expect(await lapses(context, '2026-12-31')).toBe(before)
    expect(await lapses(context, NEW_YEAR)).toBe('2026-12-10')
    expect(before).not.toBe('2026-12-10')
    const listed = (await rulesOfToday(context)).find(({ code }) => code === CODE)
    expect(listed).toMatchObject({ nextOn: NEW_YEAR, currencyMonths: 12 })
    expect(await eventsCalled(here.db, 'activity-rule.planned')).toHaveLength(1)
  })

  test('may be planned before another one that is planned, and each taken back again', async () => {
    const { context } = await support()
    const asItWas = (await findRules(context, CODE)).rules
    const later = await planRule(context, CODE, threeMonths, '2027-06-01')
    const sooner = await planRule(context, CODE, { ...threeMonths, currencyMonths: 6 }, NEW_YEAR)
    const days = async () =>
      (await findRules(context, CODE)).rules.map(({ validFrom, validTo }) => [validFrom, validTo])
    expect((await days()).slice(0, 2)).toEqual([
      ['2027-06-01', null],
      [NEW_YEAR, '2027-05-31'],
    ])
    await takeRuleBack(context, sooner)
    expect((await days())[1]?.[1]).toBe('2027-05-31')
    await takeRuleBack(context, later)
    expect((await findRules(context, CODE)).rules).toEqual(asItWas)
    expect(await eventsCalled(here.db, 'activity-rule.taken-back')).toHaveLength(2)
  })

  test('is counted before it is made: how many would still count', async () => {
    const { town, context } = await support()
    const since = { code: CODE, startedOn: '2026-09-01', ascertainedOn: '2026-09-10', source: 'adviser' }
    for (const verifiedOn of ['2026-09-10', '2026-11-10'])
      await here.db
        .insertInto('activity')
        .values({
          ...since,
          verifiedOn,
          status: 'confirmed',
          recordedAt: FRIDAY,
          learnerId: await aLearner(here.db, town),
        })
        .execute()
    expect(await countedUnder(context, CODE, threeMonths, NEW_YEAR)).toEqual({ all: 2, now: 2, then: 1 })
    expect(await countedUnder(await anAdviser(here.db, town), CODE, threeMonths, NEW_YEAR)).toMatchObject({ all: 0 })
  })

  test.each([
    ['from today on', '2026-11-20', threeMonths, 'not-before-tomorrow'],
    ['for a day that is over', '2026-01-01', threeMonths, 'not-before-tomorrow'],
    ['that holds anyway', NEW_YEAR, { ...threeMonths, currencyMonths: 12 }, 'same-rule'],
  ] as const)('is refused %s', async (_, day, terms, code) => {
    const { context } = await support()
    const { rules } = await findRules(context, CODE)
    const asNow = { ...terms, needsPredictedEnd: rules[0]?.needsPredictedEnd ?? false }
    await expect(planRule(context, CODE, asNow, day)).rejects.toMatchObject({ code })
  })

  test('is refused where that day has a change already, and a rule in force is not taken back', async () => {
    const { context } = await support()
    await planRule(context, CODE, threeMonths, NEW_YEAR)
    const again = planRule(context, CODE, { ...threeMonths, currencyMonths: 6 }, NEW_YEAR)
    await expect(again).rejects.toMatchObject({ code: 'planned-already' })
    const inForce = (await findRules(context, CODE)).rules.at(-1)?.id ?? ''
    await expect(takeRuleBack(context, inForce)).rejects.toMatchObject({ code: 'in-force' })
  })

  test('is for the support team alone, and for codes there are', async () => {
    const { town, context } = await support()
    const adviser = await anAdviser(here.db, town)
    await expect(planRule(adviser, CODE, threeMonths, NEW_YEAR)).rejects.toThrow(NotAllowed)
    await expect(planRule(context, '999', threeMonths, NEW_YEAR)).rejects.toThrow(NotFound)
    const planned = await planRule(context, CODE, threeMonths, NEW_YEAR)
    await expect(takeRuleBack(adviser, planned)).rejects.toThrow(NotAllowed)
  })
})

describe('the form', () => {
  const typed = { currencyRule: 'months', currencyMonths: '3', fromOn: { day: '1', month: '1', year: '2027' } }

  test('keeps months only where they count, and asks for a day to look again where it lapses by it', () => {
    expect(activityRuleForm.parse(typed)).toMatchObject({ currencyMonths: 3, needsReviewDate: false })
    expect(activityRuleForm.parse({ ...typed, currencyRule: 'review' })).toMatchObject({
      currencyMonths: null,
      needsReviewDate: true,
    })
    expect(activityRuleForm.safeParse({ ...typed, currencyMonths: '' }).success).toBe(false)
    expect(activityRuleForm.safeParse({ ...typed, currencyMonths: '0' }).success).toBe(false)
  })

  test('says each rule in words', () => {
    expect(ruleSentence({ currencyRule: 'months', currencyMonths: 1 })).toMatch(/^A month after/)
    expect(ruleSentence({ currencyRule: 'months-or-end', currencyMonths: 6 })).toMatch(/^6 months after/)
    expect(ruleSentence({ currencyRule: 'none', currencyMonths: null })).toBe('Does not lapse')
    expect(needsSentence({ needsReviewDate: true, needsPredictedEnd: true })).toBe(
      'a day to look again and a predicted end',
    )
    expect(needsSentence({ needsReviewDate: false, needsPredictedEnd: false })).toBe('nothing more')
  })
})
