import { describe, expect, test } from 'vitest'
import { impossibleStates as allQuestions } from '~/jobs'
import { joinCaseload } from '~/domain/participation/caseload.commands.server'
import { keepImpossibleStates } from '~/domain/reports/impossible.commands.server'
import { auditOf, findImpossibleStates, impossibleStates } from '~/domain/reports/support.queries.server'
import { takeRegister } from '~/domain/attendance/register.commands.server'
import { NotAllowed } from '~/kit/errors'
import { visitor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, FRIDAY, type ChoiceWithAll } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, anEnrolment, aSession } from '#tests/support/tracking'

const test$ = testDatabase()
const night = () => systemContext(test$.db, FRIDAY)
const support = (): Context => ({ ...night(), actor: { ...visitor, role: 'support' } })

/** A whole, sound story: enrolled, marked, followed up. */
async function aSoundStory(): Promise<ChoiceWithAll> {
  const { db } = test$
  const choice = await anEnrolment(db)
  const sessionId = await aSession(choice.officer, choice.runId)
  await takeRegister(choice.officer, sessionId, {
    version: 1,
    marks: { [choice.learnerId]: { code: 'P', minutesLate: null } },
  })
  const adviser = await anAdviser(db, choice.town)
  await joinCaseload(adviser, adviser.actor.id ?? '', [choice.learnerId])
  await drainJobs(db, FRIDAY)
  return choice
}

const spoil: Record<string, (choice: ChoiceWithAll) => Promise<unknown>> = {
  'left-without-ending': ({ id }) =>
    test$.db.updateTable('enrolment').set({ status: 'left' }).where('choiceId', '=', id).execute(),
  'enrolled-without-enrolment': ({ id }) =>
    test$.db.updateTable('enrolment').set({ status: 'not-arrived' }).where('choiceId', '=', id).execute(),
  'enrolment-without-place': ({ id }) =>
    test$.db.updateTable('choice').set({ state: 'place_confirmed' }).where('id', '=', id).execute(),
  'place-without-offer': async ({ id }) => {
    await test$.db.updateTable('choice').set({ state: 'place_confirmed' }).where('id', '=', id).execute()
    await test$.db.updateTable('offer').set({ endedAt: FRIDAY }).where('choiceId', '=', id).execute()
  },
  'confirmed-with-open-condition': async ({ id }) => {
    const offer = await test$.db.selectFrom('offer').select('id').where('choiceId', '=', id).executeTakeFirstOrThrow()
    await test$.db
      .insertInto('offerCondition')
      .values({ offerId: offer.id, position: 9, kind: 'other', text: 'Still open' })
      .execute()
  },
  'interviewing-without-interview': ({ id }) =>
    test$.db.updateTable('choice').set({ state: 'interviewing' }).where('id', '=', id).execute(),
  'offer-on-ended-choice': ({ id }) =>
    test$.db.updateTable('choice').set({ state: 'declined' }).where('id', '=', id).execute(),
  'waiting-without-list': ({ id }) =>
    test$.db.updateTable('choice').set({ state: 'waiting_list' }).where('id', '=', id).execute(),
  'mark-without-enrolment': async ({ learnerId }) => {
    const other = await aChoice(test$.db, { state: 'draft' })
    await test$.db.updateTable('mark').set({ learnerId: other.learnerId }).where('learnerId', '=', learnerId).execute()
  },
  'taken-without-taker': () => test$.db.updateTable('classSession').set({ takenAt: null }).execute(),
  'verified-before-start': async ({ learnerId }) => {
    const days = { startedOn: '2026-11-01', verifiedOn: '2026-10-01', recordedAt: FRIDAY }
    await test$.db
      .insertInto('activity')
      .values({ learnerId, code: '330', status: 'confirmed', source: 'adviser', ...days })
      .execute()
  },
  'caseload-without-adviser': () =>
    test$.db.updateTable('membership').set({ endedAt: FRIDAY }).where('role', '=', 'adviser').execute(),
  'destination-without-enrolment': ({ id }) =>
    test$.db.updateTable('enrolment').set({ status: 'not-arrived' }).where('choiceId', '=', id).execute(),
}

// The made-up courses of these tests never went through the prospectus, which has questions of its own.
const questions = allQuestions.filter(({ name }) => name in spoil)

describe('the questions that must have no answer', () => {
  test('have none after a sound story', async () => {
    await aSoundStory()

    expect(await findImpossibleStates(night(), questions)).toEqual([])
  })

  test.each(Object.keys(spoil))('see %s', async (name) => {
    const choice = await aSoundStory()

    await spoil[name]?.(choice)

    expect((await findImpossibleStates(night(), questions)).map((one) => one.name)).toContain(name)
  })

  test('have each a name of their own and a sentence', () => {
    expect(new Set(allQuestions.map(({ name }) => name)).size).toBe(allQuestions.length)
    for (const { sentence } of allQuestions) expect(sentence).toMatch(/^[A-Z].*\.$/)
  })
})

describe('the nightly look', () => {
  test('keeps what it finds for support, and forgets what was mended', async () => {
    const choice = await aSoundStory()
    await spoil['waiting-without-list']?.(choice)
    await keepImpossibleStates(night(), questions)
    const found = await impossibleStates(support())

    await test$.db.updateTable('choice').set({ state: 'enrolled' }).where('id', '=', choice.id).execute()
    await keepImpossibleStates(night(), questions)

    expect(found.found.map(({ subjectId }) => subjectId)).toContain(choice.id)
    expect(await impossibleStates(support())).toEqual({ found: [], lookedAt: FRIDAY })
  })

  test('is for support and the system alone', async () => {
    const choice = await aChoice(test$.db, { state: 'draft' })

    await expect(impossibleStates(choice.officer)).rejects.toThrow(NotAllowed)
    await expect(keepImpossibleStates(choice.officer, questions)).rejects.toThrow(NotAllowed)
  })
})

describe('the record behind a reference number', () => {
  test('is that of the learner, of one thing, or of one request', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const { reference } = await db.selectFrom('application').select('reference').executeTakeFirstOrThrow()

    const byApplication = await auditOf(support(), reference.toLowerCase())
    const bySubject = await auditOf(support(), choice.id)
    const nothing = await auditOf(support(), 'not-a-number')

    expect(byApplication.learnerId).toBe(choice.learnerId)
    expect(byApplication.events.map(({ action }) => action)).toContain('application.sent')
    expect(bySubject.events.map(({ action }) => action)).toEqual(['choice.added'])
    expect(bySubject.learnerId).toBe(choice.learnerId)
    expect(nothing).toEqual({ learnerId: null, events: [] })
  })

  test('is not for anybody else', async () => {
    const choice = await aChoice(test$.db, { state: 'draft' })

    await expect(auditOf(choice.officer, choice.id)).rejects.toThrow(NotAllowed)
  })
})
