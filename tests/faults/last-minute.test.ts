import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { missDeadlines } from '~/domain/clocks/deadline.commands.server'
import { systemContext } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aCourseRun, aFinishedForm, aLearner, aProvider, aTown, theLearner } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'

const race$ = racingDatabase()
const LEARNERS = 200
const LAST_SECOND = new Date('2027-09-15T22:59:59Z')
const FIRST_SECOND = new Date('2027-09-15T23:00:00Z')
const SLOWEST_MS = 30_000

/** Learners with finished forms and two drafts each; the forms are copies of one. */
async function aCrowd() {
  const { db } = race$
  const town = await aTown(db)
  const model = await aLearner(db, town)
  await aFinishedForm(theLearner(db, model, town), model)
  const providerId = await aProvider(db, town)
  const runs = [await aCourseRun(db, providerId), await aCourseRun(db, providerId)]
  const learners: string[] = []
  for (let n = 0; n < LEARNERS; n += 1) {
    const learnerId = await aLearner(db, town)
    for (const run of runs) await addChoice(theLearner(db, learnerId, town), learnerId, run)
    learners.push(learnerId)
  }
  await sql`
    insert into application_section (application_id, section, answers, completed_at, updated_at)
    select own.id, written.section, written.answers, written.completed_at, written.updated_at
    from application model
    join application_section written on written.application_id = model.id
    join application own on own.cycle_id = model.cycle_id and own.learner_id <> model.learner_id
    where model.learner_id = ${model}`.execute(db)
  await sql`
    insert into grade (learner_id, subject, qualification, scale, grade, stage, source, is_confirmed, recorded_at)
    select own.id, subject, qualification, scale, grade, stage, source, is_confirmed, recorded_at
    from grade join learner own on own.id <> ${model}
    where grade.learner_id = ${model}`.execute(db)
  return { db, town, learners }
}

test('F-7, F-8: two hundred send in the last second and the first after it while two workers end the drafts', async () => {
  const { db, town, learners } = await aCrowd()
  const began = performance.now()

  const attempts = learners.map((learnerId, at) => {
    const now = at % 2 === 0 ? LAST_SECOND : FIRST_SECOND
    return sendApplication(theLearner(db, learnerId, town, now), learnerId).then(
      ({ choiceIds }) => choiceIds.length,
      (error: unknown) => error,
    )
  })
  const workers = [FIRST_SECOND, FIRST_SECOND].map((now) => missDeadlines(systemContext(db, now)))
  const [answers] = await Promise.all([Promise.all(attempts), Promise.all(workers)])
  const took = performance.now() - began

  const states = await statesOf(learners)
  for (const [at, learnerId] of learners.entries()) {
    const [answer, own] = [answers[at], states.get(learnerId)]
    if (answer === 2) expect(own, 'sent, and none half').toEqual(['submitted', 'submitted'])
    else {
      expect(answer).toBeInstanceOf(Refusal)
      expect(answer).toMatchObject({
        code: 'too-late',
        sentence: expect.stringMatching(/^The last day to apply .+\.$/),
      })
      expect(own).toEqual(['not_sent', 'not_sent'])
    }
    if (at % 2 === 1) expect(answer, 'nobody is let in late').toBeInstanceOf(Refusal)
  }
  expect(took).toBeLessThan(SLOWEST_MS)

  await drainJobs(db, FIRST_SECOND)
  const notSent = [...states.values()].filter(([state]) => state === 'not_sent').length
  const { letters } = await db
    .selectFrom('letter')
    .select((eb) => eb.fn.countAll<number>().as('letters'))
    .where('template', '=', 'NotSentInTime')
    .executeTakeFirstOrThrow()
  expect(Number(letters)).toBe(notSent)
  expect(await missDeadlines(systemContext(db, FIRST_SECOND))).toBe(0)
}, 180_000)

async function statesOf(learners: string[]) {
  const rows = await race$.db
    .selectFrom('choice')
    .select(['learnerId', 'state'])
    .where('learnerId', 'in', learners)
    .execute()
  const byLearner = Map.groupBy(rows, ({ learnerId }) => learnerId)
  return new Map([...byLearner].map(([learnerId, own]) => [learnerId, own.map(({ state }) => state)]))
}
