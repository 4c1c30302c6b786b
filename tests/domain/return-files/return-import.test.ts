import { describe, expect, test } from 'vitest'
import '~/jobs'
import { giveNumbers } from '~/domain/nccis-returns/number.commands.server'
import type { ReturnRecord } from '~/domain/nccis-returns/return-record'
import { writeReturn } from '~/domain/nccis-returns/return-writer'
import { answerQuestion } from '~/domain/return-files/question.commands.server'
import { findQuestion, questionsOf } from '~/domain/return-files/question.queries.server'
import { importReturn } from '~/domain/return-files/return-import.commands.server'
import { undoReturn } from '~/domain/return-files/return-undo.commands.server'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aFile, uln } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { allOf, aRecord, header } from '#tests/support/returns'
import { aReturnTown, aSixteen, anActivity, type ReturnTown } from '#tests/support/return-towns'
import { eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()

/** Somebody of another system, with numbers of that system. */
function told(n: number, differently: Partial<ReturnRecord> = {}) {
  return aRecord(n, { number: `777${String(n).padStart(10, '0')}`, uln: uln(n), upn: null, ...differently })
}

async function* each<T>(items: readonly T[]) {
  yield* items
}

async function take(ctx: Context, records: readonly ReturnRecord[], plan = {}) {
  const head = { ...header, databases: ['777'] }
  const xml = (await allOf(writeReturn(head, each(records)))).join('')
  return importReturn(ctx, { file: await aFile(xml, 'return.xml'), isAllOrNothing: false, ...plan })
}

const peopleOf = (town: ReturnTown) =>
  test$.db
    .selectFrom('learner')
    .select(['id', 'givenNames', 'postcode', 'address'])
    .where('areaId', '=', town.areaId)
    .orderBy('givenNames')
    .execute()
const currentOf = (learnerId: string) =>
  test$.db
    .selectFrom('activity')
    .select(['code', 'source', 'verifiedOn'])
    .where('learnerId', '=', learnerId)
    .where('status', '=', 'confirmed')
    .where('endedAt', 'is', null)
    .execute()

describe('a return of another system', () => {
  test('brings people nobody knew, with what they do, and a second time changes nothing', async () => {
    const town = await aReturnTown(test$.db)
    const records = [told(1, { characteristics: ['140'], levelOfNeed: '1', hasPlan: 'Y' }), told(2)]

    expect((await take(town.adviser, records)).counts.people).toMatchObject({ read: 2, added: 2, refused: 0 })
    expect((await take(town.adviser, records)).counts.people).toMatchObject({ added: 0, changed: 0, unchanged: 2 })

    const [first] = await peopleOf(town)
    expect(first).toMatchObject({ givenNames: 'Amina1', address: '12 Mill Lane, Newbridge', postcode: 'AL7 1LZ' })
    expect(await currentOf(first?.id ?? '')).toMatchObject([{ code: '230', source: 'file', verifiedOn: '2026-11-02' }])
    const needs = test$.db
      .selectFrom('levelOfNeed')
      .select('level')
      .where('learnerId', '=', first?.id ?? '')
    expect(await needs.execute()).toEqual([{ level: 1 }])
    expect(await eventsCalled(test$.db, 'learner.return-taken-in')).toHaveLength(2)
    expect(await eventsCalled(test$.db, 'return-file.taken-in')).toHaveLength(2)
  })

  test('finds whom we know by name, day of birth and home, and leaves a newer word of an adviser as it is', async () => {
    const town = await aReturnTown(test$.db)
    const older = await aSixteen(test$.db, town, 'Amina1')
    const newer = await aSixteen(test$.db, town, 'Amina2')
    for (const [id, n] of [
      [older, 1],
      [newer, 2],
    ] as const)
      await test$.db
        .updateTable('learner')
        .set({ nameKey: `okafor amina${n}`, familyName: 'Okafor' })
        .where('id', '=', id)
        .execute()
    await anActivity(town.adviser, older, { code: '619', verifiedOn: '2026-10-01', predictedEndOn: null })
    await anActivity(town.adviser, newer, { code: '330', verifiedOn: '2026-11-20' })

    const { counts } = await take(town.adviser, [told(1), told(2)])
    expect(counts.people).toMatchObject({ added: 0, changed: 2 })
    expect(await currentOf(older)).toMatchObject([{ code: '230', source: 'file' }])
    expect(await currentOf(newer)).toMatchObject([{ code: '330', source: 'adviser' }])
  })

  test('keeps the numbers of the old system, and ours go on above them', async () => {
    const town = await aReturnTown(test$.db, { database: 777 })
    await take(town.adviser, [told(41)])
    await aSixteen(test$.db, town, 'Joel')
    const month = { areaId: town.areaId, databaseCode: '777', authorities: ['919'], periodEnd: '2026-11-30' }
    expect(await giveNumbers(town.system, month)).toBe(1)
    const numbers = await test$.db.selectFrom('nccisIdentifier').select('number').orderBy('number').execute()
    expect(numbers.map(({ number }) => number)).toEqual(['7770000000041', '7770000000042'])
  })

  test('takes the good rows or none, as was chosen, and names each row it refuses', async () => {
    const town = await aReturnTown(test$.db)
    const nameless = [told(2, { familyName: null }), told(5, { number: '777', uln: null })]
    const records = [told(1), ...nameless, told(3, { uln: uln(1) }), told(4)]
    const all = await take(town.adviser, records, { isAllOrNothing: true })
    expect(all.status).toBe('refused')
    expect(await peopleOf(town)).toEqual([])

    const good = await take(town.adviser, records)
    expect(good.counts.people).toMatchObject({ read: 5, added: 2, refused: 3 })
    expect(good.totals).toMatchObject({ nobody: 1, 'no-number': 1, twice: 1, 'rule-3': 1, 'rule-907': 2 })
  })

  test('is only looked at in a preview', async () => {
    const town = await aReturnTown(test$.db)
    const report = await take(town.adviser, [told(1)], { isDryRun: true })
    expect(report).toMatchObject({ status: 'dry-run', counts: { people: { added: 1 } } })
    expect(await peopleOf(town)).toEqual([])
  })

  test('comes as a flat file as well', async () => {
    const town = await aReturnTown(test$.db)
    const csv =
      'YoungPersonsID,GivenName,Surname,DOB,AddressLine1,Postcode,ActivityCode,StartDate,DateAscertained,DateVerified\r\n' +
      '7770000000001,Amina,Okafor,2010-03-14,"=1 Mill Lane",AL7 1LZ,619,2026-09-07,2026-09-10,2026-11-02\r\n'
    const file = await aFile(csv, 'return.csv')
    const { counts } = await importReturn(town.adviser, { file, isAllOrNothing: false })
    expect(counts.people).toMatchObject({ read: 1, added: 1 })
    expect(await peopleOf(town)).toMatchObject([{ givenNames: 'Amina', address: '=1 Mill Lane' }])
  })

  test('does not touch the record of another area, and is an adviser’s to take in', async () => {
    const town = await aReturnTown(test$.db)
    const other = await aReturnTown(test$.db, { database: 902, authority: '821' })
    await take(other.adviser, [told(1)])
    const report = await take(town.adviser, [told(1)])
    expect(report.counts.people).toMatchObject({ added: 0, refused: 1 })
    expect(report.totals).toMatchObject({ 'other-area': 1 })
    await expect(take(town.coordinator, [told(2)])).rejects.toBeInstanceOf(NotAllowed)
  })
})

describe('a row nobody can be sure of', () => {
  async function aQuestion(town: ReturnTown) {
    const known = await aSixteen(test$.db, town, 'Amina1', { postcode: 'AL8 6AA', nameKey: 'okafor amina1' })
    const report = await take(town.adviser, [told(1)])
    const [question] = await questionsOf(town.adviser, report.intakeId)
    return { known, intakeId: report.intakeId, questionId: question?.id ?? '' }
  }

  test('waits, and goes to whom an adviser says', async () => {
    const town = await aReturnTown(test$.db)
    const { known, intakeId, questionId } = await aQuestion(town)
    expect(await findQuestion(town.adviser, questionId)).toMatchObject({
      why: 'same-name',
      candidates: [{ id: known }],
    })
    expect(await currentOf(known)).toEqual([])

    const again = await take(town.adviser, [told(1)])
    expect(await questionsOf(town.adviser, again.intakeId)).toEqual([])

    await answerQuestion(town.adviser, questionId, { whose: known })
    expect(await currentOf(known)).toMatchObject([{ code: '230', source: 'file' }])
    expect(await questionsOf(town.adviser, intakeId)).toEqual([])
    expect(await findQuestion(town.adviser, questionId)).toMatchObject({ told: null, answer: 'same' })
    await expect(answerQuestion(town.adviser, questionId, { whose: 'new' })).rejects.toMatchObject({
      code: 'answered-already',
    })
  })

  test('may be somebody new, or nobody of ours', async () => {
    const town = await aReturnTown(test$.db)
    const one = await aQuestion(town)
    await answerQuestion(town.adviser, one.questionId, { whose: 'new' })
    expect(await peopleOf(town)).toHaveLength(2)

    const other = await aReturnTown(test$.db, { database: 902, authority: '821' })
    const two = await aQuestion(other)
    await answerQuestion(other.adviser, two.questionId, { whose: 'skip' })
    expect(await peopleOf(other)).toHaveLength(1)
    expect(await currentOf(two.known)).toEqual([])
  })

  test('is nobody else’s to answer, and goes to nobody who is not one of those it may be', async () => {
    const town = await aReturnTown(test$.db)
    const other = await aReturnTown(test$.db, { database: 902, authority: '821' })
    const { questionId } = await aQuestion(town)
    const stranger = await aSixteen(test$.db, town, 'Ewan')
    await expect(answerQuestion(other.adviser, questionId, { whose: 'new' })).rejects.toBeInstanceOf(NotFound)
    await expect(findQuestion(town.coordinator, questionId)).rejects.toBeInstanceOf(NotFound)
    await expect(answerQuestion(town.adviser, questionId, { whose: stranger })).rejects.toMatchObject({
      code: 'not-a-candidate',
    })
  })
})

describe('undoing', () => {
  test('takes everything back that nobody has worked with, and counts the rest', async () => {
    const town = await aReturnTown(test$.db)
    const known = await aSixteen(test$.db, town, 'Amina1', { nameKey: 'okafor amina1' })
    await anActivity(town.adviser, known, { code: '619', verifiedOn: '2026-10-01', predictedEndOn: null })
    const report = await take(town.adviser, [told(1), told(2), told(3)])
    const [, , worked] = await peopleOf(town)
    await anActivity(town.adviser, worked?.id ?? '', { endedAt: town.now, code: '330' })

    expect(await undoReturn(town.adviser, report.intakeId)).toMatchObject({ left: 1 })
    expect((await peopleOf(town)).map(({ id }) => id).toSorted()).toEqual([known, worked?.id ?? ''].toSorted())
    expect(await currentOf(known)).toMatchObject([{ code: '619', source: 'adviser' }])
    expect(await test$.db.selectFrom('nccisIdentifier').select('number').execute()).toEqual([])
    await expect(undoReturn(town.adviser, report.intakeId)).rejects.toMatchObject({ code: 'undone-already' })
  })

  test('lets the same file in again', async () => {
    const town = await aReturnTown(test$.db)
    const report = await take(town.adviser, [told(1)])
    await undoReturn(town.adviser, report.intakeId)
    expect((await take(town.adviser, [told(1)])).counts.people).toMatchObject({ added: 1, refused: 0 })
  })
})
