import { describe, expect, onTestFinished, test } from 'vitest'
import { sayWhetherMine } from '~/domain/applications/outside-application.commands.server'
import {
  changeOutsideApplication,
  removeOutsideApplication,
} from '~/domain/applications/outside-application.commands.server'
import { outsideApplicationsOf } from '~/domain/applications/outside-application.queries.server'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { confirmTold, mustTell, previewTold, tellOf, TOLD_KIND } from '~/domain/elsewhere/tell.commands.server'
import { whoOf } from '~/domain/elsewhere/told-sheet'
import { undoTold } from '~/domain/elsewhere/undo-told.commands.server'
import { tuteeQuestion } from '~/domain/reports/tutee'
import { tuteesPage } from '~/domain/reports/tutee.queries.server'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound, Refusal } from '~/kit/errors'
import { addDays } from '~/kit/dates'
import { forgetUpload, keepBytes, keptTable } from '~/kit/uploads.server'
import { aLearner, anOfficerAt, aProvider, aTown, eventsOf, FRIDAY, theLearner } from '#tests/support/admissions'
import { uln } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const HEAD = 'Reference,ULN,Surname,Forename,Date of birth,Postcode,Course,Status'
const sheet = (...rows: string[]) => [HEAD, ...rows, ''].join('\n')
const AMINA = `,${uln(1)},Yusuf,Amina,,,A levels,Application received`

async function aSixthForm() {
  const { db } = test$
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  await db.updateTable('learner').set({ postcode: 'AL10 8RT' }).where('id', '=', learnerId).execute()
  await db
    .insertInto('learnerIdentifier')
    .values({ learnerId, kind: 'uln', value: uln(1), source: 'school', recordedAt: FRIDAY })
    .execute()
  const providerId = await aProvider(db, town, { name: 'Hill School', kind: 'school' })
  return { db, town, learnerId, officer: anOfficerAt(db, providerId, town), learner: theLearner(db, learnerId, town) }
}

async function preview(ctx: Context, content: string) {
  const keptAs = await keepBytes(
    (async function* () {
      yield Buffer.from(content)
    })(),
    5_000_000,
  )
  onTestFinished(() => forgetUpload(keptAs))
  return previewTold(ctx, { keptAs, file: await keptTable(keptAs, 'own-form.csv', 5_000_000) })
}

const bring = async (ctx: Context, content: string) => confirmTold(ctx, (await preview(ctx, content)).intakeId)
const countsOf = ({ counts }: Awaited<ReturnType<typeof bring>>) => counts[TOLD_KIND]
const list = async ({ learner, learnerId, town }: Awaited<ReturnType<typeof aSixthForm>>) =>
  (await outsideApplicationsOf(learner, { id: learnerId, areaId: town.areaId })).map((one) => ({ ...one }))

describe('a file of applications that a school received by its own form', () => {
  test('is previewed, taken in once, and read by the learner with who told it', async () => {
    const made = await aSixthForm()

    const seen = await preview(made.officer, sheet(AMINA))
    expect([seen.status, await list(made)]).toEqual(['dry-run', []])
    expect(countsOf(await confirmTold(made.officer, seen.intakeId))).toMatchObject({ added: 1, refused: 0 })

    const [entry] = await list(made)
    expect(entry).toMatchObject({
      ...{ title: 'A levels', state: 'applied', kind: 'own-form', organisationName: 'Hill School' },
      ...{ toldBy: 'Hill School', isDenied: false },
    })
    expect(await eventsOf(made.db, entry?.id ?? '')).toEqual(['outside-application.told'])
    await expect(confirmTold(made.officer, seen.intakeId)).rejects.toMatchObject({ code: 'taken-already' })
  })

  test('changes nothing the second time, and what is further the third', async () => {
    const made = await aSixthForm()
    await bring(made.officer, sheet(AMINA))

    expect(countsOf(await bring(made.officer, sheet(AMINA)))).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
    expect(
      countsOf(await bring(made.officer, sheet(AMINA.replace('Application received', 'Conditional offer')))),
    ).toMatchObject({ changed: 1 })

    expect(await list(made)).toMatchObject([{ state: 'offered', version: 2 }])
  })

  test.each([
    ['name, date of birth and postcode', ',,Yusuf,Amina,27/03/2011,al108rt,A levels,', []],
    ['a name alone', ',,Yusuf,Amina,,,A levels,', ['held-too-little']],
    ['a name with a day that is none', ',,Yusuf,Amina,31/02/2011,AL10 8RT,A levels,', ['day-not-in-calendar']],
    ['another postcode', ',,Yusuf,Amina,27/03/2011,AL1 1AA,A levels,', ['unknown-learner']],
    ['a ULN alone', `,${uln(1)},,,,,A levels,`, ['unnamed-learner']],
    ['the ULN of somebody with another name', `,${uln(1)},Ncube,Joel,,,A levels,`, ['name-differs']],
    ['a status that nobody knows', `,${uln(1)},Yusuf,Amina,,,A levels,Sideways`, ['status-unknown']],
    ['no course', `,${uln(1)},Yusuf,Amina,,,,Applied`, ['title-missing']],
  ])('finds the learner, or holds the row back: %s', async (_, row, codes) => {
    const made = await aSixthForm()

    const report = await bring(made.officer, sheet(row))

    expect(report.findings.map(({ code }) => code)).toEqual(codes)
    expect(await list(made)).toHaveLength(codes.length === 0 ? 1 : 0)
  })

  test('holds back a row that may mean two, and says what would settle it', async () => {
    const made = await aSixthForm()
    const twin = await aLearner(made.db, made.town)
    await made.db.updateTable('learner').set({ postcode: 'AL10 8RT' }).where('id', '=', twin).execute()

    const report = await bring(made.officer, sheet(',,Yusuf,Amina,27/03/2011,AL10 8RT,A levels,'))

    expect(report.findings.map(({ code }) => code)).toEqual(['ambiguous-learner'])
    expect(report.findings[0]?.sentence).toContain('Give the ULN')
  })

  test('never looks at an address that is protected, nor at another area', async () => {
    const made = await aSixthForm()
    const row = sheet(',,Yusuf,Amina,27/03/2011,AL10 8RT,A levels,')
    const elsewhere = await aTown(made.db)
    const stranger = anOfficerAt(made.db, await aProvider(made.db, elsewhere, { name: 'Far College' }), elsewhere)
    expect(countsOf(await bring(stranger, sheet(AMINA)))).toMatchObject({ refused: 1 })

    await made.db.updateTable('learner').set({ isAddressProtected: true }).where('id', '=', made.learnerId).execute()

    expect(countsOf(await bring(made.officer, row))).toMatchObject({ refused: 1 })
  })

  test('opens nothing of the learner to who sends it, and its files to nobody else', async () => {
    const made = await aSixthForm()
    const report = await bring(made.officer, sheet(AMINA))
    const other = anOfficerAt(made.db, await aProvider(made.db, made.town, { name: 'Lakeside College' }), made.town)

    const { findings } = await findingsOf(made.officer, report.intakeId)
    expect(findings).toEqual([])
    await expect(findFile(other, TOLD_KIND, report.intakeId)).rejects.toThrow(NotFound)
    const tutor = await aStaffContext(made.db, made.town.schoolId, made.town, 'tutor')
    expect(() => mustTell(tutor)).toThrow(NotAllowed)
    await expect(changeOutsideApplication(made.officer, (await list(made))[0]?.id ?? '', never)).rejects.toThrow(
      NotFound,
    )
  })

  test('is undone for a fortnight: what is as it was told goes, what was changed since stays', async () => {
    const made = await aSixthForm()
    const first = await bring(made.officer, sheet(AMINA))
    const second = await bring(made.officer, sheet(AMINA.replace('Application received', 'Offer')))

    expect(await undoTold(made.officer, first.intakeId)).toEqual({ restored: 0, left: 1 })
    expect(await undoTold(made.officer, second.intakeId)).toEqual({ restored: 1, left: 0 })
    expect(await list(made)).toMatchObject([{ state: 'applied' }])
    await expect(undoTold(made.officer, second.intakeId)).rejects.toThrow(Refusal)

    const third = await bring(made.officer, sheet(',,Yusuf,Amina,27/03/2011,AL10 8RT,Vocational,'))
    expect(await undoTold(made.officer, third.intakeId)).toEqual({ restored: 1, left: 0 })
    expect((await list(made)).map(({ title }) => title)).toEqual(['A levels'])
    const late = await bring(made.officer, sheet(',,Yusuf,Amina,27/03/2011,AL10 8RT,Art,'))
    const december = { ...made.officer, now: new Date(`${addDays('2026-11-20', 15)}T09:00:00Z`) }
    await expect(undoTold(december, late.intakeId)).rejects.toMatchObject({ code: 'too-late' })
  })
})

const never = { kind: 'employer' as const, organisationName: 'x', title: 'x', state: 'applied' as const }

describe('what a provider told', () => {
  test('can be said to be another person’s, and then no file brings it back', async () => {
    const made = await aSixthForm()
    await bring(made.officer, sheet(AMINA))
    const [entry] = await list(made)
    const id = entry?.id ?? ''

    await sayWhetherMine(made.learner, id, { isMine: false })
    await sayWhetherMine(made.learner, id, { isMine: false })
    const again = await bring(made.officer, sheet(AMINA.replace('Application received', 'Offer')))

    expect(again.findings.map(({ code }) => code)).toEqual(['denied'])
    expect(await list(made)).toMatchObject([{ state: 'applied', isDenied: true }])
    expect(await eventsOf(made.db, id)).toEqual(['outside-application.told', 'outside-application.denied'])
    await sayWhetherMine(made.learner, id, { isMine: true })
    expect(await list(made)).toMatchObject([{ isDenied: false }])
  })

  test('is not written over by hand, and what was written by hand is nobody else’s to deny', async () => {
    const made = await aSixthForm()
    await bring(made.officer, sheet(AMINA))
    const id = (await list(made))[0]?.id ?? ''

    await expect(changeOutsideApplication(made.learner, id, never)).rejects.toMatchObject({ code: 'told-by-provider' })
    await expect(removeOutsideApplication(made.learner, id)).rejects.toMatchObject({ code: 'told-by-provider' })
    await expect(sayWhetherMine(made.officer, id, { isMine: false })).rejects.toThrow(NotFound)
  })
})

test('a machine tells of a few, each with its own outcome, and the same again changes nothing', async () => {
  const made = await aSixthForm()
  const who = whoOf({ uln: uln(1), familyName: 'Yusuf', givenNames: 'Amina', name: '', bornOn: '' })
  const row = { who, postcode: '', reference: 'HS-1', title: 'A levels', status: 'offered', fault: null }
  const rows = [
    { ...row, line: 1 },
    { ...row, line: 2, title: '' },
  ]

  const first = await tellOf(made.officer, rows)
  const again = await tellOf(made.officer, rows)

  expect(first.map(({ outcome }) => outcome)).toEqual(['added', 'refused'])
  expect(again.map(({ outcome }) => outcome)).toEqual(['unchanged', 'refused'])
  expect(again[0]?.id).toBe(first[0]?.id)
  expect(first[1]?.why?.code).toBe('title-missing')
})

test('a file of another provider is not there, and one’s own is not for who may not answer applicants', async () => {
  const made = await aSixthForm()
  const { intakeId } = await preview(made.officer, sheet(AMINA))
  const providerId = made.officer.actor.organisationId ?? ''
  const other = anOfficerAt(made.db, await aProvider(made.db, made.town, { name: 'Lakeside College' }), made.town)
  const register = await aStaffContext(made.db, providerId, made.town, 'register-taker')

  await expect(confirmTold(other, intakeId)).rejects.toThrow(NotFound)
  await expect(confirmTold(register, intakeId)).rejects.toThrow(NotAllowed)

  expect((await confirmTold(made.officer, intakeId)).status).toBe('done')
})

test('who was told of counts as “has applied” in the school’s grid, until the learner says that it is not theirs', async () => {
  const made = await aSixthForm()
  const tutor = await aStaffContext(made.db, made.town.schoolId, made.town, 'careers-lead')
  const notApplied = async () => {
    const { rows } = await tuteesPage(tutor, tuteeQuestion.parse({ list: 'not-applied' }))
    return rows.map(({ id }) => id)
  }
  expect(await notApplied()).toEqual([made.learnerId])

  await bring(made.officer, sheet(AMINA))
  expect(await notApplied()).toEqual([])

  await sayWhetherMine(made.learner, (await list(made))[0]?.id ?? '', { isMine: false })
  expect(await notApplied()).toEqual([made.learnerId])
})
