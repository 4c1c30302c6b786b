import { describe, expect, test } from 'vitest'
import '#tests/support/reactions'
import { changeSurveyDays } from '~/domain/activity-surveys/days.commands.server'
import { remindOfSurveys } from '~/domain/activity-surveys/letter.commands.server'
import { refuseOddDays } from '~/domain/activity-surveys/survey'
import { closeActivitySurvey, closeDueSurveys } from '~/domain/activity-surveys/survey.commands.server'
import { findSurvey, remindersOf } from '~/domain/activity-surveys/survey.queries.server'
import { systemContext } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aTown, lettersIn } from '#tests/support/admissions'
import { aCoordinator, anOpenSurvey } from '#tests/support/activity-surveys'
import { testDatabase } from '#tests/support/database'
import { anAdviser, eventsCalled } from '#tests/support/tracking'

const here = testDatabase()
const at = (day: string) => new Date(`${day}T09:00:00Z`)
const later = { version: 1, closesOn: '2028-02-14', firstReminderOn: '2027-11-26', secondReminderOn: null }

describe('the days of an open survey', () => {
  test('are changed: reminders go out on the new day and say it, and it closes after the new last day', async () => {
    const { db } = here
    const { coordinator, surveyId } = await anOpenSurvey(db)
    await changeSurveyDays(coordinator, surveyId, later)

    await remindOfSurveys(systemContext(db, at('2027-11-19')))
    expect((await remindersOf(coordinator, surveyId)).map(({ sentAt }) => sentAt)).toEqual([null])
    await remindOfSurveys(systemContext(db, at('2027-11-26')))
    await drainJobs(db, at('2027-11-26'))
    const [, reminder] = (await lettersIn(db)).filter(({ template }) => template === 'ActivitySurvey')
    expect(reminder?.body).toContain('14 February 2028')

    await closeDueSurveys(systemContext(db, at('2028-02-01')))
    expect(await findSurvey(coordinator, surveyId)).toMatchObject({ state: 'open', version: 2 })
    await closeDueSurveys(systemContext(db, at('2028-02-15')))
    expect(await findSurvey(coordinator, surveyId)).toMatchObject({ state: 'closed' })
    expect(await eventsCalled(db, 'activity-survey.days-changed')).toHaveLength(1)
  })

  test('leave what was sent as it was', async () => {
    const { db } = here
    const { coordinator, surveyId } = await anOpenSurvey(db)
    await remindOfSurveys(systemContext(db, at('2027-11-19')))
    const ctx = { ...coordinator, now: at('2027-11-22') }
    await changeSurveyDays(ctx, surveyId, { ...later, firstReminderOn: null, secondReminderOn: '2027-12-01' })
    expect(await remindersOf(ctx, surveyId)).toMatchObject([
      { round: 1, fallsOn: '2027-11-19' },
      { round: 2, fallsOn: '2027-12-01', sentAt: null },
    ])
  })

  test('are changed by whoever opens surveys, in their own area, as they were looked at, and while there is time', async () => {
    const { db } = here
    const { coordinator, surveyId, adviser } = await anOpenSurvey(db)
    const change = (ctx = coordinator, form = later) => changeSurveyDays(ctx, surveyId, form)
    await expect(change(adviser)).rejects.toMatchObject({ name: 'NotAllowed' })
    const elsewhere = await aTown(db)
    for (const stranger of [await aCoordinator(db, elsewhere), await anAdviser(db, elsewhere)])
      await expect(change(stranger)).rejects.toThrow(NotFound)
    await expect(change({ ...coordinator, now: at('2028-02-01') })).rejects.toMatchObject({ code: 'survey-closed' })
    await change()
    await expect(change()).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await closeActivitySurvey(coordinator, surveyId, 2)
    await expect(change(coordinator, { ...later, version: 3 })).rejects.toMatchObject({ code: 'survey-closed' })
    expect(await eventsCalled(db, 'activity-survey.days-changed')).toHaveLength(1)
  })

  test.each([
    ['an earlier last day than letters have said', { closesOn: '2028-01-30', reminders: [] }, 'told-otherwise'],
    ['a reminder today', { closesOn: '2028-01-31', reminders: ['2027-11-05'] }, 'odd-reminder'],
    ['a reminder after the last day', { closesOn: '2028-01-31', reminders: ['2028-02-01'] }, 'odd-reminder'],
    ['two reminders on a day', { closesOn: '2028-01-31', reminders: ['2027-12-01', '2027-12-01'] }, 'same-day'],
  ])('refuse %s', (_, days, code) => {
    const refused = () => refuseOddDays(days, { today: '2027-11-05', closesOn: '2028-01-31' })
    expect(refused).toThrow(expect.objectContaining({ code }))
  })
})
