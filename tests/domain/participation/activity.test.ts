import { describe, expect, test } from 'vitest'
import '~/jobs'
import { enrolLearner } from '~/domain/enrolments/enrolment.commands.server'
import { proposedActivity, refuseOddDays, type ActivityCode, type StartedCourse } from '~/domain/participation/activity'
import { proposeActivity, updateActivity } from '~/domain/participation/activity.commands.server'
import { findActivity } from '~/domain/participation/activity.queries.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aTown, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, anEnrolment, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()

const college: StartedCourse = {
  providerKind: 'college',
  route: 'technical',
  studyMode: 'full-time',
  startedOn: '2026-09-07',
  endsOn: '2028-06-30',
}
const form = {
  code: '230',
  startedOn: '2026-09-07',
  verifiedOn: '2026-11-20',
  reviewOn: null,
  predictedEndOn: '2027-06-30',
}

describe('the activity an enrolment speaks for', () => {
  test.each<[Partial<StartedCourse>, string]>([
    [{}, '230'],
    [{ providerKind: 'school', route: 'a-levels' }, '210'],
    [{ providerKind: 'training-provider' }, '410'],
    [{ studyMode: 'part-time' }, '250'],
    [{ providerKind: 'training-provider', route: 'apprenticeship' }, '310'],
    [{ studyMode: null, route: null }, '230'],
  ])('of %j is %s', (course, code) => {
    expect(proposedActivity({ ...college, ...course }, '2026-11-20').code).toBe(code)
  })

  test('is verified today, but never before it starts, and ends with the course', () => {
    expect(proposedActivity(college, '2026-11-20')).toMatchObject({
      verifiedOn: '2026-11-20',
      predictedEndOn: '2028-06-30',
    })
    expect(proposedActivity(college, '2026-08-27')).toMatchObject({ verifiedOn: '2026-09-07' })
    expect(proposedActivity({ ...college, endsOn: null }, '2026-11-20')).toMatchObject({ predictedEndOn: '2027-08-31' })
  })
})

describe('odd days', () => {
  const code: ActivityCode = {
    code: '260',
    label: 'Gap year',
    family: 'education',
    needsReviewDate: true,
    needsPredictedEnd: true,
    isNeet: false,
  }
  const gapYear = {
    code: '260',
    startedOn: '2026-09-01',
    verifiedOn: '2026-11-20',
    reviewOn: '2027-01-04',
    predictedEndOn: '2027-08-31',
  }

  test.each([
    [{ verifiedOn: '2026-08-31' }, 'verified-too-early', 'verifiedOn'],
    [{ verifiedOn: '2026-11-21' }, 'verified-in-future', 'verifiedOn'],
    [{ reviewOn: null }, 'review-missing', 'reviewOn'],
    [{ predictedEndOn: null }, 'end-missing', 'predictedEndOn'],
    [{ predictedEndOn: '2026-08-31', reviewOn: '2026-08-01' }, 'end-too-early', 'predictedEndOn'],
    [{ reviewOn: '2027-09-01' }, 'review-too-late', 'reviewOn'],
  ])('%j are refused: %s', (change, reason, field) => {
    const attempt = () => refuseOddDays({ ...gapYear, ...change }, code, '2026-11-20')

    expect(attempt).toThrow(expect.objectContaining({ code: reason, field }))
  })

  test('sensible days are let through', () => {
    expect(() => refuseOddDays(gapYear, code, '2026-11-20')).not.toThrow()
  })
})

describe('an enrolment', () => {
  test('proposes an activity once, however often the job runs', async () => {
    const { db } = test$
    const choice = await anEnrolment(db)
    await drainJobs(db, FRIDAY)
    const adviser = await anAdviser(db, choice.town)

    await proposeActivity(adviser, choice.id)

    const { current, proposed } = await findActivity(adviser, choice.learnerId)
    expect(current).toBeNull()
    expect(proposed).toMatchObject({ code: '230', startedOn: '2026-11-20', providerName: 'Riverside College' })
    expect(await eventsCalled(db, 'activity.proposed')).toHaveLength(1)
  })

  test('proposes nothing where it is not one', async () => {
    const choice = await aChoice(test$.db, { state: 'place_confirmed' })

    expect(await proposeActivity(choice.officer, choice.id)).toBeNull()
  })
})

describe('updateActivity', () => {
  test('confirms what was proposed, keeps where it came from, and leaves one event and no proposal', async () => {
    const { db } = test$
    const choice = await anEnrolment(db)
    await drainJobs(db, FRIDAY)
    const adviser = await anAdviser(db, choice.town)

    await updateActivity(adviser, choice.learnerId, { ...form, startedOn: '2026-11-20' })

    const { current, proposed } = await findActivity(adviser, choice.learnerId)
    expect(current).toMatchObject({ code: '230', providerName: 'Riverside College', verifiedOn: '2026-11-20' })
    expect(proposed).toBeNull()
    const [event, ...others] = await eventsCalled(db, 'activity.confirmed')
    expect(event).toMatchObject({ learnerId: choice.learnerId, particulars: { before: null, after: '230' } })
    expect(others).toEqual([])
  })

  test('leaves one current activity; those before stay as they were', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const adviser = await anAdviser(db, choice.town)
    await updateActivity(adviser, choice.learnerId, form)

    await updateActivity(adviser, choice.learnerId, {
      ...form,
      code: '619',
      startedOn: '2026-11-18',
      predictedEndOn: null,
    })

    const rows = await db.selectFrom('activity').select(['code', 'status', 'endedAt']).orderBy('startedOn').execute()
    expect(rows).toEqual([
      { code: '230', status: 'confirmed', endedAt: FRIDAY },
      { code: '619', status: 'confirmed', endedAt: null },
    ])
  })

  test('takes a late start as a proposal of its own', async () => {
    const { db } = test$
    const choice = await anEnrolment(db)
    await drainJobs(db, FRIDAY)
    const adviser = await anAdviser(db, choice.town)
    await updateActivity(adviser, choice.learnerId, {
      ...form,
      code: '619',
      startedOn: '2026-11-18',
      predictedEndOn: null,
    })
    await db.updateTable('choice').set({ state: 'did_not_attend' }).where('id', '=', choice.id).execute()

    await enrolLearner(choice.officer, choice.id, { startedOn: '2026-11-16', version: undefined })
    await drainJobs(db, FRIDAY)

    expect((await findActivity(adviser, choice.learnerId)).proposed).toMatchObject({ startedOn: '2026-11-16' })
  })

  test('is refused for a code that is not on the list', async () => {
    const choice = await aChoice(test$.db, { state: 'draft' })
    const adviser = await anAdviser(test$.db, choice.town)

    await expect(updateActivity(adviser, choice.learnerId, { ...form, code: '720' })).rejects.toMatchObject({
      code: 'unknown-activity',
      field: 'code',
    })
  })

  test('is hidden from an adviser of another area, and not for the school or the learner', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const elsewhere = await anAdviser(db, await aTown(db))
    const tutor = await aStaffContext(db, choice.town.schoolId, choice.town, 'head')

    await expect(updateActivity(elsewhere, choice.learnerId, form)).rejects.toThrow(NotFound)
    await expect(updateActivity(tutor, choice.learnerId, form)).rejects.toThrow(NotAllowed)
    await expect(updateActivity(choice.learner, choice.learnerId, form)).rejects.toThrow(NotAllowed)
  })
})
