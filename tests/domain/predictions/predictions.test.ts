import { describe, expect, test } from 'vitest'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { sendUpdate } from '~/domain/applications/update.commands.server'
import { predictGrades, saveGrid } from '~/domain/predictions/prediction.commands.server'
import { formsOf, gridOf } from '~/domain/predictions/grid.queries.server'
import { gridForm } from '~/domain/predictions/prediction.schemas'
import { drainJobs } from '~/kit/jobs.server'
import {
  draftReference,
  releaseReference,
  requestReference,
  takeReferenceBack,
} from '~/domain/references/reference.commands.server'
import { findReference } from '~/domain/references/reference.queries.server'
import { systemContext } from '~/kit/context.server'
import { aChoice, aLearner, aTown, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'
import '~/jobs'

const test$ = testDatabase()
const gcse = 'GCSE (9 to 1)' as const
const maths = { subject: 'Mathematics', qualification: gcse }

async function aForm() {
  const { db } = test$
  const town = await aTown(db)
  const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
  const head = await aStaffContext(db, town.schoolId, town, 'head')
  const learnerId = await aLearner(db, town)
  const other = await aLearner(db, town, { givenNames: 'Joel', familyName: 'Brandt' })
  return { db, town, tutor, head, learnerId, other }
}

async function aReleased() {
  const made = await aForm()
  const { db, town, head, tutor, learnerId } = made
  const choice = await aChoice(db, { town, learnerId })
  await requestReference(systemContext(db, FRIDAY), choice.id)
  const version = async () => ({ version: (await findReference(head, learnerId))?.version ?? 0 })
  await predictGrades(tutor, learnerId, [{ ...maths, grade: '6' }])
  await draftReference(tutor, learnerId, { text: 'Kind and steady.', ...(await version()) })
  await releaseReference(head, learnerId, await version())
  return { ...made, choice, version }
}

describe('the grid of one subject', () => {
  test('shows a box for each learner of the form, with what stands there under any name of the subject', async () => {
    const { tutor, learnerId, other } = await aForm()
    await predictGrades(tutor, learnerId, [{ subject: 'Maths', qualification: gcse, grade: '6' }])

    expect(await formsOf(tutor)).toEqual(['11A'])
    expect(await gridOf(tutor, '11A', maths)).toMatchObject([
      { id: other, name: 'Brandt, Joel', grade: '' },
      { id: learnerId, name: 'Yusuf, Amina', grade: '6' },
    ])
  })

  test('saves what was typed, takes away what was emptied, and leaves the rest', async () => {
    const { db, tutor, learnerId, other } = await aForm()
    await predictGrades(tutor, learnerId, [
      { ...maths, grade: '6' },
      { subject: 'Art', qualification: gcse, grade: '8' },
    ])

    const saved = await saveGrid(tutor, maths, [
      { learnerId, typed: '', was: '6' },
      { learnerId: other, typed: '5', was: '' },
    ])

    expect(saved).toBe(2)
    const rows = await db.selectFrom('grade').select(['learnerId', 'subject', 'grade']).orderBy('subject').execute()
    expect(rows).toEqual([
      { learnerId, subject: 'Art', grade: '8' },
      { learnerId: other, subject: 'Mathematics', grade: '5' },
    ])
  })

  test('saves nothing where a colleague has changed a box meanwhile, and says so beside it', async () => {
    const { tutor, head, learnerId, other } = await aForm()
    await saveGrid(head, maths, [{ learnerId, typed: '7', was: '' }])

    const attempt = saveGrid(tutor, maths, [
      { learnerId: other, typed: '4', was: '' },
      { learnerId, typed: '5', was: '' },
    ])

    await expect(attempt).rejects.toMatchObject({
      code: 'changed-meanwhile',
      field: `boxes.${learnerId}.typed`,
      sentence: 'A colleague wrote 7 for Amina meanwhile. Nothing is saved yet. Save again if yours is right.',
    })
    expect((await gridOf(tutor, '11A', maths)).map(({ grade }) => grade)).toEqual(['', '7'])
    expect(await saveGrid(tutor, maths, [{ learnerId, typed: '7', was: '' }])).toBe(0)
  })

  test('refuses a grade that is not on the scale, beside its box', () => {
    const id = '11111111-1111-4111-8111-111111111111'
    const { error } = gridForm.safeParse({ ...maths, boxes: { [id]: { typed: 'B', was: '' } } })

    expect(error?.issues).toMatchObject([{ path: ['boxes', id, 'typed'] }])
  })

  test('is for the own form, and for the school alone', async () => {
    const { db, town, learnerId } = await aForm()
    const otherTutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11B' })
    const box = [{ learnerId, typed: '7', was: '' }]

    await expect(saveGrid(otherTutor, maths, box)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(saveGrid(theLearner(db, learnerId, town), maths, box)).rejects.toMatchObject({ name: 'NotAllowed' })
  })
})

describe('a prediction once the reference was released', () => {
  test('is fixed until the reference is taken back', async () => {
    const { tutor, head, learnerId, version } = await aReleased()
    const other = [{ ...maths, grade: '8' }]

    await expect(predictGrades(tutor, learnerId, other)).rejects.toMatchObject({ code: 'released' })
    await expect(saveGrid(tutor, maths, [{ learnerId, typed: '8', was: '6' }])).rejects.toMatchObject({
      code: 'released',
    })
    await predictGrades(tutor, learnerId, [{ ...maths, grade: '6' }])

    await takeReferenceBack(head, learnerId, await version())
    await predictGrades(tutor, learnerId, other)
    expect((await gridOf(tutor, '11A', maths)).map(({ grade }) => grade)).toContain('8')
  })
})

describe('a prediction that changes after something was sent', () => {
  test('reaches the provider with an update only, and the learner is told once', async () => {
    const { db, town, tutor, learnerId } = await aForm()
    const choice = await aChoice(db, { town, learnerId })
    const gradesAt = async () =>
      (await findApplicant(choice.officer, choice.id)).grades.map(({ subject, grade }) => [subject, grade])
    await drainJobs(db, FRIDAY)

    await predictGrades(tutor, learnerId, [{ ...maths, grade: '9' }])
    await saveGrid(tutor, { ...maths, subject: 'Art' }, [{ learnerId, typed: '8', was: '' }])
    await drainJobs(db, FRIDAY)

    expect(await gradesAt()).toEqual([['Mathematics', '6']])
    const letters = await db.selectFrom('letter').select('body').where('template', '=', 'GradesChanged').execute()
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('To tell them, send an update')

    await sendUpdate(choice.learner, learnerId, [choice.id])
    expect(await gradesAt()).toEqual([
      ['Art and design', '8'],
      ['Mathematics', '9'],
    ])
  })

  test('is not written about to somebody who has sent nothing', async () => {
    const { db, tutor, learnerId } = await aForm()

    await predictGrades(tutor, learnerId, [{ ...maths, grade: '9' }])
    await drainJobs(db, FRIDAY)

    expect(await db.selectFrom('letter').select('id').where('template', '=', 'GradesChanged').execute()).toEqual([])
  })
})
