import { describe, expect, test } from 'vitest'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { choiceStates, is } from '~/domain/applications/choice.states'
import { saveGrades, saveSection } from '~/domain/applications/section.commands.server'
import { snapshotFrom } from '~/domain/applications/snapshot'
import { sendUpdate } from '~/domain/applications/update.commands.server'
import { findHeldCopies } from '~/domain/applications/update.queries.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  answersOf,
  anOfficerAt,
  countEvents,
  eventsOf,
  lettersIn,
  theLearner,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const MONDAY = new Date('2026-11-23T09:00:00Z')

/** The learner of a choice, some days after sending. */
const later = ({ learnerId, town }: ChoiceWithAll, now = MONDAY) => theLearner(test$.db, learnerId, town, now)

async function changed(choice: ChoiceWithAll, now = MONDAY) {
  const ctx = later(choice, now)
  await saveSection(ctx, choice.learnerId, 'contact', {
    answers: { ...answersOf('contact'), phone: '01632 960999' },
    isFinished: true,
  })
  await saveSection(ctx, choice.learnerId, 'statement', { answers: { statement: 'A new statement' }, isFinished: true })
  return ctx
}

const rowOf = (id: string) =>
  test$.db
    .selectFrom('choice')
    .select(['state', 'version', 'changedAt', 'answerBy', 'sentAt', 'snapshot'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

describe('what was sent', () => {
  test('does not change when the form does, and the learner is told what the place has', async () => {
    const choice = await aChoice(test$.db)
    const before = await rowOf(choice.id)

    const ctx = await changed(choice)

    expect(await rowOf(choice.id)).toEqual(before)
    expect(await findHeldCopies(ctx, choice.learnerId)).toMatchObject([
      {
        provider: 'Riverside College',
        heldSince: '2026-11-20',
        wasUpdatedToday: false,
        changes: [
          { label: 'Phone number', before: 'mark-of-phone', after: '01632 960999' },
          { label: 'Why have you chosen these courses?', before: 'mark-of-statement', after: 'A new statement' },
        ],
      },
    ])
  })
})

describe('sendUpdate', () => {
  test('gives the provider the new copy beside the old, tells it, and moves nothing', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const { email } = await aColleague(db, choice.providerId)
    const before = await rowOf(choice.id)
    const ctx = await changed(choice)
    await saveGrades(ctx, choice.learnerId, {
      grades: [{ subject: 'Mathematics', qualification: 'GCSE (9 to 1)', grade: '8' }],
      isFinished: true,
    })

    await sendUpdate(ctx, choice.learnerId, [choice.id])
    await drainJobs(db, MONDAY)

    const { snapshot, ...moved } = await rowOf(choice.id)
    const { snapshot: first, ...stood } = before
    expect(moved).toEqual(stood)
    expect(snapshotFrom(snapshot)?.answers).toMatchObject({ phone: '01632 960999', statement: 'A new statement' })
    const applicant = await findApplicant(anOfficerAt(db, choice.providerId, choice.town), choice.id)
    expect(applicant.updates).toMatchObject([
      {
        changes: [
          { label: 'Phone number', before: 'mark-of-phone', after: '01632 960999' },
          { label: 'Why these courses', after: 'A new statement' },
          {
            label: 'Mathematics, GCSE (9 to 1)',
            before: 'GCSE (9 to 1), predicted 6',
            after: 'GCSE (9 to 1), predicted 8',
          },
        ],
      },
    ])
    const kept = await db.selectFrom('sentUpdate').select('before').executeTakeFirstOrThrow()
    expect(kept.before).toEqual(first)
    expect((await lettersIn(db)).filter(({ template }) => template === 'ApplicationUpdated')).toMatchObject([
      { toEmail: email, subject: 'An applicant for Engineering sent an update' },
    ])
    expect(await findHeldCopies(ctx, choice.learnerId)).toMatchObject([{ heldSince: '2026-11-23', changes: [] }])
  })

  test('gives a school sixth form nothing the law keeps from it, before and after', async () => {
    const { db } = test$
    const choice = await aChoice(db, { kind: 'school' })
    const ctx = await changed(choice)

    await sendUpdate(ctx, choice.learnerId, [choice.id])

    const { before, after } = await db.selectFrom('sentUpdate').select(['before', 'after']).executeTakeFirstOrThrow()
    expect(JSON.stringify([before, after])).not.toContain('statement')
    const applicant = await findApplicant(anOfficerAt(db, choice.providerId, choice.town), choice.id)
    expect(applicant.updates.flatMap(({ changes }) => changes.map(({ label }) => label))).toEqual(['Phone number'])
  })

  test('goes to the choices that are ticked and to no other', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const other = await aChoice(db, { town: choice.town, learnerId: choice.learnerId })
    const ctx = await changed(choice)

    await sendUpdate(ctx, choice.learnerId, [choice.id])

    expect(await findHeldCopies(ctx, choice.learnerId)).toMatchObject([
      { changes: [] },
      { id: other.id, heldSince: '2026-11-20' },
    ])
  })

  test('F-1, F-2: a second click or a retry sends it once, with one event and one letter', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await aColleague(db, choice.providerId)
    const ctx = await changed(choice)

    for (let n = 0; n < 3; n += 1) await sendUpdate(ctx, choice.learnerId, [choice.id])
    await drainJobs(db, MONDAY)

    const { applicationId } = await db
      .selectFrom('choice')
      .select('applicationId')
      .where('id', '=', choice.id)
      .executeTakeFirstOrThrow()
    expect((await eventsOf(db, applicationId)).filter((action) => action === 'application.updated')).toHaveLength(1)
    expect((await lettersIn(db)).filter(({ template }) => template === 'ApplicationUpdated')).toHaveLength(1)
  })

  test('goes once a day, and again on the next', async () => {
    const choice = await aChoice(test$.db)
    const ctx = await changed(choice)
    await sendUpdate(ctx, choice.learnerId, [choice.id])
    await saveSection(ctx, choice.learnerId, 'statement', { answers: { statement: 'Newer' }, isFinished: true })

    await expect(sendUpdate(ctx, choice.learnerId, [choice.id])).rejects.toMatchObject({ code: 'once-a-day' })
    await sendUpdate(later(choice, new Date('2026-11-24T09:00:00Z')), choice.learnerId, [choice.id])

    const applicant = await findApplicant(anOfficerAt(test$.db, choice.providerId, choice.town), choice.id)
    expect(applicant.updates.map(({ changes }) => changes.map(({ after }) => after))).toEqual([
      ['Newer'],
      ['01632 960999', 'A new statement'],
    ])
  })

  test('has nothing to send where nothing has changed', async () => {
    const choice = await aChoice(test$.db)
    const events = await countEvents(test$.db)

    await expect(sendUpdate(later(choice), choice.learnerId, [choice.id])).rejects.toMatchObject({
      code: 'nothing-new',
    })

    expect(await countEvents(test$.db)).toBe(events)
  })

  test.each(choiceStates.filter((state) => is(state, 'terminal')))('is refused after an ending: %s', async (state) => {
    const choice = await aChoice(test$.db)
    const ctx = await changed(choice)
    await test$.db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()

    await expect(sendUpdate(ctx, choice.learnerId, [choice.id])).rejects.toMatchObject({ code: 'not-from-here' })
    expect(await findHeldCopies(ctx, choice.learnerId)).toEqual([])
  })

  test('is the learner’s own: nobody else’s choice, and nobody else', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const stranger = await aChoice(db, { town: choice.town })
    const ctx = await changed(choice)

    await expect(sendUpdate(ctx, choice.learnerId, [stranger.id])).rejects.toThrow(NotFound)
    await expect(sendUpdate(stranger.learner, choice.learnerId, [choice.id])).rejects.toThrow(NotFound)
    await expect(sendUpdate(choice.officer, choice.learnerId, [choice.id])).rejects.toThrow(NotAllowed)
    expect(await db.selectFrom('sentUpdate').select('id').execute()).toEqual([])
  })

  test('leaves a draft and a choice not sent yet alone', async () => {
    const choice = await aChoice(test$.db, { state: 'draft' })

    await expect(sendUpdate(choice.learner, choice.learnerId, [choice.id])).rejects.toThrow(NotFound)
  })
})
