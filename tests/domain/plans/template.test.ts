import { describe, expect, test } from 'vitest'
import { planPartners } from '~/access/roles'
import { contributeToPlan, writePlanSection } from '~/domain/plans/plan.commands.server'
import { findPlan, findPlanSection } from '~/domain/plans/plan.queries.server'
import { mayAddTo, mayReadPart, planParts, usualRights, type PlanRights } from '~/domain/plans/plan-rights'
import {
  changePlanTemplate,
  choosePlanTemplate,
  makePlanTemplate,
  retirePlanTemplate,
} from '~/domain/plans/template.commands.server'
import { findPlanTemplate, planTemplates } from '~/domain/plans/template.queries.server'
import { rightOptions } from '~/domain/plans/template.words'
import { setReview, closeReview } from '~/domain/reviews/review.commands.server'
import { reviewsOf } from '~/domain/reviews/review.queries.server'
import { setTarget } from '~/domain/targets/target.commands.server'
import { findTarget, targetsOf } from '~/domain/targets/target.queries.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aTown, eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aPlanTown } from '#tests/support/plans'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const rights: PlanRights = {
  ...usualRights,
  aims: { school: 'read', adviser: 'none', parent: 'none' },
  targets: { school: 'add', adviser: 'none', parent: 'none' },
}
const supported = { name: 'Supported learning', reviewWeeks: 6, rights }
const visit = { title: 'Visit', why: null, measure: null, owner: 'learner', by: '3', dueOn: null } as const

async function aTemplate() {
  const plan = await aPlanTown(test$.db)
  const coordinator = await aStaffContext(plan.db, plan.town.schoolId, plan.town, 'coordinator')
  const templateId = await makePlanTemplate(coordinator, supported)
  return { ...plan, coordinator, templateId }
}

describe('a template', () => {
  test('is made, changed and taken out of use by a coordinator of the area, and by nobody else', async () => {
    const { db, coordinator, tutor, learner, templateId } = await aTemplate()
    const away = await aTown(db)
    const other = await aStaffContext(db, away.schoolId, away, 'coordinator')

    for (const one of [tutor, learner]) await expect(makePlanTemplate(one, supported)).rejects.toThrow(NotAllowed)
    await expect(changePlanTemplate(tutor, templateId, { ...supported, version: 1 })).rejects.toThrow(NotAllowed)
    await expect(changePlanTemplate(other, templateId, { ...supported, version: 1 })).rejects.toThrow(NotFound)
    expect(await planTemplates(other)).toEqual([])
    await changePlanTemplate(coordinator, templateId, { ...supported, reviewWeeks: 8, version: 1 })
    await retirePlanTemplate(coordinator, templateId, 2)

    expect(await planTemplates(coordinator)).toEqual([])
    expect(await eventsOf(db, templateId)).toEqual([
      'plan-template.made',
      'plan-template.changed',
      'plan-template.retired',
    ])
  })

  test('has a name of its own, and is not changed by a page that is behind', async () => {
    const { coordinator, templateId } = await aTemplate()

    await expect(makePlanTemplate(coordinator, { ...supported, name: 'SUPPORTED learning' })).rejects.toMatchObject({
      code: 'same-name',
    })
    await expect(changePlanTemplate(coordinator, templateId, { ...supported, version: 7 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })

  test.each(planParts.flatMap((part) => planPartners.map((partner) => [part, partner] as const)))(
    'gives of %s to the %s never more than the most there is',
    (part, partner) => {
      const role = partner === 'school' ? 'tutor' : partner
      const all = { ...usualRights, [part]: { school: 'add', adviser: 'add', parent: 'add' } as const }

      expect(mayReadPart(all, role, part)).toBe(mayReadPart(usualRights, role, part))
      expect(mayAddTo(all, role, part)).toBe(mayAddTo(usualRights, role, part))
      expect(rightOptions(part, partner).at(-1)?.value).toBe(usualRights[part][partner])
    },
  )
})

describe('a plan that follows a template', () => {
  test('gives each no more than the template does, on every way to it', async () => {
    const { learner, tutor, adviser, parent, learnerId, templateId } = await aTemplate()
    await writePlanSection(learner, learnerId, 'aims', { words: 'To bake', version: 0 })
    const targetId = await setTarget(learner, learnerId, visit)

    await choosePlanTemplate(tutor, learnerId, templateId)

    expect((await findPlan(tutor, learnerId)).addable).not.toContain('aims')
    await expect(contributeToPlan(tutor, learnerId, 'aims', { words: 'x' })).rejects.toMatchObject({
      code: 'read-only',
    })
    for (const one of [adviser, parent]) {
      await expect(findPlanSection(one, learnerId, 'aims')).rejects.toThrow(NotFound)
      await expect(contributeToPlan(one, learnerId, 'aims', { words: 'x' })).rejects.toThrow(NotFound)
      expect(await targetsOf(one, learnerId)).toEqual([])
      await expect(findTarget(one, targetId)).rejects.toThrow(NotFound)
    }
    expect((await findPlan(learner, learnerId)).parts).toEqual(planParts)
  })

  test('keeps its own copy, whatever becomes of the template', async () => {
    const { coordinator, tutor, adviser, learnerId, templateId } = await aTemplate()
    await choosePlanTemplate(tutor, learnerId, templateId)

    await changePlanTemplate(coordinator, templateId, { ...supported, rights: usualRights, version: 1 })
    await retirePlanTemplate(coordinator, templateId, 2)

    expect(await findPlan(tutor, learnerId)).toMatchObject({ templateName: 'Supported learning', reviewWeeks: 6 })
    await expect(findPlanSection(adviser, learnerId, 'aims')).rejects.toThrow(NotFound)
    await expect(findPlanTemplate(tutor, templateId)).rejects.toThrow(NotFound)
    await expect(choosePlanTemplate(tutor, learnerId, templateId)).rejects.toThrow(NotFound)
  })

  test('is looked at as often as the template says', async () => {
    const { tutor, learnerId, templateId } = await aTemplate()
    await choosePlanTemplate(tutor, learnerId, templateId)
    const reviewId = await setReview(tutor, learnerId, { kind: 'periodic', dueOn: '2026-12-01' })
    const done = { heldOn: '2026-11-20', summary: 'Fine', learnerWords: 'Fine', version: 1 }

    await closeReview(tutor, reviewId, done)

    expect(await reviewsOf(tutor, learnerId)).toMatchObject([{ dueOn: '2027-01-01', state: 'due' }, {}])
  })

  test('is chosen by the school or the adviser, not by a parent, another school or the learner', async () => {
    const { learner, parent, otherTutor, adviser, learnerId, templateId } = await aTemplate()

    for (const one of [learner, parent])
      await expect(choosePlanTemplate(one, learnerId, templateId)).rejects.toThrow(NotAllowed)
    await expect(choosePlanTemplate(otherTutor, learnerId, templateId)).rejects.toThrow(NotFound)
    await expect(choosePlanTemplate(adviser, learnerId, templateId)).resolves.toBeUndefined()
  })
})
