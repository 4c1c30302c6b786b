import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { planSections } from '~/domain/plans/plan'
import { FRIDAY } from '#tests/support/admissions'

const matterOf = {
  aims: 'planAims',
  strengths: 'planStrengths',
  interests: 'planInterests',
  needs: 'planNeeds',
} as const

/** A mark in every part of a learner's plan, and beside it; nothing of it is shared. */
export async function markPlan(db: Kysely<DB>, learnerId: string, code: string) {
  for (const section of planSections) {
    const words = `${code}-${matterOf[section]}`
    for (const version of [1, 2])
      await db.insertInto('planVersion').values({ learnerId, section, version, words, writtenAt: FRIDAY }).execute()
    await db
      .insertInto('planContribution')
      .values({ learnerId, section, words, writtenAs: 'tutor', writtenAt: FRIDAY })
      .execute()
  }
  const [targetId, reviewId] = [randomUUID(), randomUUID()]
  const target = `${code}-planTargets`
  const set = { setAs: 'learner', setAt: FRIDAY, changedAt: FRIDAY }
  await db
    .insertInto('target')
    .values({
      ...{ id: targetId, learnerId, title: target, why: target, measure: target, owner: 'learner' },
      ...{ dueOn: '2027-03-01', state: 'active', ...set },
    })
    .execute()
  const step = { targetId, position: 1, what: target, owner: 'learner', state: 'not-started', changedAt: FRIDAY }
  await db.insertInto('targetStep').values(step).execute()
  const review = `${code}-planReviews`
  await db
    .insertInto('review')
    .values({
      ...{ id: reviewId, learnerId, kind: 'periodic', opensOn: '2026-11-06', dueOn: '2026-11-20', state: 'done' },
      ...{ learnerWords: review, summary: review, heldOn: '2026-11-20', setAt: FRIDAY, changedAt: FRIDAY },
    })
    .execute()
  return { targetId, reviewId }
}
