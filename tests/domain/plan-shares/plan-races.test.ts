import { expect, test } from 'vitest'
import { sharePlan } from '~/domain/plan-shares/plan-share.commands.server'
import { writePlanSection } from '~/domain/plans/plan.commands.server'
import { findPlanVersions } from '~/domain/plans/plan.queries.server'
import { closeReview, setReview, setWantingReviews } from '~/domain/reviews/review.commands.server'
import { reviewsOf } from '~/domain/reviews/review.queries.server'
import { addStep, moveStep, setTarget } from '~/domain/targets/target.commands.server'
import { STEPS_AT_MOST } from '~/domain/targets/target'
import { findTarget } from '~/domain/targets/target.queries.server'
import { systemContext } from '~/kit/context.server'
import { aChoice, eventsOf, FRIDAY } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { withAccount } from '#tests/support/plans'
import { aStaffContext } from '#tests/support/tracking'

const race$ = racingDatabase()
const AT_ONCE = 8

async function aRace() {
  const { db } = race$
  const choice = await aChoice(db, { state: 'place_confirmed' })
  const learner = await withAccount(db, choice.learner)
  const tutor = await aStaffContext(db, choice.town.schoolId, choice.town, 'tutor', { form: '11A' })
  return { db, choice, learnerId: choice.learnerId, learner, tutor }
}

async function atOnce(work: (at: number) => Promise<unknown>) {
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, (_, at) => work(at)))
  return ends.filter(({ status }) => status === 'fulfilled').length
}

test('of eight tabs that save one part at once, one does, and the others are told', async () => {
  const { learner, learnerId } = await aRace()

  const done = await atOnce((at) => writePlanSection(learner, learnerId, 'aims', { words: `Words ${at}`, version: 0 }))

  expect(done).toBe(1)
  expect((await findPlanVersions(learner, learnerId, 'aims')).versions).toHaveLength(1)
})

test('of eight who set a review at once, one does; of eight who close it, one does, and one next one is set', async () => {
  const { db, tutor, learnerId } = await aRace()
  expect(await atOnce(() => setReview(tutor, learnerId, { kind: 'periodic', dueOn: '2026-12-18' }))).toBe(1)
  const [open] = await reviewsOf(tutor, learnerId)
  const done = { heldOn: '2026-11-20', summary: 'Fine', learnerWords: 'Fine', version: 1 }

  expect(await atOnce(() => closeReview(tutor, open?.id ?? '', done))).toBe(1)

  expect((await reviewsOf(tutor, learnerId)).map(({ state }) => state)).toEqual(['due', 'done'])
  expect(await eventsOf(db, open?.id ?? '')).toEqual(['review.set', 'review.done'])
})

test('two nights at once set one review', async () => {
  const { db, learner, learnerId } = await aRace()
  await writePlanSection(learner, learnerId, 'aims', { words: 'To bake', version: 0 })

  await atOnce(() => setWantingReviews(systemContext(db, FRIDAY)))

  expect(await reviewsOf(learner, learnerId)).toHaveLength(1)
})

test('steps added at once each get their place and never more than may be; one is moved once', async () => {
  const { db, learner, learnerId } = await aRace()
  const set = { title: 'Visit', why: null, measure: null, owner: 'learner', by: '3', dueOn: null } as const
  const targetId = await setTarget(learner, learnerId, set)
  const add = (at: number) => addStep(learner, targetId, { what: `Step ${at}`, owner: 'learner', dueOn: null })

  expect((await atOnce(add)) + (await atOnce(add))).toBe(STEPS_AT_MOST)

  const { steps } = await findTarget(learner, targetId)
  expect(steps).toHaveLength(STEPS_AT_MOST)
  expect(await atOnce(() => moveStep(learner, steps[0]?.id ?? '', 'finish'))).toBe(1)
  expect((await eventsOf(db, targetId)).filter((event) => event === 'target.step-moved')).toHaveLength(1)
})

test('eight shares at once leave one open', async () => {
  const { db, choice, learner } = await aRace()
  const form = { parts: ['aims' as const], expiresOn: '2027-03-01', agrees: true }

  expect(await atOnce(() => sharePlan(learner, choice.id, form))).toBe(AT_ONCE)

  const open = db.selectFrom('planShare').select('id').where('choiceId', '=', choice.id).where('endedAt', 'is', null)
  expect(await open.execute()).toHaveLength(1)
})
