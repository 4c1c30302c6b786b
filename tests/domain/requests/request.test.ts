import { describe, expect, test } from 'vitest'
import '~/jobs'
import { canMove } from '~/domain/applications/choice'
import { choiceStates } from '~/domain/applications/choice.states'
import { eventsOfChoice } from '~/domain/applications/choice.queries.server'
import { withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { findInterview } from '~/domain/interviews/interview.queries.server'
import { findApplicantToDecide } from '~/domain/offers/applicant.queries.server'
import { findChoiceToAnswer } from '~/domain/offers/own-choice.queries.server'
import { answerQuestion, askForInformation } from '~/domain/requests/request.commands.server'
import { findQuestion } from '~/domain/requests/request.queries.server'
import { reopenRequest } from '~/domain/requests/request-end.commands.server'
import { choiceHistoryFor } from '~/domain/reports/choice-history'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  anOfficerAt,
  aProvider,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aChoiceInState, aReason, anAdviser, aStaffContext, refusalFrom } from '#tests/support/tracking'

const test$ = testDatabase()
const asked = {
  question: 'Which grade do you expect in chemistry?',
  dueOn: '2026-12-04',
  isAboutGrades: false,
  version: undefined,
}
const answered = { answer: 'A grade 6, I think.', version: undefined }
const later = new Date('2026-11-26T10:00:00Z')

async function answerByOf(choice: ChoiceWithAll) {
  const { answerBy } = await test$.db
    .selectFrom('choice')
    .select('answerBy')
    .where('id', '=', choice.id)
    .executeTakeFirstOrThrow()
  return answerBy
}

describe('askForInformation', () => {
  test('keeps the question with its day, moves the choice, and leaves one event that does not tell the question', async () => {
    const { db } = test$
    const choice = await aChoice(db)

    await askForInformation(choice.officer, choice.id, asked)

    expect(await stateOf(db, choice.id)).toBe('info_requested')
    expect(await findQuestion(choice.learner, choice.id)).toMatchObject({
      question: { question: asked.question, dueOn: '2026-12-04' },
      notNow: null,
    })
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'information.asked'])
    expect(JSON.stringify(await eventsOfChoice(choice.officer, choice.id))).not.toContain('chemistry')
  })

  test.each([
    ['a day too near', '2026-11-24', 'too-soon'],
    ['a day gone by', '2026-11-01', 'too-soon'],
    ['a day in next year', '2027-11-20', 'too-late'],
  ])('refuses %s', async (_, dueOn, code) => {
    const { db } = test$
    const choice = await aChoice(db)

    const attempt = askForInformation(choice.officer, choice.id, { ...asked, dueOn })

    await expect(attempt).rejects.toMatchObject({ code, field: 'dueOn' })
    expect(await stateOf(db, choice.id)).toBe('submitted')
  })

  test('moves a day on which schools are closed to the next when they are open', async () => {
    const choice = await aChoice(test$.db)

    const { dueOn } = await askForInformation(choice.officer, choice.id, { ...asked, dueOn: '2026-12-05' })

    expect(dueOn).toBe('2026-12-07')
  })

  test.each(choiceStates.filter((state) => !canMove(state, 'askForInformation')))(
    'refuses a choice that is %s and changes nothing',
    async (state) => {
      const { db } = test$
      const choice = await aChoiceInState(db, state)
      const before = await countEvents(db)

      const attempt = askForInformation(choice.officer, choice.id, asked)

      await expect(attempt).rejects.toMatchObject(refusalFrom(state))
      expect(await countEvents(db)).toBe(before)
    },
  )

  test('is hidden from another provider, and refused to whoever comes second', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const other = anOfficerAt(db, await aProvider(db, choice.town), choice.town)

    await expect(askForInformation(other, choice.id, asked)).rejects.toThrow(NotFound)
    await expect(askForInformation(choice.learner, choice.id, asked)).rejects.toThrow(NotAllowed)
    await askForInformation(choice.officer, choice.id, { ...asked, version: 2 })
    const second = askForInformation(choice.officer, choice.id, { ...asked, version: 2 })
    await expect(second).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('writes to the learner once, and to the tutor only where it is about grades', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await aStaffContext(db, choice.town.schoolId, choice.town, 'tutor', { form: '11A' })
    await askForInformation(choice.officer, choice.id, asked)
    await drainJobs(db, FRIDAY)
    const one = (await lettersIn(db)).filter(({ template }) => template === 'QuestionAsked')

    await answerQuestion(choice.learner, choice.id, answered)
    await askForInformation(choice.officer, choice.id, { ...asked, isAboutGrades: true })
    await drainJobs(db, FRIDAY)
    await drainJobs(db, FRIDAY)

    const all = (await lettersIn(db)).filter(({ template }) => template === 'QuestionAsked')
    expect([one.length, all.length]).toEqual([1, 3])
    expect(all.map(({ body }) => body).join()).toContain('Which grade do you expect in chemistry?')
    expect(all.map(({ body }) => body).join()).toContain('4 December 2026')
  })
})

describe('answerQuestion', () => {
  test('gives the provider its turn back, with as many working days as were left', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    expect(await answerByOf(choice)).toBe('2026-12-18')
    await askForInformation(choice.officer, choice.id, asked)

    const after = await answerQuestion({ ...choice.learner, now: later }, choice.id, answered)

    // Twenty working days were left on the Friday: they are left on the Thursday after.
    expect([after, await answerByOf(choice)]).toEqual(['submitted', '2026-12-24'])
    const { questions } = await findApplicantToDecide(choice.officer, choice.id)
    expect(questions).toMatchObject([{ answer: answered.answer, outcome: 'answered', helper: null }])
    expect(await eventsOf(db, choice.id)).toContain('information.answered')
  })

  test('goes back to the interview where one was arranged, and to waiting where the provider was late', async () => {
    const { db } = test$
    const [interviewed, late] = [await aChoice(db), await aChoice(db)]
    const invitation = { day: '2026-12-15', time: '10:00', place: 'Room 1', message: null, version: undefined }
    await inviteToInterview(interviewed.officer, interviewed.id, invitation)
    await db.updateTable('choice').set({ state: 'overdue', answerBy: '2026-11-02' }).where('id', '=', late.id).execute()
    for (const { officer, id } of [interviewed, late]) await askForInformation(officer, id, asked)

    const states = [
      await answerQuestion(interviewed.learner, interviewed.id, answered),
      await answerQuestion(late.learner, late.id, answered),
    ]

    expect(states).toEqual(['interviewing', 'submitted'])
    // A late provider gets a few days to read the answer.
    expect(await answerByOf(late)).toBe('2026-11-27')
  })

  test('may be done by the school for the learner: both are named, and the learner is told', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const tutor = await aStaffContext(db, choice.town.schoolId, choice.town, 'tutor', { form: '11A' })
    await askForInformation(choice.officer, choice.id, asked)

    await answerQuestion(tutor, choice.id, answered)
    await drainJobs(db, FRIDAY)

    const { questions } = await findApplicantToDecide(choice.officer, choice.id)
    expect(questions).toMatchObject([{ helper: 'Mr Okafor' }])
    const history = choiceHistoryFor(choice.learner.actor, await eventsOfChoice(choice.learner, choice.id))
    expect(history.find(({ what }) => what.includes('answered'))?.who).toContain('Mr Okafor, your school, for you')
    expect((await lettersIn(db)).map(({ template }) => template)).toContain('DoneForYou')
  })

  test('is for the learner and the school, and for nobody else; nobody else reads the question', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const adviser = await anAdviser(db, choice.town)
    const exams = await aStaffContext(db, choice.town.schoolId, choice.town, 'exams-officer')
    await askForInformation(choice.officer, choice.id, asked)

    for (const ctx of [adviser, exams, choice.officer]) {
      await expect(answerQuestion(ctx, choice.id, answered)).rejects.toThrow(NotAllowed)
    }
    for (const ctx of [adviser, exams]) expect((await findQuestion(ctx, choice.id)).question).toBeNull()
    const other = anOfficerAt(db, await aProvider(db, choice.town), choice.town)
    await expect(findQuestion(other, choice.id)).rejects.toThrow(NotFound)
  })

  test.each(choiceStates.filter((state) => state !== 'info_requested'))('is refused when it is %s', async (state) => {
    const { db } = test$
    const choice = await aChoiceInState(db, state)

    await expect(answerQuestion(choice.learner, choice.id, answered)).rejects.toMatchObject({ code: 'not-from-here' })
    expect(await stateOf(db, choice.id)).toBe(state)
  })

  test('is told to the provider once, with its new last day', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await aStaffContext(db, choice.providerId, choice.town, 'admissions-officer')
    await askForInformation(choice.officer, choice.id, asked)
    await answerQuestion(choice.learner, choice.id, answered)

    await drainJobs(db, FRIDAY)
    await drainJobs(db, FRIDAY)

    const letters = (await lettersIn(db)).filter(({ template }) => template === 'QuestionAnswered')
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('18 December 2026')
    expect(letters[0]?.body).not.toContain(answered.answer)
  })
})

describe('a question', () => {
  test('falls away when its choice is withdrawn, and when the provider asks to an interview instead', async () => {
    const { db } = test$
    const [gone, met] = [await aChoice(db), await aChoice(db)]
    const invitation = { day: '2026-12-15', time: '10:00', place: 'Room 1', message: null, version: undefined }
    await inviteToInterview(met.officer, met.id, invitation)
    for (const { officer, id } of [gone, met]) await askForInformation(officer, id, asked)

    await withdrawChoice(gone.learner, gone.id, { reason: await aReason(db, 'withdrawal', 'too-far'), detail: '' })
    await inviteToInterview(met.officer, met.id, { ...invitation, place: 'Room 2' })
    await drainJobs(db, FRIDAY)

    for (const { learner, id } of [gone, met]) {
      const { questions } = await findChoiceToAnswer(learner, id)
      expect(questions).toMatchObject([{ outcome: 'dropped' }])
    }
    expect(await findInterview(met.learner, met.id)).toMatchObject({ place: 'Room 2' })
  })

  test('counts again, with the usual time, when support puts its choice back', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await askForInformation(choice.officer, choice.id, asked)
    await withdrawChoice(choice.learner, choice.id, { reason: await aReason(db, 'withdrawal', 'too-far'), detail: '' })
    await drainJobs(db, FRIDAY)
    await db.updateTable('choice').set({ state: 'info_requested' }).where('id', '=', choice.id).execute()

    await reopenRequest({ ...choice.officer, now: later }, choice.id)

    expect(await findQuestion(choice.learner, choice.id)).toMatchObject({ question: { dueOn: '2026-12-10' } })
  })
})
