import path from 'node:path'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { planSections } from '~/domain/plans/plan'
import { writePlanSection, contributeToPlan } from '~/domain/plans/plan.commands.server'
import { planParts } from '~/domain/plans/plan-rights'
import { endShare, sharePlan } from '~/domain/plan-shares/plan-share.commands.server'
import { closeReview, setReview } from '~/domain/reviews/review.commands.server'
import { reviewsOf } from '~/domain/reviews/review.queries.server'
import { addStep, setTarget } from '~/domain/targets/target.commands.server'
import { targetsOf } from '~/domain/targets/target.queries.server'
import { aChoice, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { addressOf, allDoors, type Door } from '#tests/support/doors'
import { withAccount } from '#tests/support/plans'
import { aToken } from '#tests/support/programs'
import { setClock } from '#tests/support/served'
import { colleagueCookie } from '#tests/support/signed-in'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const A_MARK = /mark-of-plan-\w+/g

/** Amina's plan with a mark in every part of it, all of it shared with the college where she has a firm place. */
async function aMarkedPlan() {
  const { db } = test$
  await setClock(db, FRIDAY)
  const choice = await aChoice(db, { state: 'place_confirmed' })
  const { learnerId, town } = choice
  const learner = await withAccount(db, choice.learner)
  const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
  for (const section of planSections) {
    await writePlanSection(learner, learnerId, section, { words: `mark-of-plan-old${section}`, version: 0 })
    await writePlanSection(learner, learnerId, section, { words: `mark-of-plan-${section}`, version: 1 })
    await contributeToPlan(tutor, learnerId, section, { words: 'mark-of-plan-comment' })
  }
  const words = { why: 'mark-of-plan-why', measure: 'mark-of-plan-measure' }
  const target = { title: 'mark-of-plan-target', ...words, owner: 'learner', by: '3', dueOn: null } as const
  const targetId = await setTarget(learner, learnerId, target)
  const stepId = await addStep(learner, targetId, { what: 'mark-of-plan-step', owner: 'learner', dueOn: null })
  const reviewId = await setReview(tutor, learnerId, { kind: 'periodic', dueOn: '2026-12-18' })
  const held = { heldOn: '2026-11-20', summary: 'mark-of-plan-summary', learnerWords: 'mark-of-plan-review' }
  await closeReview(tutor, reviewId, { ...held, version: 1 })
  const all = { parts: [...planParts], expiresOn: '2027-03-01', agrees: true }
  const shareId = await sharePlan(learner, choice.id, all)
  expect(await targetsOf(learner, learnerId)).toHaveLength(1)
  expect(await reviewsOf(learner, learnerId)).toHaveLength(2)
  return { choice, learner, shareId, ids: { choiceId: choice.id, learnerId, targetId, stepId, reviewId, shareId } }
}

test('nothing of a plan is readable at any door after its share is revoked, by anybody of the provider or its programs', async () => {
  const { choice, learner, shareId, ids } = await aMarkedPlan()
  const doors = (await allDoors()).filter(({ hasLoader, pattern }) => hasLoader && !pattern.startsWith('/demo'))
  const readers: Record<string, string>[] = [
    { Cookie: await colleagueCookie(test$.db, choice.providerId, 'admissions-manager') },
    { Cookie: await colleagueCookie(test$.db, choice.providerId, 'register-taker') },
    { Authorization: `Bearer ${(await aToken(test$.db, choice.providerId)).secret}` },
  ]
  const shared = doors.find(({ pattern }) => pattern === '/provider/choices/:choiceId/plan')
  if (!shared) throw new Error('The door to a shared plan has gone.')
  const seen = (await answerOf(shared, ids, readers[0] ?? {})).match(A_MARK) ?? []
  expect(new Set(seen).size).toBe(10) // four parts; a target with why, measure and step; a review with two words
  expect(seen).not.toContain('mark-of-plan-comment')

  await endShare(learner, shareId)

  const found: string[] = []
  let asked = 0
  for (const headers of readers)
    for (const door of doors) {
      const marks = (await answerOf(door, ids, headers)).match(A_MARK) ?? []
      asked += 1
      found.push(...marks.map((mark) => `${door.pattern}: ${mark}`))
    }
  expect(found).toEqual([])
  expect(asked).toBeGreaterThan(600)
}, 180_000)

/** Everything a door answers: what its loader gives, or what it throws. */
async function answerOf(door: Door, ids: Record<string, string>, headers: Record<string, string>): Promise<string> {
  const address = addressOf(door, { ...ids, part: 'aims', section: 'aims' })
  const request = new Request(new URL(address, 'http://onward.example'), { headers })
  const module: unknown = await import(path.resolve(import.meta.dirname, '../../../app', door.file))
  if (!isDoor(module)) throw new Error(`${door.file} has no loader.`)
  const params = Object.fromEntries(door.params.map((name) => [name, { ...ids, part: 'aims' }[name] ?? 'aims']))
  const answer: unknown = await module.loader({ request, params, context: {} }).catch((thrown: unknown) => thrown)
  if (answer instanceof Response) return `${JSON.stringify([...answer.headers])} ${await answer.text()}`
  return answer instanceof Error ? answer.message : (JSON.stringify(answer) ?? '')
}

type Loading = { loader: (args: LoaderFunctionArgs) => Promise<unknown> }

function isDoor(module: unknown): module is Loading {
  return typeof module === 'object' && module !== null && 'loader' in module && typeof module.loader === 'function'
}
