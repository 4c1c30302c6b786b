import { describe, expect, test } from 'vitest'
import '~/jobs'
import { openTasks } from '~/domain/participation/task.queries.server'
import { answerCheck, makeChecksDue } from '~/domain/programme-ends/sustained.commands.server'
import { openChecks } from '~/domain/programme-ends/sustained.queries.server'
import { updateActivity } from '~/domain/participation/activity.commands.server'
import { systemContext } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { testDatabase } from '#tests/support/database'
import { aProvider, FRIDAY } from '#tests/support/admissions'
import { aStaffContext, eventsCalled } from '#tests/support/tracking'
import { anEnd, daysLater } from '#tests/support/programmes'

const test$ = testDatabase()
const night = (days: number) => daysLater(systemContext(test$.db, FRIDAY), days)
const today = londonDay(FRIDAY)

describe('six months on', () => {
  test('the provider, the school and the adviser are asked, once and not before', async () => {
    const { officer, adviser, choice } = await anEnd(test$.db, 'completed')
    const tutor = await aStaffContext(test$.db, choice.town.schoolId, choice.town, 'tutor', { form: '11A' })

    expect(await makeChecksDue(night(180))).toBe(0)
    expect(await makeChecksDue(night(183))).toBe(1)
    expect(await makeChecksDue(night(184))).toBe(0)

    for (const reader of [officer, adviser, tutor]) {
      expect(await openChecks(reader, 1)).toMatchObject([{ fromOn: '2026-11-21', dueOn: '2027-05-21' }])
    }
    expect(await eventsCalled(test$.db, 'sustained.due')).toHaveLength(1)
  })

  test('the record answers where it proves it, with what it is proven by', async () => {
    const { adviser, officer, learnerId } = await anEnd(test$.db, 'completed')
    const startedOn = addDays(today, 4)
    await updateActivity(daysLater(adviser, 6), learnerId, {
      ...{ code: '330', startedOn, verifiedOn: startedOn, reviewOn: null, predictedEndOn: null },
    })

    await makeChecksDue(night(190))

    expect(await openChecks(officer, 1)).toEqual([])
    const [check] = await test$.db.selectFrom('sustainedCheck').selectAll().execute()
    expect(check).toMatchObject({
      answer: 'yes',
      isFromRecord: true,
      evidence: 'Work without training: 6 of the six months',
    })
  })

  test('an answer is kept once, with how one knows; where they did not stay the adviser is asked', async () => {
    const { officer, adviser } = await anEnd(test$.db, 'completed')
    await makeChecksDue(night(183))
    const [check] = await openChecks(officer, 1)

    await answerCheck(officer, check?.id ?? '', { answer: 'no', evidence: 'Told by the employer' })

    expect(await openTasks(adviser)).toHaveLength(1)
    expect(await eventsCalled(test$.db, 'sustained.answered')).toMatchObject([{ particulars: { answer: 'no' } }])
    const again = answerCheck(adviser, check?.id ?? '', { answer: 'yes', evidence: 'x' })
    await expect(again).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('another provider is not asked and cannot answer', async () => {
    const { officer, choice } = await anEnd(test$.db, 'completed')
    await makeChecksDue(night(183))
    const [check] = await openChecks(officer, 1)
    const other = await aProvider(test$.db, choice.town, { name: 'Hillside College' })
    const stranger = await aStaffContext(test$.db, other, choice.town, 'admissions-manager')

    expect(await openChecks(stranger, 1)).toEqual([])
    const attempt = answerCheck(stranger, check?.id ?? '', { answer: 'yes', evidence: 'x' })
    await expect(attempt).rejects.toMatchObject({ name: 'NotFound' })
  })
})
