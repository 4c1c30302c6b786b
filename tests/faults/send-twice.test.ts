import { expect, test } from 'vitest'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { findSheet } from '~/domain/applications/application.queries.server'
import { saveSection } from '~/domain/applications/section.commands.server'
import { applicationSections } from '~/domain/applications/sections'
import { sendUpdate } from '~/domain/applications/update.commands.server'
import { drainJobs } from '~/kit/jobs.server'
import {
  aCourseRun,
  aFinishedForm,
  aLearner,
  aProvider,
  aTown,
  eventsOf,
  FRIDAY,
  lettersIn,
  theLearner,
} from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'

const race$ = racingDatabase()
const sectionsWritten = applicationSections.filter(({ isGrades }) => !isGrades).length

async function aReadyForm(choices: number) {
  const { db } = race$
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  const ctx = theLearner(db, learnerId, town)
  await aFinishedForm(ctx, learnerId)
  const providerId = await aProvider(db, town)
  for (let n = 0; n < choices; n += 1) await addChoice(ctx, learnerId, await aCourseRun(db, providerId))
  return { db, ctx, learnerId }
}

test('F-1: a hundred parallel sendings are one application, one event and one letter, and all answer alike', async () => {
  const { db, ctx, learnerId } = await aReadyForm(3)

  const answers = await Promise.all(Array.from({ length: 100 }, () => sendApplication(ctx, learnerId)))

  const applications = await db
    .selectFrom('application')
    .select(['id', 'version'])
    .where('learnerId', '=', learnerId)
    .execute()
  expect(applications).toHaveLength(1)
  expect(applications[0]?.version).toBe(2)
  expect(
    (await eventsOf(db, applications[0]?.id ?? '')).filter((action) => action === 'application.sent'),
  ).toHaveLength(1)
  expect(new Set(answers.map(({ reference }) => reference)).size).toBe(1)
  expect(answers.filter(({ choiceIds }) => choiceIds.length > 0)).toHaveLength(1)
  await drainJobs(db, FRIDAY)
  expect((await lettersIn(db)).filter(({ template }) => template === 'ApplicationSent')).toHaveLength(1)
})

test('F-1: a hundred parallel first touches of a form begin one application', async () => {
  const { db } = race$
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  const ctx = theLearner(db, learnerId, town)
  const runs = await Promise.all(Array.from({ length: 8 }, async () => aCourseRun(db, await aProvider(db, town))))

  const answers = await Promise.allSettled(
    Array.from({ length: 100 }, (_, n) => addChoice(ctx, learnerId, runs[n % 8] ?? '')),
  )

  const choices = await db.selectFrom('choice').select('courseRunId').where('learnerId', '=', learnerId).execute()
  expect(await db.selectFrom('application').select('id').where('learnerId', '=', learnerId).execute()).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  expect(new Set(choices.map(({ courseRunId }) => courseRunId)).size).toBe(5)
})

test('F-2: a retry after a lost answer gives the same result and doubles nothing', async () => {
  const { db, ctx, learnerId } = await aReadyForm(2)
  const drafts = await db.selectFrom('choice').select('id').where('learnerId', '=', learnerId).execute()
  const choiceIds = drafts.map(({ id }) => id)
  const lost = await sendApplication(ctx, learnerId, { choiceIds })
  const before = await db
    .selectFrom('choice')
    .select(['id', 'version', 'sentAt'])
    .where('learnerId', '=', learnerId)
    .orderBy('id')
    .execute()

  const retried = await sendApplication({ ...ctx, now: new Date('2026-11-20T09:05:00Z') }, learnerId, { choiceIds })

  expect(retried.reference).toBe(lost.reference)
  expect(
    await db
      .selectFrom('choice')
      .select(['id', 'version', 'sentAt'])
      .where('learnerId', '=', learnerId)
      .orderBy('id')
      .execute(),
  ).toEqual(before)
})

test('F-1, F-3: of fifty tabs that save one section at once, one writes and the others are told', async () => {
  const { ctx, learnerId } = await aReadyForm(0)
  const { saved, application } = await findSheet(ctx, learnerId)
  const version = saved.find(({ section }) => section === 'statement')?.version ?? 0
  const save = (statement: string) =>
    saveSection(ctx, learnerId, 'statement', { answers: { statement }, isFinished: true, version })

  const same = await Promise.allSettled(Array.from({ length: 25 }, () => save('Engines')))
  const other = await Promise.allSettled(Array.from({ length: 25 }, (_, n) => save(`Bridges ${n}`)))

  expect(same.every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(other.every(({ status }) => status === 'rejected')).toBe(true)
  const now = (await findSheet(ctx, learnerId)).saved.find(({ section }) => section === 'statement')
  expect(now).toMatchObject({ answers: { statement: 'Engines' }, version: version + 1 })
  const events = await eventsOf(race$.db, application?.id ?? '')
  expect(events.filter((action) => action === 'section.saved')).toHaveLength(1 + sectionsWritten)
})

test('F-1: fifty parallel clicks on “send update” are one update to each place', async () => {
  const { db, ctx, learnerId } = await aReadyForm(2)
  const { choiceIds } = await sendApplication(ctx, learnerId)
  await saveSection(ctx, learnerId, 'statement', { answers: { statement: 'All new' }, isFinished: true })

  const answers = await Promise.all(Array.from({ length: 50 }, () => sendUpdate(ctx, learnerId, choiceIds)))

  expect(answers.filter((sent) => sent.length > 0)).toHaveLength(1)
  const kept = await db.selectFrom('sentUpdate').select('choiceId').where('choiceId', 'in', choiceIds).execute()
  expect(kept).toHaveLength(2)
})
