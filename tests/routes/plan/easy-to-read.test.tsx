import { expect, test } from 'vitest'
import { sharePlan } from '~/domain/plan-shares/plan-share.commands.server'
import { contributeToPlan, writePlanSection } from '~/domain/plans/plan.commands.server'
import { closeReview, setReview } from '~/domain/reviews/review.commands.server'
import { reviewsOf } from '~/domain/reviews/review.queries.server'
import { addStep, setTarget } from '~/domain/targets/target.commands.server'
import { paths } from '~/paths'
import * as endShare from '~/routes/learner/end-share'
import * as planShares from '~/routes/learner/plan-shares'
import * as share from '~/routes/learner/share-plan'
import * as takeIn from '~/routes/learner/take-plan-in'
import * as changeTarget from '~/routes/plan/change-target'
import * as endTarget from '~/routes/plan/end-target'
import * as newTarget from '~/routes/plan/new-target'
import * as plan from '~/routes/plan/plan'
import * as print from '~/routes/plan/print'
import * as review from '~/routes/plan/review'
import * as target from '~/routes/plan/target'
import { aChoice, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { cookieOf, withAccount } from '#tests/support/plans'
import { readabilityOf, sentencesOnPage } from '#tests/support/readability'
import { setClock } from '#tests/support/served'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

test('every page of a plan is read with ease by its learner', async () => {
  const { db } = test$
  await setClock(db, FRIDAY)
  const choice = await aChoice(db, { state: 'place_confirmed' })
  const learner = await withAccount(db, choice.learner)
  const { learnerId } = choice
  const tutor = await aStaffContext(db, choice.town.schoolId, choice.town, 'tutor', { form: '11A' })
  await writePlanSection(learner, learnerId, 'aims', { words: 'To bake', version: 0 })
  await contributeToPlan(tutor, learnerId, 'aims', { words: 'Good' })
  const set = { title: 'Visit', why: 'To see', measure: null, owner: 'learner', by: '3', dueOn: null } as const
  const targetId = await setTarget(learner, learnerId, set)
  await addStep(learner, targetId, { what: 'Ring', owner: 'learner', dueOn: null })
  const reviewId = await setReview(tutor, learnerId, { kind: 'periodic', dueOn: '2026-12-18' })
  await closeReview(tutor, reviewId, { heldOn: '2026-11-20', summary: 'Fine', learnerWords: 'Fine', version: 1 })
  const open = (await reviewsOf(learner, learnerId)).find(({ state }) => state === 'due')?.id ?? ''
  const shareId = await sharePlan(learner, choice.id, { parts: ['aims'], expiresOn: '2027-03-01', agrees: true })
  const headers = { Cookie: await cookieOf(db, learner) }
  const pages = await Promise.all([
    openPage(plan, '/plan/:learnerId', paths.plan.home(learnerId), headers),
    openPage(print, '/plan/:learnerId/print', paths.plan.print(learnerId), headers),
    openPage(newTarget, '/plan/:learnerId/targets/new', paths.plan.newTarget(learnerId), headers),
    openPage(target, '/plan/targets/:targetId', paths.plan.target(targetId), headers),
    openPage(changeTarget, '/plan/targets/:targetId/change', paths.plan.changeTarget(targetId), headers),
    openPage(endTarget, '/plan/targets/:targetId/ending', paths.plan.endTarget(targetId), headers),
    openPage(review, '/plan/reviews/:reviewId', paths.plan.review(reviewId), headers),
    openPage(review, '/plan/reviews/:reviewId', paths.plan.review(open), headers),
    openPage(planShares, '/learner/plan/shares', paths.learner.planShares, headers),
    openPage(share, '/learner/choices/:choiceId/plan', paths.learner.sharePlan(choice.id), headers),
    openPage(endShare, '/learner/plan/shares/:shareId/ending', paths.learner.endShare(shareId), headers),
    openPage(takeIn, '/learner/plan/taking-in', paths.learner.takePlanIn, headers),
  ])

  for (const { html, text } of pages) {
    const read = readabilityOf(sentencesOnPage(html))
    expect(read.meanLength, text).toBeLessThanOrEqual(14)
    expect(read.longestLength, read.longest).toBeLessThanOrEqual(25)
    expect(read.wordsToAvoid).toEqual([])
  }
})
