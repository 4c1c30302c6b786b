import { describe, expect, test } from 'vitest'
import '~/jobs'
import { confirmEnrolments } from '~/domain/enrolment-files/enrolment-file.commands.server'
import {
  findEnrolmentFile,
  recentEnrolmentFiles,
  rowsNotDone,
} from '~/domain/enrolment-files/enrolment-file.queries.server'
import { takeRows } from '~/domain/enrolment-files/take-rows.commands.server'
import { undoFile } from '~/domain/enrolment-files/undo-file.commands.server'
import { markNotArrived } from '~/domain/enrolments/enrolment.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, anOfficerAt, aProvider, aTown, eventsOf, lettersIn, stateOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReason, aStaffContext, eventsCalled } from '#tests/support/tracking'
import { inTerm, manyPlaces, preview, send, TERM } from './sending'

const test$ = testDatabase()
const placed = () => aChoice(test$.db, { state: 'place_confirmed' })
const ilr = (row: string) => `LearnRefNumber,FamilyName,GivenNames,DateOfBirth,LearnStartDate,LearnAimRef\n${row}\n`
const amina = ilr('A100,Yusuf,Amina,2011-03-27,2027-09-06,')
const kept = () => test$.db.selectFrom('enrolment').select(['startedOn', 'status', 'learnerNumber']).execute()
const later = (days: number) => new Date(TERM.getTime() + days * 86_400_000)

describe('an enrolment file', () => {
  test('is previewed without change, then enrols as the system, once', async () => {
    const { db } = test$
    const choice = await placed()
    const officer = inTerm(choice)

    const seen = await preview(officer, amina)
    expect(seen).toMatchObject({ status: 'dry-run', counts: { enrolments: { read: 1, added: 1, refused: 0 } } })
    expect(await stateOf(db, choice.id)).toBe('place_confirmed')

    await confirmEnrolments(officer, seen.intakeId, { isIdentityDeclared: true })
    await drainJobs(db, TERM)

    expect(await stateOf(db, choice.id)).toBe('enrolled')
    expect(await kept()).toEqual([{ startedOn: '2027-09-06', status: 'enrolled', learnerNumber: 'A100' }])
    const byWhom = db.selectFrom('auditEvent').select('actorRole').where('action', '=', 'enrolment.recorded')
    expect(await byWhom.execute()).toEqual([{ actorRole: 'system' }])
    expect((await lettersIn(db)).filter(({ template }) => template === 'Enrolled')).toHaveLength(1)
    const again = confirmEnrolments(officer, seen.intakeId, { isIdentityDeclared: true })
    await expect(again).rejects.toMatchObject({ code: 'taken-already' })
  })

  test('changes nothing the second time, and says where the day is another', async () => {
    const choice = await placed()
    await send(inTerm(choice), amina)

    expect(await send(inTerm(choice), amina)).toMatchObject({ counts: { enrolments: { added: 0, unchanged: 1 } } })
    const other = await send(inTerm(choice), amina.replace('2027-09-06', '2027-09-07'))
    expect(other.findings).toMatchObject([{ code: 'other-day', severity: 'warning', line: 2 }])
    expect(await kept()).toMatchObject([{ startedOn: '2027-09-06' }])
  })

  test('knows learners by reference too, and courses by title or code where somebody has two places', async () => {
    const { db } = test$
    const choice = await placed()
    const { reference } = await db.selectFrom('application').select('reference').executeTakeFirstOrThrow()
    const other = await aChoice(db, { ...choice, state: 'draft', run: { title: 'Plumbing' } })
    await db.updateTable('choice').set({ state: 'place_confirmed', sentAt: TERM }).where('id', '=', other.id).execute()
    const file = (row: string) => `Reference,First day,Course\n${row}\n`

    const unclear = await send(inTerm(choice), file(`${reference},06/09/2027,`))
    expect(unclear.findings).toMatchObject([{ code: 'several-places' }])
    await send(inTerm(choice), file(`${reference.toLowerCase()},06/09/2027,plumbing`))

    expect(await stateOf(db, choice.id)).toBe('place_confirmed')
    expect(await stateOf(db, other.id)).toBe('enrolled')
  })

  test.each<[string, string, string]>([
    ['of whom nobody has a place', 'A100,Berg,Nils,2011-03-27,2027-09-06,', 'no-place'],
    ['with another birth date', 'A100,Yusuf,Amina,2010-03-27,2027-09-06,', 'no-place'],
    ['with a name alone', 'A100,Yusuf,Amina,,2027-09-06,', 'birth-date-missing'],
    ['of nobody', 'A100,,,,2027-09-06,', 'unnamed-learner'],
    ['of another course', 'A100,Yusuf,Amina,2011-03-27,2027-09-06,ZZZ1', 'other-course'],
    ['without a day', 'A100,Yusuf,Amina,2011-03-27,,', 'day-missing'],
    ['with a day that is none', 'A100,Yusuf,Amina,2011-03-27,31/02/2027,', 'day-not-in-calendar'],
    ['with a day of another year', 'A100,Yusuf,Amina,2011-03-27,2025-09-06,', 'odd-start'],
    ['with a number that is too long', 'A1234567890123,Yusuf,Amina,2011-03-27,2027-09-06,', 'learner-number'],
    ['with a cell too many', 'A100,Yusuf,Amina,2011-03-27,2027-09-06,,9', 'too-many-cells'],
  ])('refuses a row %s, with its line and the reason', async (_, row, code) => {
    const choice = await placed()

    const report = await send(inTerm(choice), ilr(row))

    expect(report).toMatchObject({ status: 'done', counts: { enrolments: { read: 1, added: 0, refused: 1 } } })
    expect(report.findings).toMatchObject([{ severity: 'error', code, line: 2 }])
    expect(await stateOf(test$.db, choice.id)).toBe('place_confirmed')
  })

  test.each([
    ['before the results are out', '2027-08-25T09:00:00Z', 'term-not-open'],
    ['from the census on', '2027-11-01T09:00:00Z', 'census-past'],
  ])('enrols nobody %s', async (_, now, code) => {
    const choice = await placed()

    const report = await preview({ ...inTerm(choice), now: new Date(now) }, amina)

    expect(report.findings).toMatchObject([{ code }])
  })

  test('enrols nobody whose identity nobody has checked', async () => {
    const { db } = test$
    const choice = await placed()
    const officer = inTerm(choice)
    const file = (word: string) =>
      amina.replace('LearnAimRef', 'Identity checked').replace('2027-09-06,', `2027-09-06,${word}`)

    expect((await preview(officer, file('N'))).findings).toMatchObject([{ code: 'identity-unchecked', line: 2 }])
    const open = await preview(officer, file(''))
    const unsaid = confirmEnrolments(officer, open.intakeId, { isIdentityDeclared: false })
    await expect(unsaid).rejects.toMatchObject({ code: 'identity-unchecked' })
    const said = await preview(officer, file('Y'))
    await confirmEnrolments(officer, said.intakeId, { isIdentityDeclared: false })
    expect(await stateOf(db, choice.id)).toBe('enrolled')
  })

  test('puts right who was marked as not arrived, unless the last place has gone', async () => {
    const { db } = test$
    const choice = await placed()
    const reason = await aReason(db, 'not-arrived', 'no-contact')
    await markNotArrived(inTerm(choice), choice.id, { reason, detail: '', version: undefined })
    await db.updateTable('courseRun').set({ places: 0, hasHardLimit: true }).where('id', '=', choice.runId).execute()

    const full = await send(inTerm(choice), amina)
    expect(await rowsNotDone(inTerm(choice), full.intakeId, 9)).toMatchObject([{ line: 2, outcome: 'refused' }])
    await db.updateTable('courseRun').set({ places: 1 }).where('id', '=', choice.runId).execute()
    const report = await send(inTerm(choice), amina)

    expect(report.findings).toMatchObject([{ code: 'late-start' }, { code: 'identity-open' }])
    expect(await stateOf(db, choice.id)).toBe('enrolled')
    expect(await eventsCalled(db, 'enrolment.recorded')).toMatchObject([{ particulars: { isLate: true } }])
  })

  test('is sent and seen by admissions staff of the provider, and by nobody else', async () => {
    const { db } = test$
    const choice = await placed()
    const { intakeId } = await preview(inTerm(choice), amina)
    const elsewhere = await aProvider(db, choice.town)
    const stranger = anOfficerAt(db, elsewhere, choice.town, TERM)
    const register = await aStaffContext(db, choice.providerId, choice.town, 'register-taker', { now: TERM })

    expect(await preview(stranger, amina)).toMatchObject({ counts: { enrolments: { added: 0, refused: 1 } } })
    await expect(findEnrolmentFile(stranger, intakeId)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(confirmEnrolments(stranger, intakeId, { isIdentityDeclared: true })).rejects.toMatchObject({
      name: 'NotFound',
    })
    await expect(undoFile(stranger, intakeId)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(preview(register, amina)).rejects.toMatchObject({ name: 'NotAllowed' })
    expect(() => recentEnrolmentFiles(register)).toThrow()
  })
})

describe('a file with wrong rows', () => {
  const wrong = 'A2,Berg,Nils,2011-03-27,2027-09-06,'

  test('is refused as a whole where that was chosen before', async () => {
    const choice = await placed()

    const report = await send(inTerm(choice), `${amina}${wrong}\n`, true)

    expect(report.status).toBe('refused')
    expect(report.findings).toMatchObject([
      { code: 'no-place', line: 3 },
      { code: 'identity-open' },
      { code: 'rows-refused' },
    ])
    expect(await stateOf(test$.db, choice.id)).toBe('place_confirmed')
  })

  test('enrols all or nobody also where a row goes wrong when its turn comes', async () => {
    const { db } = test$
    const choice = await placed()
    await manyPlaces(db, choice, { from: 1, to: 60, state: 'place_confirmed' })
    const rows = Array.from({ length: 60 }, (_, at) => `B${at},Family${at + 1},Given${at + 1},2011-03-27,2027-09-06,`)
    const { intakeId } = await send(inTerm(choice), `${amina}${rows.join('\n')}\n`, true)
    expect(await findEnrolmentFile(inTerm(choice), intakeId)).toMatchObject({ left: 61, enrolled: 0 })
    await db.updateTable('choice').set({ state: 'withdrawn' }).where('id', '=', choice.id).execute()

    await takeRows(systemContext(db, TERM), intakeId)

    expect(await findEnrolmentFile(inTerm(choice), intakeId)).toMatchObject({ status: 'refused', left: 0, refused: 61 })
    expect(await kept()).toEqual([])
    const [first, second] = await rowsNotDone(inTerm(choice), intakeId, 2)
    expect(first?.why).toMatch(/withdrawn/i)
    expect(second?.why).toBe('Not taken, because line 2 was refused.')
  })

  test(
    'of ten thousand rows, one in ten wrong, enrols the good ones and reports every other',
    { timeout: 60_000 },
    async () => {
      const { db } = test$
      const choice = await placed()
      await manyPlaces(db, choice, { from: 1, to: 60, state: 'place_confirmed' })
      await manyPlaces(db, choice, { from: 61, to: 9_000, state: 'enrolled' })
      const good = Array.from(
        { length: 9_000 },
        (_, at) => `B${at},Family${at + 1},Given${at + 1},2011-03-27,2027-09-06,`,
      )
      const rows = Array.from({ length: 10_000 }, (_, at) => (at % 10 === 9 ? wrong : good[at - Math.floor(at / 10)]))

      const report = await send(inTerm(choice), ilr(rows.join('\n')))
      await drainJobs(db, TERM)

      const enrolments = { read: 10_000, added: 60, unchanged: 8_940, refused: 1_000 }
      expect(report).toMatchObject({ status: 'done', counts: { enrolments } })
      const lines = report.findings.filter(({ code }) => code === 'no-place').map(({ line }) => line)
      expect(lines).toEqual(Array.from({ length: 1_000 }, (_, at) => at * 10 + 11))
      expect(await findEnrolmentFile(inTerm(choice), report.intakeId)).toMatchObject({
        left: 0,
        enrolled: 60,
        refused: 0,
      })
    },
  )
})

describe('undoing a file', () => {
  test('confirms each place again and tells the learner, for 14 days and once', async () => {
    const { db } = test$
    const choice = await placed()
    const { intakeId } = await send(inTerm(choice), amina)
    await expect(undoFile({ ...inTerm(choice), now: later(15) }, intakeId)).rejects.toMatchObject({ code: 'too-late' })

    await undoFile(inTerm(choice), intakeId)
    await drainJobs(db, TERM)

    expect(await stateOf(db, choice.id)).toBe('place_confirmed')
    expect(await kept()).toMatchObject([{ status: 'left' }])
    expect((await eventsOf(db, choice.id)).slice(-2)).toEqual(['enrolment.recorded', 'enrolment.undone'])
    expect((await lettersIn(db)).map(({ template }) => template)).toContain('EnrolmentUndone')
    await expect(undoFile(inTerm(choice), intakeId)).rejects.toMatchObject({ code: 'undone-already' })
    await send(inTerm(choice), amina.replace('2027-09-06', '2027-09-07'))
    expect(await kept()).toMatchObject([{ status: 'enrolled', startedOn: '2027-09-07' }])
  })

  test('leaves what somebody has changed since, and lets rows go whose turn has not come', async () => {
    const { db } = test$
    const choice = await placed()
    const { intakeId } = await send(inTerm(choice), amina)
    await db.updateTable('enrolment').set({ startedOn: '2027-09-08' }).execute()
    await undoFile(inTerm(choice), intakeId)
    expect(await findEnrolmentFile(inTerm(choice), intakeId)).toMatchObject({ status: 'undone', undone: 0, kept: 1 })
    expect(await stateOf(db, choice.id)).toBe('enrolled')

    await manyPlaces(db, choice, { from: 1, to: 60, state: 'place_confirmed' })
    const rows = Array.from({ length: 60 }, (_, at) => `B${at},Family${at + 1},Given${at + 1},2011-03-27,2027-09-06,`)
    const waiting = await send(inTerm(choice), ilr(rows.join('\n')))
    await undoFile(inTerm(choice), waiting.intakeId)
    await drainJobs(db, TERM)
    expect(await findEnrolmentFile(inTerm(choice), waiting.intakeId)).toMatchObject({
      undone: 60,
      enrolled: 0,
      left: 0,
    })
  })
})

test('a file from another town finds nobody', async () => {
  const { db } = test$
  await placed()
  const town = await aTown(db)
  const officer = anOfficerAt(db, await aProvider(db, town), town, TERM)

  expect((await preview(officer, amina)).findings).toMatchObject([{ code: 'no-place' }])
})
