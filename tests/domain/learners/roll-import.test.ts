import { describe, expect, onTestFinished, test } from 'vitest'
import { candidatesOf, questionsOf } from '~/domain/learners/roll-question.queries.server'
import { answerRollQuestions } from '~/domain/learners/roll-question.commands.server'
import { confirmRoll, previewRoll } from '~/domain/learners/roll-import.commands.server'
import { questionToShow } from '~/domain/learners/roll-import'
import { findRoll, recentRolls } from '~/domain/learners/roll-import.queries.server'
import { undoRoll } from '~/domain/learners/roll-undo.commands.server'
import type { Context } from '~/kit/context.server'
import { forgetUpload, keepBytes, keptFile } from '~/kit/uploads.server'
import { aTown, type Town } from '#tests/support/admissions'
import { aPupil, csvOf, upn, type CsvPupil } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

async function aSchool() {
  const town = await aTown(test$.db)
  await test$.db.updateTable('organisation').set({ urn: '900001' }).where('id', '=', town.schoolId).execute()
  return { town, lead: await aStaffContext(test$.db, town.schoolId, town, 'careers-lead') }
}

async function upload(pupils: CsvPupil[]) {
  const keptAs = await keepBytes(pieces(csvOf(pupils)), 1_000_000)
  onTestFinished(() => forgetUpload(keptAs))
  return { keptAs, file: await keptFile(keptAs, 'roll.csv', 1_000_000) }
}

async function* pieces(text: string) {
  yield Buffer.from(text)
}

const later = (ctx: Context, minutes: number): Context => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + minutes * 60_000),
})

async function preview(ctx: Context, pupils: CsvPupil[], isWhole = false) {
  return previewRoll(ctx, await upload(pupils), isWhole)
}

async function bring(ctx: Context, pupils: CsvPupil[]) {
  return confirmRoll(ctx, (await preview(ctx, pupils)).intakeId)
}

function rollOf(town: Town) {
  return test$.db
    .selectFrom('learner')
    .innerJoin('rollEntry', 'rollEntry.learnerId', 'learner.id')
    .select(['learner.id', 'learner.familyName', 'learner.postcode', 'rollEntry.form'])
    .where('rollEntry.schoolId', '=', town.schoolId)
    .where('rollEntry.leftOn', 'is', null)
    .orderBy('learner.nameKey')
    .orderBy('learner.createdAt')
    .execute()
}

describe('a roll sent through the web', () => {
  test('is previewed without changing anything, then taken in once', async () => {
    const { town, lead } = await aSchool()

    const seen = await preview(lead, [aPupil(1), aPupil(2)])
    expect(seen).toMatchObject({ status: 'dry-run', counts: { learners: { added: 2 } } })
    expect(await rollOf(town)).toEqual([])

    const report = await confirmRoll(lead, seen.intakeId)

    expect(report).toMatchObject({ status: 'done', counts: { learners: { added: 2 } } })
    expect(await rollOf(town)).toHaveLength(2)
    await expect(confirmRoll(lead, seen.intakeId)).rejects.toMatchObject({ code: 'taken-already' })
    expect((await recentRolls(lead)).map(({ status }) => status).sort()).toEqual(['done', 'dry-run'])
  })

  test('is sent by those who lead careers, and seen by no other school', async () => {
    const { town, lead } = await aSchool()
    const seen = await preview(lead, [aPupil(1)])
    const tutor = await aStaffContext(test$.db, town.schoolId, town, 'tutor', { form: '11A' })
    const elsewhere = await aTown(test$.db)
    const stranger = await aStaffContext(test$.db, elsewhere.schoolId, elsewhere, 'head')

    await expect(preview(tutor, [aPupil(2)])).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(findRoll(stranger, seen.intakeId)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(undoRoll(stranger, seen.intakeId)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(answerRollQuestions(stranger, seen.intakeId, {})).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('a row that may be somebody we have', () => {
  const known = aPupil(1, { UPN: '', ULN: '', 'Legal forename': 'Jo' })
  const row = aPupil(1, { 'Legal forename': 'Joanna' })

  async function held() {
    const { town, lead } = await aSchool()
    await bring(lead, [known])
    const seen = await preview(later(lead, 1), [row])
    const { questions } = await questionsOf(lead, seen.intakeId)
    return { town, lead, seen, questions, id: questions[0]?.id ?? '', learnerId: questions[0]?.candidates[0] ?? '' }
  }

  test('is held for surname, birth date and postcode alone, and shown beside who it may be', async () => {
    const { town, lead, seen, questions, learnerId } = await held()

    expect(seen.counts['learners']).toMatchObject({ added: 0, refused: 1 })
    expect(seen.findings.map(({ code }) => code)).toEqual(['same-home'])
    const [question] = questions.map((one) => one)
    if (!question) throw new Error('Nothing was asked.')
    const shown = questionToShow(question, await candidatesOf(lead, question.candidates), town.schoolId)
    expect(shown).toMatchObject({
      who: 'Joanna Okaforb',
      about: 'Line 2, 11A, born 24 June 2010',
      options: [
        { value: `same:${learnerId}`, text: 'The same as Jo Okaforb, born 24 June 2010, on your roll in 11A' },
        { value: 'different', text: 'Somebody else' },
        { value: '', text: 'Not decided: change nothing' },
      ],
    })
  })

  test('is left out as long as nobody has decided', async () => {
    const { town, lead, seen } = await held()

    await confirmRoll(later(lead, 2), seen.intakeId)

    expect(await rollOf(town)).toHaveLength(1)
  })

  test('joins the record it is said to be', async () => {
    const { town, lead, seen, id, learnerId } = await held()

    await answerRollQuestions(later(lead, 2), seen.intakeId, { [id]: `same:${learnerId}` })
    const report = await confirmRoll(later(lead, 3), seen.intakeId)

    expect(report.counts['learners']).toMatchObject({ added: 0, changed: 1, refused: 0 })
    expect((await rollOf(town)).map(({ id }) => id)).toEqual([learnerId])
    const again = await preview(later(lead, 4), [row])
    expect(again.counts['learners']).toMatchObject({ unchanged: 1, refused: 0 })
  })

  test('becomes a learner of its own when it is somebody else, and is not asked about again', async () => {
    const { town, lead, seen, id } = await held()

    await answerRollQuestions(later(lead, 2), seen.intakeId, { [id]: 'different' })
    await confirmRoll(later(lead, 3), seen.intakeId)

    expect(await rollOf(town)).toHaveLength(2)
    const again = await preview(later(lead, 4), [row])
    expect(again.counts['learners']).toMatchObject({ unchanged: 1, refused: 0 })
  })

  test('takes no answer but those shown, and none once the file is in', async () => {
    const { lead, seen, id } = await held()

    await expect(answerRollQuestions(lead, seen.intakeId, { [id]: `same:${id}` })).rejects.toMatchObject({
      code: 'no-such-answer',
    })
    await confirmRoll(lead, seen.intakeId)
    await expect(answerRollQuestions(lead, seen.intakeId, { [id]: 'different' })).rejects.toMatchObject({
      code: 'taken-already',
    })
  })

  test('twins with a number each are two people, in one file and in two', async () => {
    const { town, lead } = await aSchool()
    const twin = (n: number, name: string) => aPupil(n, { 'Legal surname': 'Reed', 'Legal forename': name })

    await bring(lead, [twin(1, 'Ann'), twin(2, 'Beth')])
    await bring(later(lead, 1), [twin(3, 'Cass')])

    expect(await rollOf(town)).toHaveLength(3)
  })

  test('a number that belongs to somebody else stays theirs', async () => {
    const { town, lead } = await aSchool()
    await bring(lead, [aPupil(1)])
    const stranger = aPupil(1, { 'Legal surname': 'Quill', 'Legal forename': 'Sam', DOB: '01/02/2011', ULN: '' })
    const seen = await preview(later(lead, 1), [stranger])
    const { questions } = await questionsOf(lead, seen.intakeId)
    expect(seen.findings.map(({ code }) => code)).toEqual(['birth-date-clash'])

    await answerRollQuestions(later(lead, 2), seen.intakeId, { [questions[0]?.id ?? '']: 'different' })
    await confirmRoll(later(lead, 3), seen.intakeId)

    expect((await rollOf(town)).map(({ familyName }) => familyName)).toEqual(['Okaforb', 'Quill'])
    const holders = await test$.db.selectFrom('learnerIdentifier').select('id').where('value', '=', upn(1)).execute()
    expect(holders).toHaveLength(1)
  })
})

describe('those on the roll who are not in a whole file', () => {
  test('stay unless the school says that they have left', async () => {
    const { town, lead } = await aSchool()
    await bring(lead, [aPupil(1), aPupil(2), aPupil(3)])

    const seen = await preview(later(lead, 1), [aPupil(1)], true)
    const { questions } = await questionsOf(lead, seen.intakeId)
    expect(questions.map(({ kind }) => kind)).toEqual(['leaver', 'leaver'])
    await answerRollQuestions(later(lead, 2), seen.intakeId, {
      [questions[0]?.id ?? '']: 'left',
      [questions[1]?.id ?? '']: 'stays',
    })
    const report = await confirmRoll(later(lead, 3), seen.intakeId)

    expect(report.counts['learners']).toMatchObject({ withdrawn: 1 })
    expect(await rollOf(town)).toHaveLength(2)

    await undoRoll(later(lead, 4), report.intakeId)
    expect(await rollOf(town)).toHaveLength(3)
  })
})

describe('undoing a roll', () => {
  test('puts back what it changed and takes off whom it added, and the same file can be sent again', async () => {
    const { town, lead } = await aSchool()
    await bring(lead, [aPupil(1, { Postcode: 'AL1 1AA', Reg: '11A', SEN: 'N' })])
    const before = await rollOf(town)
    const file = [aPupil(1, { Postcode: 'AL2 2BB', Reg: '11C', SEN: 'K' }), aPupil(2)]
    const { intakeId } = await bring(later(lead, 1), file)
    expect(await rollOf(town)).toHaveLength(2)

    const undone = await undoRoll(later(lead, 2), intakeId)

    expect(undone).toEqual({ restored: 1, takenOff: 1, left: 0 })
    expect(await rollOf(town)).toEqual(before)
    const need = test$.db
      .selectFrom('learnerNeed')
      .select('value')
      .where('kind', '=', 'sen')
      .where('endedAt', 'is', null)
    expect(await need.orderBy('value').execute()).toContainEqual({ value: 'none' })
    await expect(undoRoll(later(lead, 3), intakeId)).rejects.toMatchObject({ code: 'undone-already' })

    await bring(later(lead, 4), file)
    expect(await rollOf(town)).toMatchObject([{ postcode: 'AL2 2BB', form: '11C' }, { form: '11A' }])
  })

  test('leaves what somebody has changed since, and those who have joined', async () => {
    const { town, lead } = await aSchool()
    await bring(lead, [aPupil(1, { Postcode: 'AL1 1AA' })])
    const { intakeId } = await bring(later(lead, 1), [aPupil(1, { Postcode: 'AL2 2BB' }), aPupil(2)])
    const [first, second] = await rollOf(town)
    await test$.db
      .updateTable('learner')
      .set({ postcode: 'AL3 3CC' })
      .where('id', '=', first?.id ?? '')
      .execute()
    await test$.db
      .insertInto('account')
      .values({ email: 'second@example.org', name: 'Second', learnerId: second?.id ?? '', createdAt: lead.now })
      .execute()

    const undone = await undoRoll(later(lead, 2), intakeId)

    expect(undone).toEqual({ restored: 0, takenOff: 0, left: 2 })
    expect(await rollOf(town)).toMatchObject([{ postcode: 'AL3 3CC' }, { form: '11A' }])
  })

  test('sends those back who had come from another school', async () => {
    const { town, lead } = await aSchool()
    const other = await aTown(test$.db)
    await test$.db.updateTable('organisation').set({ urn: '900002' }).where('id', '=', other.schoolId).execute()
    const head = await aStaffContext(test$.db, other.schoolId, other, 'head')
    await bring(head, [aPupil(1)])
    const { intakeId } = await bring(later(lead, 1), [aPupil(1, { Reg: '11Z' })])
    expect(await rollOf(town)).toHaveLength(1)

    await undoRoll(later(lead, 2), intakeId)

    expect(await rollOf(town)).toEqual([])
    expect(await rollOf(other)).toMatchObject([{ form: '11A' }])
  })

  test('is possible for fourteen days', async () => {
    const { lead } = await aSchool()
    const { intakeId } = await bring(lead, [aPupil(1)])

    await expect(undoRoll(later(lead, 15 * 24 * 60), intakeId)).rejects.toMatchObject({ code: 'too-late' })
  })
})
