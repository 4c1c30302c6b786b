import { describe, expect, test } from 'vitest'
import { writePlanSection } from '~/domain/plans/plan.commands.server'
import { afterHold, listOf, nextReview } from '~/domain/reviews/review'
import {
  closeReview,
  exemptReview,
  holdReview,
  resumeReview,
  reviewAfterMove,
  sayInReview,
  setReview,
  setWantingReviews,
} from '~/domain/reviews/review.commands.server'
import { findReview, reviewsOf, reviewsToHold } from '~/domain/reviews/review.queries.server'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { eventsOf, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aPlanTown } from '#tests/support/plans'
import { countStatements } from '#tests/support/statements'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()
const periodic = { kind: 'periodic', dueOn: '2026-12-18' } as const
const agreed = { heldOn: '2026-11-20', summary: 'Two visits before Easter', learnerWords: null }

async function aReview() {
  const town = await aPlanTown(test$.db)
  const reviewId = await setReview(town.tutor, town.learnerId, periodic)
  return { ...town, reviewId, held: { reason: await aReason(town.db, 'review-on-hold', 'long-absence'), detail: null } }
}

describe('the days of a review', () => {
  test('the first is due six weeks after the plan was begun, the next ones as the plan says', () => {
    expect(nextReview('2026-11-20', { isFirst: true, weeks: 12 })).toEqual({
      kind: 'induction',
      opensOn: '2026-12-18',
      dueOn: '2027-01-01',
    })
    expect(nextReview('2026-11-20', { isFirst: false, weeks: 8 })).toMatchObject({
      kind: 'periodic',
      dueOn: '2027-01-15',
    })
  })

  test.each([
    ['2026-12-03', 'coming'],
    ['2026-12-04', 'due'],
    ['2026-12-18', 'due'],
    ['2026-12-19', 'overdue'],
  ])('on %s it is %s', (today, list) => {
    expect(listOf({ state: 'due', opensOn: '2026-12-04', dueOn: '2026-12-18' }, today)).toBe(list)
  })

  test('after a hold there is time enough again', () => {
    const days = { opensOn: '2026-11-01', dueOn: '2026-11-15' }

    expect(afterHold(days, '2026-11-20')).toEqual({ opensOn: '2026-11-20', dueOn: '2026-12-04' })
    expect(afterHold(days, '2026-10-20')).toEqual(days)
  })
})

describe('the night', () => {
  test('sets the first review of whoever has begun a plan, once, and none for whoever has not', async () => {
    const { db, learner, learnerId } = await aPlanTown(test$.db)
    await setWantingReviews(systemContext(db, FRIDAY))
    expect(await reviewsOf(learner, learnerId)).toEqual([])

    await writePlanSection(learner, learnerId, 'aims', { words: 'To bake', version: 0 })
    await setWantingReviews(systemContext(db, FRIDAY))
    await setWantingReviews(systemContext(db, FRIDAY))

    const reviews = await reviewsOf(learner, learnerId)
    expect(reviews).toMatchObject([{ kind: 'induction', dueOn: '2027-01-01', state: 'due' }])
    expect(await eventsOf(db, reviews[0]?.id ?? '')).toEqual(['review.set'])
  })
})

describe('a review', () => {
  test('is done with the learner’s own words, and the next one is set with it', async () => {
    const { db, learner, tutor, learnerId, reviewId } = await aReview()
    await expect(closeReview(tutor, reviewId, { ...agreed, version: 1 })).rejects.toMatchObject({
      code: 'no-learner-words',
    })
    await sayInReview(learner, reviewId, { words: 'Maths is hard.', version: 1 })

    await closeReview(tutor, reviewId, { ...agreed, version: 2 })

    expect(await findReview(learner, reviewId)).toMatchObject({
      state: 'done',
      learnerWords: 'Maths is hard.',
      wordsAs: 'learner',
      runBy: 'Mr Okafor',
      runAs: 'tutor',
    })
    expect(await reviewsOf(learner, learnerId)).toMatchObject([
      { kind: 'periodic', dueOn: '2027-02-12', state: 'due' },
      {},
    ])
    expect(await eventsOf(db, reviewId)).toEqual(['review.set', 'review.answered', 'review.done'])
  })

  test('may be done with words that were said, and says who wrote them down', async () => {
    const { learner, tutor, reviewId } = await aReview()

    await closeReview(tutor, reviewId, { ...agreed, learnerWords: 'It goes well.', version: 1 })

    expect(await findReview(learner, reviewId)).toMatchObject({ learnerWords: 'It goes well.', wordsAs: 'tutor' })
  })

  test('what the learner wrote is not written over by whoever closes it', async () => {
    const { learner, tutor, reviewId } = await aReview()
    await sayInReview(learner, reviewId, { words: 'Mine', version: 1 })

    await closeReview(tutor, reviewId, { ...agreed, learnerWords: 'Not mine', version: 2 })

    expect(await findReview(learner, reviewId)).toMatchObject({ learnerWords: 'Mine', wordsAs: 'learner' })
  })

  test('waits for a reason and goes on with time enough', async () => {
    const { db, tutor, reviewId, held } = await aReview()
    await holdReview(tutor, reviewId, { ...held, version: 1 })
    await expect(closeReview(tutor, reviewId, { ...agreed, learnerWords: 'x', version: 2 })).rejects.toMatchObject({
      code: 'not-from-here',
    })

    await resumeReview({ ...tutor, now: new Date('2027-01-08T09:00:00Z') }, reviewId, 2)

    expect(await findReview(tutor, reviewId)).toMatchObject({ state: 'due', dueOn: '2027-01-22', reason: null })
    expect(await eventsOf(db, reviewId)).toEqual(['review.set', 'review.held-back', 'review.resumed'])
  })

  test('is let go for a reason, and the next one is set; after the last there is none', async () => {
    const { db, tutor, learnerId, reviewId } = await aReview()
    const reason = await aReason(db, 'review-not-held', 'ill')
    await exemptReview(tutor, reviewId, { reason, detail: null, version: 1 })
    const [next] = await reviewsOf(tutor, learnerId)
    expect(next).toMatchObject({ state: 'due', kind: 'periodic' })
    await exemptReview(tutor, next?.id ?? '', { reason, detail: null, version: 1 })

    const [open] = await reviewsOf(tutor, learnerId)
    await db
      .updateTable('review')
      .set({ kind: 'exit' })
      .where('id', '=', open?.id ?? '')
      .execute()
    await exemptReview(tutor, open?.id ?? '', { reason, detail: null, version: 1 })
    await setWantingReviews(systemContext(db, FRIDAY))

    expect((await reviewsOf(tutor, learnerId)).filter(({ state }) => state === 'due')).toEqual([])
  })

  test('is one at a time', async () => {
    const { tutor, learnerId } = await aReview()

    await expect(setReview(tutor, learnerId, periodic)).rejects.toMatchObject({ code: 'one-at-a-time' })
  })

  test('F-3: what was changed meanwhile is not written over, and the same words twice are written once', async () => {
    const { db, learner, tutor, reviewId, held } = await aReview()
    await sayInReview(learner, reviewId, { words: 'First', version: 1 })
    await sayInReview(learner, reviewId, { words: 'First', version: 1 })

    await expect(sayInReview(learner, reviewId, { words: 'Second', version: 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    await expect(holdReview(tutor, reviewId, { ...held, version: 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    expect((await eventsOf(db, reviewId)).filter((event) => event === 'review.answered')).toHaveLength(1)
  })

  test('that is over is neither answered nor closed nor held nor let go again', async () => {
    const { learner, tutor, reviewId, held } = await aReview()
    await closeReview(tutor, reviewId, { ...agreed, learnerWords: 'Fine', version: 1 })

    for (const attempt of [
      () => sayInReview(learner, reviewId, { words: 'More', version: 2 }),
      () => closeReview(tutor, reviewId, { ...agreed, version: 2 }),
      () => holdReview(tutor, reviewId, { ...held, version: 2 }),
      () => exemptReview(tutor, reviewId, { ...held, version: 2 }),
      () => resumeReview(tutor, reviewId, 2),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test('a parent reads it; a parent and the learner hold none; another school finds none', async () => {
    const { learner, parent, otherTutor, learnerId, reviewId, held } = await aReview()

    expect(await findReview(parent, reviewId)).toMatchObject({ kind: 'periodic' })
    await expect(sayInReview(parent, reviewId, { words: 'x', version: 1 })).rejects.toThrow(NotAllowed)
    for (const one of [parent, learner])
      await expect(holdReview(one, reviewId, { ...held, version: 1 })).rejects.toThrow(NotAllowed)
    await expect(setReview(learner, learnerId, periodic)).rejects.toThrow(NotAllowed)
    await expect(findReview(otherTutor, reviewId)).rejects.toThrow(NotFound)
    await expect(holdReview(otherTutor, reviewId, { ...held, version: 1 })).rejects.toThrow(NotFound)
  })

  test('follows soon after a move to another school', async () => {
    const { db, tutor, learnerId, reviewId } = await aReview()

    await reviewAfterMove(systemContext(db, FRIDAY), learnerId)
    await reviewAfterMove(systemContext(db, FRIDAY), learnerId)

    expect(await findReview(tutor, reviewId)).toMatchObject({ kind: 'transfer', dueOn: '2026-12-18' })
    expect((await eventsOf(db, reviewId)).filter((event) => event === 'review.brought-forward')).toHaveLength(1)
  })
})

describe('the lists of whoever looks after reviews', () => {
  test('show those of the own form and of the own caseload, each on the list of its day', async () => {
    const { tutor, adviser, otherTutor, reviewId, held } = await aReview()
    const at = (now: string) => ({ ...tutor, now: new Date(`${now}T09:00:00Z`) })

    expect((await reviewsToHold(at('2026-11-21'), 'coming')).rows).toMatchObject([{ id: reviewId, form: '11A' }])
    expect((await reviewsToHold(at('2026-12-10'), 'due')).rows).toHaveLength(1)
    expect((await reviewsToHold(at('2026-12-20'), 'overdue')).rows).toHaveLength(1)
    expect((await reviewsToHold(at('2026-12-20'), 'due')).rows).toEqual([])
    expect((await reviewsToHold(adviser, 'coming')).rows).toHaveLength(1)
    expect((await reviewsToHold(otherTutor, 'coming')).rows).toEqual([])
    await holdReview(tutor, reviewId, { ...held, version: 1 })
    const { rows, counts } = await reviewsToHold(at('2026-12-20'), 'on-hold')
    expect(rows).toHaveLength(1)
    expect(Object.fromEntries(Object.entries(counts).map(([list, count]) => [list, Number(count)]))).toEqual({
      due: 0,
      overdue: 0,
      coming: 0,
      'on-hold': 1,
    })
  })

  test('B6: ask the same, however many reviews there are', async () => {
    const { db, tutor, learnerId, reviewId, held } = await aReview()
    const ask = () => countStatements(db, (db) => reviewsToHold({ ...tutor, db }, 'due'))
    const before = await ask()
    await exemptReview(tutor, reviewId, { ...held, reason: await aReason(db, 'review-not-held', 'ill'), version: 1 })

    expect(await ask()).toBe(before)
    expect(await reviewsOf(tutor, learnerId)).toHaveLength(2)
  })
})
