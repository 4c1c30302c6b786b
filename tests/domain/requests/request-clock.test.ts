import { describe, expect, test } from 'vitest'
import '~/jobs'
import { addSchoolHoliday } from '~/domain/cycles/holiday.commands.server'
import { markOverdue } from '~/domain/clocks/overdue.commands.server'
import { daysLeft, eventOfSilence, goesOnUntil } from '~/domain/requests/request'
import { endUnanswered } from '~/domain/requests/request-clock.commands.server'
import { remindOfQuestions } from '~/domain/requests/request-clock.jobs.server'
import { answerQuestion, askForInformation } from '~/domain/requests/request.commands.server'
import { findQuestion } from '~/domain/requests/request.queries.server'
import { nightShift } from '~/night-shift'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, eventsOf, FRIDAY, lettersIn, stateOf, type ChoiceWithAll } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const asked = { question: 'Which grade?', dueOn: '2026-12-04', isAboutGrades: false, version: undefined }
const nightAfter = new Date('2026-12-05T02:05:00Z')

async function answerByOf({ id }: ChoiceWithAll) {
  return test$.db.selectFrom('choice').select('answerBy').where('id', '=', id).executeTakeFirstOrThrow()
}

describe('the clock of a provider that asks', () => {
  test('has as many working days left as there were, holidays left out', () => {
    const holiday = [{ startsOn: '2026-12-21', endsOn: '2027-01-01' }]
    expect(daysLeft({ state: 'submitted', answerBy: '2026-12-18' }, FRIDAY, [])).toBe(20)
    expect(daysLeft({ state: 'overdue', answerBy: '2026-11-02' }, FRIDAY, [])).toBe(0)
    expect(goesOnUntil({ beforeState: 'submitted', daysLeft: 20 }, FRIDAY, [])).toBe('2026-12-18')
    const fourth = new Date('2026-12-18T09:00:00Z')
    expect(goesOnUntil({ beforeState: 'interviewing', daysLeft: 2 }, fourth, holiday)).toBe('2027-01-05')
    expect(goesOnUntil({ beforeState: 'overdue', daysLeft: 0 }, FRIDAY, [])).toBe('2026-11-27')
  })

  test('does not run out while the learner has the word', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await db.updateTable('choice').set({ answerBy: '2026-11-23' }).where('id', '=', choice.id).execute()
    await askForInformation(choice.officer, choice.id, asked)

    await markOverdue(systemContext(db, new Date('2026-12-02T02:15:00Z')))

    expect(await stateOf(db, choice.id)).toBe('info_requested')
  })
})

describe('a question that nobody answers by its day', () => {
  test('is over in the night after it, not before, and only once', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await askForInformation(choice.officer, choice.id, asked)

    expect(await endUnanswered(systemContext(db, new Date('2026-12-04T02:05:00Z')))).toBe(0)
    expect(await endUnanswered(systemContext(db, nightAfter))).toBe(1)
    expect(await endUnanswered(systemContext(db, nightAfter))).toBe(0)

    expect(await stateOf(db, choice.id)).toBe('submitted')
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'information.asked', 'information.left-unanswered'])
    // Twenty working days were left; three bank holidays are not counted.
    expect((await answerByOf(choice)).answerBy).toBe('2027-01-06')
  })

  test.each(['submitted', 'interviewing', 'overdue'] as const)('puts a choice back that was %s', async (state) => {
    const { db } = test$
    const choice = await aChoice(db, { state })
    const { answerBy } = await answerByOf(choice)
    await askForInformation(choice.officer, choice.id, asked)

    await endUnanswered(systemContext(db, nightAfter))

    expect(await stateOf(db, choice.id)).toBe(state)
    if (state === 'overdue') expect((await answerByOf(choice)).answerBy).toBe(answerBy)
    expect(eventOfSilence({ beforeState: state, daysLeft: 0 })).toMatch(/^leaveUnanswered/)
  })

  test('is told to the provider, the learner and the tutor, once each', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await aStaffContext(db, choice.town.schoolId, choice.town, 'tutor', { form: '11A' })
    await aStaffContext(db, choice.providerId, choice.town, 'admissions-officer')
    await askForInformation(choice.officer, choice.id, asked)
    await endUnanswered(systemContext(db, nightAfter))

    await drainJobs(db, nightAfter)
    await drainJobs(db, nightAfter)

    const told = (await lettersIn(db)).filter(({ template }) => template === 'QuestionUnanswered')
    expect(told.map(({ subject }) => subject).toSorted()).toEqual([
      'No answer came to your question',
      'One of your learners has not answered a question',
      'The day to answer a question has passed',
    ])
  })

  test('is answered after all where the answer comes before the night', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await askForInformation(choice.officer, choice.id, asked)

    const justInTime = new Date('2026-12-05T00:30:00Z')
    await answerQuestion({ ...choice.learner, now: justInTime }, choice.id, { answer: 'A 6', version: undefined })
    await endUnanswered(systemContext(db, nightAfter))

    expect(await eventsOf(db, choice.id)).not.toContain('information.left-unanswered')
  })
})

describe('before the day', () => {
  test('the learner is reminded once, three working days before', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await askForInformation(choice.officer, choice.id, asked)
    const reminders = async () => (await lettersIn(db)).filter(({ template }) => template === 'QuestionDueSoon')

    await remindOfQuestions(systemContext(db, new Date('2026-11-30T07:05:00Z')))
    expect(await reminders()).toEqual([])
    for (const day of ['2026-12-01', '2026-12-02']) {
      await remindOfQuestions(systemContext(db, new Date(`${day}T07:05:00Z`)))
    }

    expect(await reminders()).toHaveLength(1)
  })

  test('new holidays move the last day later, and holidays taken away do not move it sooner', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await askForInformation(choice.officer, choice.id, asked)
    const coordinator = systemContext(db, FRIDAY)

    await addSchoolHoliday(coordinator, choice.town.areaId, {
      name: 'Half term',
      startsOn: '2026-11-30',
      endsOn: '2026-12-01',
    })
    await drainJobs(db, FRIDAY)

    expect((await findQuestion(choice.learner, choice.id)).question?.dueOn).toBe('2026-12-08')
    expect(await eventsOf(db, choice.id)).toContain('information.day-moved')
  })

  test('the night puts questions back before it looks for what is overdue', () => {
    const times = nightShift.map(({ run, at }) => ({ run, at }))
    const at = (run: unknown) => times.find((one) => one.run === run)?.at ?? ''
    expect(at(endUnanswered) < at(markOverdue)).toBe(true)
  })
})
