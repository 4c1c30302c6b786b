import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import '#tests/support/reactions'
import { takeRegister } from '~/domain/attendance/register.commands.server'
import { neetStart, refuseTooYoung, type ActivityTerms } from '~/domain/participation/activity'
import { updateActivity } from '~/domain/participation/activity.commands.server'
import { findActivity } from '~/domain/participation/activity.queries.server'
import { joinCaseload } from '~/domain/participation/caseload.commands.server'
import {
  confirmProposal,
  confirmProposals,
  propose,
  proposeFromRegisters,
  refuseProposal,
  sayWhatIDo,
} from '~/domain/participation/proposal.commands.server'
import { proposalPage, proposalsOf } from '~/domain/participation/proposal.queries.server'
import { systemContext } from '~/kit/context.server'
import { aLearner, aTown, FRIDAY, theLearner, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, anEnrolment, aSession, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()

const job = { code: '330', startedOn: '2026-11-02', verifiedOn: '2026-11-20', reviewOn: null, predictedEndOn: null }
const own = { answer: 'job', startedOn: '2026-11-02', where: 'Castle Motors', words: null }

async function aPerson(town?: Town) {
  const place = town ?? (await aTown(test$.db))
  const learnerId = await aLearner(test$.db, place)
  return {
    town: place,
    learnerId,
    adviser: await anAdviser(test$.db, place),
    learner: theLearner(test$.db, learnerId, place),
  }
}

function fromFile(learnerId: string, more: Partial<ActivityTerms> = {}) {
  const ctx = systemContext(test$.db, FRIDAY)
  return propose(ctx, { learnerId, ...job, ...more, source: 'file', evidence: {}, providerId: null })
}

describe('what a young person says', () => {
  test('waits for an adviser with what was written, and counts once confirmed', async () => {
    const { learnerId, adviser, learner } = await aPerson()

    await sayWhatIDo(learner, learnerId, own)
    const [proposal] = await proposalsOf(adviser, learnerId)
    const before = await findActivity(adviser, learnerId)
    await confirmProposal(adviser, proposal?.id ?? '')

    expect(before.current).toBeNull()
    expect(proposal).toMatchObject({ code: '330', source: 'self', evidence: { where: 'Castle Motors' } })
    expect((await findActivity(adviser, learnerId)).current).toMatchObject({ code: '330', source: 'self' })
    expect(await eventsCalled(test$.db, 'activity.confirmed')).toHaveLength(1)
  })

  test('takes the place of what they said before', async () => {
    const { learnerId, adviser, learner } = await aPerson()
    await sayWhatIDo(learner, learnerId, own)

    await sayWhatIDo(learner, learnerId, { ...own, answer: 'looking' })

    expect((await proposalsOf(adviser, learnerId)).map(({ code }) => code)).toEqual(['619'])
  })

  test('cannot be said for somebody else, or of a day to come', async () => {
    const { town, learnerId, learner } = await aPerson()
    const other = theLearner(test$.db, await aLearner(test$.db, town), town)

    await expect(sayWhatIDo(other, learnerId, own)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(sayWhatIDo(learner, learnerId, { ...own, startedOn: '2026-11-21' })).rejects.toMatchObject({
      code: 'in-the-future',
    })
  })
})

describe('an adviser’s newer word', () => {
  test('wins over an older file', async () => {
    const { learnerId, adviser } = await aPerson()
    await updateActivity(adviser, learnerId, { ...job, code: '619' })

    expect(await fromFile(learnerId, { verifiedOn: '2026-11-10' })).toBeNull()
    expect(await proposalsOf(adviser, learnerId)).toEqual([])
  })

  test('wins over a proposal that waited meanwhile in another window', async () => {
    const { learnerId, adviser } = await aPerson()
    const id = await fromFile(learnerId)
    await updateActivity(adviser, learnerId, { ...job, code: '619' })

    await expect(confirmProposal(adviser, id ?? '')).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })
})

describe('proposals of several sources', () => {
  test('wait side by side, are confirmed together, and what cannot be stays with why', async () => {
    const { db } = test$
    const { town, learnerId, adviser, learner } = await aPerson()
    const other = await aLearner(db, town)
    await joinCaseload(adviser, adviser.actor.id ?? '', [learnerId, other])
    await sayWhatIDo(learner, learnerId, own)
    await fromFile(other)
    const { rows } = await proposalPage(adviser)
    await refuseProposal(adviser, rows[1]?.id ?? '')

    const outcome = await confirmProposals(
      adviser,
      rows.map(({ id }) => id),
    )

    expect(rows).toHaveLength(2)
    expect(outcome).toEqual({ done: 1, left: ['Somebody has seen to this meanwhile.'] })
    expect((await proposalPage(adviser)).rows).toEqual([])
    expect(await eventsCalled(db, 'activity.set-aside')).toHaveLength(1)
  })

  test('are an adviser’s of the area to confirm', async () => {
    const { db } = test$
    const { town, learnerId } = await aPerson()
    const id = (await fromFile(learnerId)) ?? ''
    const stranger = await anAdviser(db, await aTown(db))
    const tutor = await aStaffContext(db, town.schoolId, town, 'careers-lead')

    await expect(confirmProposal(stranger, id)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(confirmProposal(tutor, id)).rejects.toMatchObject({ name: 'NotAllowed' })
  })
})

describe('a register', () => {
  test('that has seen somebody proposes a newer day, once', async () => {
    const { db } = test$
    const choice = await anEnrolment(db, { startedOn: '2026-09-07' })
    const adviser = await anAdviser(db, choice.town)
    const { id } = await db
      .insertInto('activity')
      .values({
        ...{
          learnerId: choice.learnerId,
          code: '230',
          status: 'confirmed',
          source: 'adviser',
          providerId: choice.providerId,
        },
        ...{ startedOn: '2026-09-07', verifiedOn: '2026-09-07', predictedEndOn: '2027-06-30', recordedAt: FRIDAY },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const taker = await aStaffContext(db, choice.providerId, choice.town, 'register-taker')
    const manager = await aStaffContext(db, choice.providerId, choice.town, 'admissions-manager')
    const sessionId = await aSession(manager, choice.runId)
    const marks = { [choice.learnerId]: { code: 'P', minutesLate: null } }
    await takeRegister(taker, sessionId, { version: 1, marks })
    const night = systemContext(db, new Date('2026-11-21T02:52:00Z'))

    const made = await proposeFromRegisters(night)
    const again = await proposeFromRegisters(night)
    const [proposal] = (await proposalsOf(adviser, choice.learnerId)).filter(({ source }) => source === 'register')
    await confirmProposal({ ...adviser, now: night.now }, proposal?.id ?? '')

    expect([made, again]).toEqual([1, 0])
    expect(proposal).toMatchObject({ code: '230', verifiedOn: '2026-11-20', evidence: { times: 1, on: '2026-11-20' } })
    const { current } = await findActivity(adviser, choice.learnerId)
    expect(current).toMatchObject({
      verifiedOn: '2026-11-20',
      startedOn: '2026-09-07',
      providerName: 'Riverside College',
    })
    expect(current?.id).not.toBe(id)
  })
})

describe('being out of work and learning', () => {
  test('is counted from the first day while one such activity follows another', async () => {
    const { learnerId, adviser } = await aPerson()
    await updateActivity(adviser, learnerId, { ...job, code: '619', startedOn: '2026-09-01' })
    await updateActivity(adviser, learnerId, { ...job, code: '640', startedOn: '2026-10-01' })
    const during = (await findActivity(adviser, learnerId)).current
    await updateActivity(adviser, learnerId, { ...job, startedOn: '2026-11-01' })
    await updateActivity(adviser, learnerId, { ...job, code: '619', startedOn: '2026-11-15' })

    expect(during).toMatchObject({ startedOn: '2026-10-01', neetStartedOn: '2026-09-01' })
    expect((await findActivity(adviser, learnerId)).current).toMatchObject({ neetStartedOn: '2026-11-15' })
  })

  test('never begins after the activity itself', () => {
    const before = { code: '619', startedOn: '2026-10-01', isNeet: true, neetStartedOn: '2026-10-01' }

    expect(neetStart(before, { startedOn: '2026-09-01', isNeet: true })).toBe('2026-09-01')
    expect(neetStart(before, { startedOn: '2026-11-01', isNeet: false })).toBeNull()
  })

  test('never begins before the fifteenth birthday', () => {
    expect(() => refuseTooYoung({ isNeet: true }, '2026-03-26', '2011-03-27')).toThrow(
      expect.objectContaining({ code: 'too-young' }),
    )
    expect(() => refuseTooYoung({ isNeet: true }, '2026-03-27', '2011-03-27')).not.toThrow()
    expect(() => refuseTooYoung({ isNeet: false }, '2026-03-26', '2011-03-27')).not.toThrow()
  })
})

test('a changed rule counts from its day on, and any day before is replayed by the rule it had', async () => {
  const { db } = test$
  const { learnerId, adviser } = await aPerson()
  await updateActivity(adviser, learnerId, { ...job, verifiedOn: '2026-11-10' })
  await db.updateTable('activityRule').set({ validTo: '2026-12-31' }).where('code', '=', '330').execute()
  await db
    .insertInto('activityRule')
    .values({
      ...{ code: '330', currencyRule: 'months', currencyMonths: 3, needsReviewDate: false, needsPredictedEnd: false },
      validFrom: '2027-01-01',
    })
    .execute()

  const lapses = async (day: string) => {
    const { rows } = await sql<{ lapsesOn: string }>`
      select activity_lapses_under(code, ${day}::date, started_on, verified_on, review_on, predicted_end_on) as lapses_on
      from activity where learner_id = ${learnerId} and ended_at is null`.execute(db)
    const { current } = await findActivity({ ...adviser, now: new Date(`${day}T12:00:00Z`) }, learnerId)
    return [rows[0]?.lapsesOn, current?.currencyMonths]
  }

  expect(await lapses('2026-12-31')).toEqual(['2027-05-10', 6])
  expect(await lapses('2027-01-01')).toEqual(['2027-02-10', 3])
  expect(await lapses('2026-12-31')).toEqual(['2027-05-10', 6])
})
