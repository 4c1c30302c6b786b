import { describe, expect, test } from 'vitest'
import {
  addOutsideApplication,
  changeOutsideApplication,
  removeOutsideApplication,
} from '~/domain/applications/outside-application.commands.server'
import { findOutsideApplication, outsideApplicationsOf } from '~/domain/applications/outside-application.queries.server'
import type { OutsideState } from '~/domain/applications/outside-application'
import { tuteeForms, tuteesPage } from '~/domain/reports/tutee.queries.server'
import { tuteeQuestion } from '~/domain/reports/tutee'
import { visitor } from '~/kit/actor'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aChoice, aLearner, eventsOf, FRIDAY, theLearner, type ChoiceWithAll } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const entry = {
  kind: 'employer' as const,
  organisationName: 'Lock and Sons',
  title: 'Apprentice joiner',
  state: 'applied' as const,
}

const tutorOf = ({ town }: ChoiceWithAll) => ({
  db: test$.db,
  now: FRIDAY,
  requestId: 'test',
  actor: { ...visitor, role: 'tutor' as const, organisationId: town.schoolId, areaId: town.areaId, form: '11A' },
})

describe('an application elsewhere', () => {
  test('is added, changed and taken off, with one event each', async () => {
    const choice = await aChoice(test$.db, { state: 'draft' })
    const { learner, learnerId } = choice
    const id = await addOutsideApplication(learner, learnerId, entry)

    await changeOutsideApplication(learner, id, { ...entry, state: 'offered', version: 1 })
    expect(await findOutsideApplication(learner, id)).toMatchObject({ state: 'offered', version: 2 })
    await removeOutsideApplication(learner, id)

    expect(await outsideApplicationsOf(learner, { id: learnerId, areaId: choice.town.areaId })).toEqual([])
    expect(await eventsOf(test$.db, id)).toEqual([
      'outside-application.added',
      'outside-application.changed',
      'outside-application.removed',
    ])
  })

  test('that a second tab changed first is not overwritten', async () => {
    const { learner, learnerId } = await aChoice(test$.db, { state: 'draft' })
    const id = await addOutsideApplication(learner, learnerId, entry)
    await changeOutsideApplication(learner, id, { ...entry, state: 'offered', version: 1 })

    const late = changeOutsideApplication(learner, id, { ...entry, state: 'ended', version: 1 })

    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('is read by the school, and by no provider and no other learner', async () => {
    const choice = await aChoice(test$.db)
    const id = await addOutsideApplication(choice.learner, choice.learnerId, entry)
    const other = theLearner(test$.db, await aLearner(test$.db, choice.town), choice.town)

    expect(await findOutsideApplication(tutorOf(choice), id)).toMatchObject({ title: 'Apprentice joiner' })
    await expect(findOutsideApplication(choice.officer, id)).rejects.toThrow(NotFound)
    await expect(findOutsideApplication(other, id)).rejects.toThrow(NotFound)
    await expect(addOutsideApplication(choice.officer, choice.learnerId, entry)).rejects.toThrow(NotAllowed)
  })

  test.each<[OutsideState, boolean]>([
    ['planned', false],
    ['applied', true],
    ['interview', true],
    ['offered', true],
    ['accepted', true],
    ['ended', false],
  ])('that is %s counts as “has applied” in the school’s grid: %s', async (state, counts) => {
    const choice = await aChoice(test$.db, { state: 'draft' })
    await addOutsideApplication(choice.learner, choice.learnerId, { ...entry, state })

    const { rows } = await tuteesPage(tutorOf(choice), tuteeQuestion.parse({ list: 'not-applied' }))
    const [form] = await tuteeForms(tutorOf(choice))

    expect(rows.map(({ id }) => id)).toEqual(counts ? [] : [choice.learnerId])
    expect(Number(form?.notApplied)).toBe(counts ? 0 : 1)
  })
})
