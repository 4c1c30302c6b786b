import { expect, test } from 'vitest'
import { takeAbsenceBack, tellAbsence } from '~/domain/attendance/absence.commands.server'
import { knownAbsences } from '~/domain/attendance/absence.queries.server'
import { homeLinesOn } from '~/domain/attendance/home-line.queries.server'
import { homeLineShown } from '~/domain/attendance/home-line-shown'
import { takeRegister } from '~/domain/attendance/register.commands.server'
import { findRegister } from '~/domain/attendance/register.queries.server'
import { NotFound } from '~/kit/errors'
import { eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aHostedLearner, markAs } from '#tests/support/registers'
import { aSession } from '#tests/support/tracking'

const test$ = testDatabase()
const dentist = { fromOn: '2026-11-20', untilOn: '2026-11-20', code: 'M' }

test('an absence the school knows of is prefilled at the host without its reason, and proposed at the school with it', async () => {
  const { tutor, teacher, runId, learnerId } = await aHostedLearner(test$.db)
  const sessionId = await aSession(teacher, runId)

  await tellAbsence(tutor, learnerId, dentist)

  expect((await findRegister(teacher, sessionId)).learners).toMatchObject([{ code: null, knownCode: 'M' }])
  await markAs(teacher, sessionId, { [learnerId]: 'O' })
  expect((await homeLinesOn(tutor, '2026-11-20')).map(homeLineShown)).toMatchObject([
    { proposed: 'M', isUnexplained: false, canConfirm: true },
  ])
})

test('an absence is taken back, and is not another school’s to tell', async () => {
  const { db } = test$
  const { tutor, learnerId } = await aHostedLearner(db)
  const elsewhere = await aHostedLearner(db)
  await expect(tellAbsence(elsewhere.tutor, learnerId, dentist)).rejects.toThrow(NotFound)
  await tellAbsence(tutor, learnerId, dentist)
  const [absence] = await knownAbsences(tutor, learnerId)
  const id = absence?.id ?? ''

  await expect(takeAbsenceBack(elsewhere.tutor, learnerId, id)).rejects.toThrow(NotFound)
  await takeAbsenceBack(tutor, learnerId, id)

  expect(await knownAbsences(tutor, learnerId)).toEqual([])
  expect(await eventsOf(db, id)).toEqual(['absence.told', 'absence.taken-back'])
  await expect(takeAbsenceBack(tutor, learnerId, id)).rejects.toThrow(NotFound)
})

test('a reason that is no reason for leave is refused', async () => {
  const { tutor, learnerId } = await aHostedLearner(test$.db)

  await expect(tellAbsence(tutor, learnerId, { ...dentist, code: 'B' })).rejects.toMatchObject({ field: 'code' })
})

test('a register sent twice under one key counts once, also when it was corrected between', async () => {
  const { db } = test$
  const { teacher, runId, learnerId } = await aHostedLearner(db)
  const sessionId = await aSession(teacher, runId)
  const idempotencyKey = 'b3f1c1c0-0000-4000-8000-000000000001'
  const save = () =>
    takeRegister(teacher, sessionId, {
      version: 1,
      marks: { [learnerId]: { code: 'L', minutesLate: 5 } },
      idempotencyKey,
    })

  await save()
  await markAs(teacher, sessionId, { [learnerId]: 'P' })
  await save()

  expect(await db.selectFrom('mark').select('code').execute()).toEqual([{ code: 'P' }])
  expect(await eventsOf(db, sessionId)).toEqual([
    'session.planned',
    'register.taken',
    'register.corrected',
    'mark.changed',
  ])
})
