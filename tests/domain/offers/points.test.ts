import { describe, expect, test } from 'vitest'
import { typedAgain } from '~/domain/changed-offers/changed-offer'
import { lastOffer } from '~/domain/changed-offers/last-offer.queries.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { offerTerms } from '~/domain/offers/offer.schemas'
import { keepStandardOffer } from '~/domain/offers/standard-offer.commands.server'
import { standardOffersOf } from '~/domain/offers/standard-offer.queries.server'
import { aChoice } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const typed = (needed: string, best = '') => ({ kind: 'conditional', points: { needed, best } })

describe('a condition of points', () => {
  test.each([
    ['42', '8', { points: 42, best: 8, text: '42 points or more in your best 8 subjects' }],
    ['38.5', '', { points: 38.5, best: null, text: '38.5 points or more in all your subjects together' }],
  ])('of %s over the best “%s” is a row of its own', (needed, best, condition) => {
    expect(offerTerms.parse(typed(needed, best)).conditions).toMatchObject([{ kind: 'points', ...condition }])
  })

  test.each([
    [typed('many'), 'points.needed', 'Write the points, such as 42 or 42.5'],
    [typed('0'), 'points.needed', 'Write the points, such as 42 or 42.5'],
    [typed('42', '13'), 'points.best', 'Write how many subjects count, from 1 to 12'],
    [{ ...typed('', '8'), others: 'A talk' }, 'points.needed', 'Write how many points are needed'],
  ])('is refused where it makes no sense: %j', (form, path, message) => {
    const issues = offerTerms.safeParse(form).error?.issues ?? []
    expect(issues.map((issue) => [issue.path.join('.'), issue.message])).toContainEqual([path, message])
  })

  test('is left out where its boxes are empty', () => {
    expect(offerTerms.parse({ kind: 'conditional', others: 'A talk' }).conditions).toMatchObject([{ kind: 'other' }])
  })

  test('stands in the offer, and in its form once more', async () => {
    const { db } = test$
    const choice = await aChoice(db)

    await makeOffer(choice.officer, choice.id, offerTerms.parse(typed('42', '8')))

    const offer = await lastOffer(choice.officer, choice.id)
    expect(offer?.conditions).toMatchObject([{ kind: 'points', points: 42, best: 8 }])
    expect(offer && typedAgain(offer)).toMatchObject({ points: { needed: '42', best: '8' }, others: '' })
  })

  test('stands in what a course usually offers', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const { courseId } = await db
      .selectFrom('courseRun')
      .select('courseId')
      .where('id', '=', choice.runId)
      .executeTakeFirstOrThrow()

    await keepStandardOffer(choice.officer, courseId, offerTerms.parse(typed('40')))

    const kept = await standardOffersOf(choice.officer, [courseId])
    expect(kept.get(courseId)?.conditions).toMatchObject([{ kind: 'points', points: 40, best: null }])
  })
})
