import { expect, test } from 'vitest'
import { endUnanswered } from '~/domain/requests/request-clock.commands.server'
import { answerQuestion, askForInformation } from '~/domain/requests/request.commands.server'
import { systemContext } from '~/kit/context.server'
import { aChoice, anOfficerAt, eventsOf } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const race$ = racingDatabase()
const ROUNDS = 8
const asked = { question: 'Which grade?', dueOn: '2026-12-04', isAboutGrades: false, version: undefined }
const answered = { answer: 'A grade 6', version: undefined }
const count = async (choiceId: string, action: string) =>
  (await eventsOf(race$.db, choiceId)).filter((one) => one === action).length

test('of two colleagues who ask at once, one asks and the other is told', async () => {
  const { db } = race$
  const choice = await aChoice(db)
  const officers = [choice.officer, anOfficerAt(db, choice.providerId, choice.town)]

  const done = await Promise.allSettled(officers.map((officer) => askForInformation(officer, choice.id, asked)))

  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await count(choice.id, 'information.asked')).toBe(1)
})

test('an answer of the learner and one of the tutor at once leave one answer', async () => {
  const { db } = race$
  for (let round = 0; round < ROUNDS; round += 1) {
    const choice = await aChoice(db)
    const tutor = await aStaffContext(db, choice.town.schoolId, choice.town, 'tutor', { form: '11A' })
    await askForInformation(choice.officer, choice.id, asked)

    const done = await Promise.allSettled(
      [choice.learner, tutor].map((ctx) => answerQuestion(ctx, choice.id, answered)),
    )

    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await count(choice.id, 'information.answered')).toBe(1)
  }
})

test('the answer and the night at once end a question once, and nothing hangs', async () => {
  const { db } = race$
  for (let round = 0; round < ROUNDS; round += 1) {
    const choice = await aChoice(db)
    await askForInformation(choice.officer, choice.id, asked)
    const night = new Date('2026-12-05T02:05:00Z')

    const [answer] = await Promise.allSettled([
      answerQuestion({ ...choice.learner, now: night }, choice.id, answered),
      endUnanswered(systemContext(db, night)),
      endUnanswered(systemContext(db, night)),
    ])

    const ends = [await count(choice.id, 'information.answered'), await count(choice.id, 'information.left-unanswered')]
    expect(ends).toEqual(answer.status === 'fulfilled' ? [1, 0] : [0, 1])
  }
})
