import { describe, expect, test } from 'vitest'
import { findSheet } from '~/domain/applications/application.queries.server'
import { findHelpedSection } from '~/domain/applications/on-behalf-form.queries.server'
import { saveGrades, saveSection } from '~/domain/applications/section.commands.server'
import { mayWrite } from '~/domain/applications/section-rights'
import { applicationSections } from '~/domain/applications/sections'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { roles } from '~/kit/actor'
import { drainJobs } from '~/kit/jobs.server'
import { aLearner, answersOf, aTown, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, aStaffContext } from '#tests/support/tracking'
import '~/jobs'

const test$ = testDatabase()
const contact = { answers: answersOf('contact'), isFinished: true }
const grades = [{ subject: 'Mathematics', qualification: 'GCSE (9 to 1)' as const, grade: '6' }]

async function aSchool() {
  const { db } = test$
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
  const adviser = await anAdviser(db, town)
  return { db, town, learnerId, tutor, adviser }
}

describe('a part of the form that staff fill in for a learner', () => {
  test('stands on the form, names both, and is told to the learner at once', async () => {
    const { db, learnerId, tutor } = await aSchool()

    await saveSection(tutor, learnerId, 'contact', contact)
    await drainJobs(db, FRIDAY)

    const { saved } = await findSheet(tutor, learnerId)
    expect(saved).toMatchObject([{ section: 'contact', isCompleted: true }])
    const events = db.selectFrom('auditEvent').select(['action', 'actorId', 'learnerId'])
    expect(await events.where('action', 'like', 'section.%').execute()).toEqual([
      { action: 'section.written-for-learner', actorId: tutor.actor.id, learnerId },
    ])
    const [letter] = await db.selectFrom('letter').select('body').where('template', '=', 'DoneForYou').execute()
    expect(letter?.body).toContain('Wrote in the application for you')
    expect(letter?.body).toContain('Mr Okafor')
  })

  test('may be written by the adviser of the caseload, and by nobody else’s', async () => {
    const { db, town, learnerId, adviser } = await aSchool()
    const elsewhere = await aTown(db)
    const stranger = await aStaffContext(db, elsewhere.schoolId, elsewhere, 'tutor', { form: '11A' })
    const officer = await aStaffContext(db, town.schoolId, town, 'exams-officer')

    await expect(saveSection(adviser, learnerId, 'contact', contact)).rejects.toMatchObject({ name: 'NotAllowed' })
    await takeOn(adviser, learnerId)
    await saveSection(adviser, learnerId, 'contact', contact)
    await saveGrades(adviser, learnerId, { grades, isFinished: true })

    await expect(saveSection(officer, learnerId, 'contact', contact)).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(saveSection(stranger, learnerId, 'contact', contact)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(findHelpedSection(stranger, learnerId, 'contact')).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('is never one that is the learner’s alone: who may not read an answer may not write it', async () => {
    const { learnerId, tutor } = await aSchool()
    const fair = { answers: answersOf('fair-chances'), isFinished: true }

    await expect(findHelpedSection(tutor, learnerId, 'fair-chances')).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(saveSection(tutor, learnerId, 'fair-chances', fair)).rejects.toMatchObject({ name: 'NotAllowed' })
    for (const section of applicationSections) expect(mayWrite('learner', section)).toBe(true)
    const writers = roles.filter((role) => applicationSections.some((section) => mayWrite(role, section)))
    expect(writers).not.toContain('parent')
    expect(writers).not.toContain('admissions-officer')
  })

  test('and one the learner writes at the same time do not undo each other', async () => {
    const { db, town, learnerId, tutor } = await aSchool()
    const { version } = await findHelpedSection(tutor, learnerId, 'contact')
    const own = theLearner(db, learnerId, town)
    await saveSection(own, learnerId, 'contact', { ...contact, version })
    const { version: seen } = await findHelpedSection(tutor, learnerId, 'contact')
    await saveSection(own, learnerId, 'contact', {
      answers: { phone: '01632 960100' },
      isFinished: false,
      version: seen,
    })

    await expect(saveSection(tutor, learnerId, 'contact', { ...contact, version: seen })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })

  test('leaves the learner’s own writing the learner’s own event, and writes no letter about it', async () => {
    const { db, town, learnerId } = await aSchool()

    await saveSection(theLearner(db, learnerId, town), learnerId, 'contact', contact)
    await drainJobs(db, FRIDAY)

    const events = db.selectFrom('auditEvent').select('action').where('action', 'like', 'section.%')
    expect(await events.execute()).toEqual([{ action: 'section.saved' }])
    expect(await db.selectFrom('letter').select('id').where('template', '=', 'DoneForYou').execute()).toEqual([])
  })
})
