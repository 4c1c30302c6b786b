import { beforeEach, describe, expect, test } from 'vitest'
import { setConfidentialRight } from '~/domain/accounts/confidential.commands.server'
import { hints, refuseBeginning, refuseEnding } from '~/domain/circumstances/characteristic'
import { endCharacteristic, recordCharacteristic } from '~/domain/circumstances/characteristic.commands.server'
import { characteristicCodes, findCircumstances } from '~/domain/circumstances/characteristic.queries.server'
import { circumstanceSentences } from '~/domain/circumstances/circumstances.words'
import { findLearnerForAdviser } from '~/domain/reports/learner-record.queries.server'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { aLearner, aTown, FRIDAY, theLearner, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const CARER = '140'
const DRUGS = '150'

let town: Town
let adviser: Context
let trusted: Context
let learnerId: string

beforeEach(async () => {
  const { db } = test$
  town = await aTown(db)
  adviser = await anAdviser(db, town)
  const colleague = await anAdviser(db, town)
  trusted = { ...colleague, actor: { ...colleague.actor, rights: ['confidential'] } }
  learnerId = await aLearner(db, town)
})

const labels = async (ctx: Context) => (await findCircumstances(ctx, learnerId)).spells.map(({ code }) => code)

describe('what is going on around a learner', () => {
  test('is recorded from a day on with one event, and stands on the adviser’s page', async () => {
    const id = await recordCharacteristic(adviser, learnerId, { code: CARER, fromOn: '2026-11-02' })

    const { circumstances } = await findLearnerForAdviser(adviser, learnerId)
    expect(circumstances).toMatchObject([{ id, code: CARER, fromOn: '2026-11-02', isSensitive: false }])
    expect(await eventsCalled(test$.db, 'characteristic.recorded')).toMatchObject([
      {
        subjectId: id,
        learnerId,
        particulars: { label: 'Young carer (not of their own child)', fromOn: '2026-11-02' },
      },
    ])
  })

  test('ends on a day and stays as a row; then it may begin anew', async () => {
    const id = await recordCharacteristic(adviser, learnerId, { code: CARER, fromOn: '2026-09-01' })

    await endCharacteristic(adviser, id, { untilOn: '2026-10-31' })
    await recordCharacteristic(adviser, learnerId, { code: CARER, fromOn: '2026-11-01' })

    const { spells } = await findCircumstances(adviser, learnerId)
    expect(spells.map(({ fromOn, untilOn }) => [fromOn, untilOn])).toEqual([
      ['2026-11-01', null],
      ['2026-09-01', '2026-10-31'],
    ])
    expect(await eventsCalled(test$.db, 'characteristic.ended')).toHaveLength(1)
    await expect(endCharacteristic(adviser, id, { untilOn: '2026-10-31' })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })

  test('is not seen from another area, and no school and no coordinator records it', async () => {
    const { db } = test$
    const id = await recordCharacteristic(adviser, learnerId, { code: CARER, fromOn: '2026-11-02' })
    const elsewhere = await anAdviser(db, await aTown(db))
    const tutor = await aStaffContext(db, town.schoolId, town, 'head')
    const form = { code: CARER, fromOn: '2026-11-02' }

    await expect(findCircumstances(elsewhere, learnerId)).rejects.toThrow(NotFound)
    await expect(recordCharacteristic(elsewhere, learnerId, form)).rejects.toThrow(NotFound)
    await expect(endCharacteristic(elsewhere, id, { untilOn: '2026-11-03' })).rejects.toThrow(NotFound)
    await expect(recordCharacteristic(tutor, learnerId, form)).rejects.toThrow(NotAllowed)
    expect((await findCircumstances(tutor, learnerId)).spells).toEqual([])
  })

  test('of somebody of whom only who they are is passed on is neither kept nor read', async () => {
    const { db } = test$
    await recordCharacteristic(adviser, learnerId, { code: CARER, fromOn: '2026-11-02' })
    await db.updateTable('learner').set({ bornOn: '2010-01-01' }).where('id', '=', learnerId).execute()
    await decideConsent(theLearner(db, learnerId, town), learnerId, 'careers-service', true)

    await expect(findCircumstances(adviser, learnerId)).rejects.toThrow(NotFound)
    expect((await findLearnerForAdviser(adviser, learnerId)).circumstances).toEqual([])
  })
})

describe('what is confidential', () => {
  test('is recorded, seen and offered only to whoever holds the right', async () => {
    const id = await recordCharacteristic(trusted, learnerId, { code: DRUGS, fromOn: '2026-11-02' })

    await expect(recordCharacteristic(adviser, learnerId, { code: DRUGS, fromOn: '2026-11-02' })).rejects.toThrow(
      NotAllowed,
    )
    expect(await labels(trusted)).toEqual([DRUGS])
    expect(await labels(adviser)).toEqual([])
    await expect(endCharacteristic(adviser, id, { untilOn: '2026-11-20' })).rejects.toThrow(NotFound)
    expect((await characteristicCodes(adviser)).filter(({ isSensitive }) => isSensitive)).toEqual([])
    expect((await characteristicCodes(trusted)).length).toBeGreaterThan((await characteristicCodes(adviser)).length)
  })

  test('is not named by its event, nor in any history', async () => {
    await recordCharacteristic(trusted, learnerId, { code: DRUGS, fromOn: '2026-11-02' })

    const [event] = await eventsCalled(test$.db, 'characteristic.recorded')
    expect(event?.particulars).toEqual({ isConfidential: true, fromOn: '2026-11-02' })
    const said = circumstanceSentences['characteristic.recorded']
    expect(said?.(aTold, { role: 'adviser' })).toBe('Recorded: a confidential circumstance, from 2 November 2026')
    expect(said?.(aTold, { role: 'tutor' })).toBeNull()
  })

  test('is a right that a coordinator of the area gives and takes, with one event each', async () => {
    const { db } = test$
    const coordinator = await aStaffContext(db, adviser.actor.organisationId ?? '', town, 'coordinator')
    const { id } = await db
      .selectFrom('membership')
      .select('id')
      .where('accountId', '=', adviser.actor.id ?? '')
      .executeTakeFirstOrThrow()
    const held = () => db.selectFrom('membership').select('rights').where('id', '=', id).executeTakeFirstOrThrow()

    await setConfidentialRight(coordinator, id, true)
    await setConfidentialRight(coordinator, id, true)
    expect(await held()).toEqual({ rights: ['confidential'] })
    await setConfidentialRight(coordinator, id, false)

    expect(await held()).toEqual({ rights: [] })
    expect(await eventsCalled(db, 'rights.changed')).toHaveLength(2)
    await expect(setConfidentialRight(adviser, id, true)).rejects.toThrow(NotAllowed)
    const foreign = await aTown(db)
    const stranger = await aStaffContext(db, foreign.schoolId, foreign, 'coordinator')
    await expect(setConfidentialRight(stranger, id, true)).rejects.toThrow(NotFound)
  })
})

const aTold = {
  id: '',
  action: 'characteristic.recorded',
  happenedAt: FRIDAY,
  actorName: null,
  actorRole: 'adviser',
  organisationName: null,
  isOnBehalf: false,
  particulars: { isConfidential: true, fromOn: '2026-11-02' },
}

describe('the rules of days', () => {
  const at = { today: '2026-11-20', bornOn: '2010-03-27', held: [] }
  const ended = { fromOn: '2026-01-01', untilOn: '2026-06-30' }

  test.each([
    ['2026-11-21', [], 'in-the-future'],
    ['2010-03-26', [], 'before-birth'],
    ['2026-11-01', [{ fromOn: '2026-01-01', untilOn: null }], 'on-the-record'],
    ['2026-06-30', [ended], 'overlaps'],
  ])('nothing begins on %s beside %j', (fromOn, held, code) => {
    expect(() => refuseBeginning(fromOn, { ...at, held })).toThrow(expect.objectContaining({ code }))
  })

  test('something begins today, on the day of birth, and the day after it ended', () => {
    for (const [fromOn, held] of [
      ['2026-11-20', []],
      ['2010-03-27', []],
      ['2026-07-01', [ended]],
    ] as const)
      expect(() => refuseBeginning(fromOn, { ...at, held })).not.toThrow()
  })

  test.each([
    ['2026-11-21', 'in-the-future'],
    ['2026-10-31', 'before-start'],
  ])('what began on 1 November does not end on %s', (untilOn, code) => {
    expect(() => refuseEnding(untilOn, { fromOn: '2026-11-01', today: '2026-11-20' })).toThrow(
      expect.objectContaining({ code }),
    )
  })
})

describe('hints', () => {
  const nothing = { sex: null, activityLabel: null, open: [], missing: [] }
  const open = (...codes: string[]) => codes.map((code) => ({ code, label: code }))

  test.each([
    [{ activityLabel: 'Young carer', missing: [{ label: 'Carer' }] }, 'is not on the record'],
    [{ open: open('110', '160') }, 'End one of them'],
    [{ open: open('180'), sex: 'M' }, 'Look at both again'],
  ])('of %j say what does not go together', (facts, words) => {
    expect(hints({ ...nothing, ...facts }).join()).toContain(words)
  })

  test.each([{ open: open('110') }, { open: open('180'), sex: 'F' }, {}])('of %j there are none', (facts) => {
    expect(hints({ ...nothing, ...facts })).toEqual([])
  })

  test('name the characteristic that goes with the activity, until it is recorded', async () => {
    const { db } = test$
    const days = { startedOn: '2026-11-01', verifiedOn: '2026-11-01', recordedAt: FRIDAY }
    await db
      .insertInto('activity')
      .values({ learnerId, code: '620', status: 'confirmed', source: 'adviser', ...days })
      .execute()

    expect((await findCircumstances(adviser, learnerId)).missing).toHaveLength(1)
    await recordCharacteristic(adviser, learnerId, { code: CARER, fromOn: '2026-11-01' })
    expect((await findCircumstances(adviser, learnerId)).missing).toEqual([])
  })
})
