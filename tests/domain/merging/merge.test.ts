import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import '~/jobs'
import { findSheet } from '~/domain/applications/application.queries.server'
import { timelineOf } from '~/domain/learners/timeline.queries.server'
import { mergeLearners, undoMerge } from '~/domain/merging/merge.commands.server'
import { changesToKept } from '~/domain/merging/merge'
import { findTwo, likelyDuplicates } from '~/domain/merging/merge.queries.server'
import { movedTables } from '~/domain/merging/moved-table'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import {
  aChoice,
  aLearner,
  aTown,
  countEvents,
  eventsOf,
  FRIDAY,
  stateOf,
  theLearner,
  unconditional,
  type Town,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aLinkedParent } from '#tests/support/parents'
import { aStaffContext, anAdviser } from '#tests/support/tracking'

const test$ = testDatabase()
const form = { wins: {}, reason: 'Spoke to both at school' }
const after = (days: number, seconds = 0) => new Date(FRIDAY.getTime() + days * 86_400_000 + seconds * 1000)

async function twoRecords() {
  const town = await aTown(test$.db)
  const keptId = await aLearner(test$.db, town)
  const goneId = await aLearner(test$.db, town)
  return { town, keptId, goneId, adviser: await anAdviser(test$.db, town) }
}

/** Every row that names a learner, by table: what a merge and its undoing may not lose. */
async function everythingOf(learnerId: string) {
  const found: Record<string, unknown[]> = {}
  for (const { table, column } of movedTables) {
    const { rows } = await sql`select to_jsonb(t) as row from ${sql.table(table)} as t
      where ${sql.ref(column)} = ${learnerId} order by to_jsonb(t)::text`.execute(test$.db)
    if (rows.length > 0) found[`${table}.${column}`] = rows
  }
  const self = await test$.db.selectFrom('learner').selectAll().where('id', '=', learnerId).executeTakeFirstOrThrow()
  const { updatedAt: _, ...person } = self
  return { ...found, person }
}

async function aFullLife(town: Town, learnerId: string) {
  const choice = await aChoice(test$.db, { town, learnerId, state: 'offer', terms: unconditional })
  await aChoice(test$.db, { town, learnerId, state: 'draft', run: { title: 'Art' } })
  await aLinkedParent(test$.db, choice.learner)
  return choice
}

describe('two records of one person', () => {
  test('everything of the one that goes is found under the one that is kept', async () => {
    const { town, keptId, goneId, adviser } = await twoRecords()
    const choice = await aFullLife(town, goneId)

    await mergeLearners(adviser, keptId, goneId, form)

    const sheet = await findSheet(theLearner(test$.db, keptId, town), keptId)
    expect(sheet.choices.map(({ courseTitle }) => courseTitle).toSorted()).toEqual(['Art', 'Engineering'])
    expect(sheet.grades).toHaveLength(1)
    expect(await stateOf(test$.db, choice.id)).toBe('offer')
    const left = Object.keys(await everythingOf(goneId))
    expect(left).toEqual(['person'])
  })

  test('where both have a form of this year, the choices follow the kept one, and nothing of it is lost', async () => {
    const { town, keptId, goneId, adviser } = await twoRecords()
    await aChoice(test$.db, { town, learnerId: keptId, state: 'submitted' })
    await aChoice(test$.db, { town, learnerId: goneId, state: 'submitted', run: { title: 'Art' } })

    await mergeLearners(adviser, keptId, goneId, form)

    const { choices, application } = await findSheet(theLearner(test$.db, keptId, town), keptId)
    expect(choices).toHaveLength(2)
    const rows = await test$.db.selectFrom('choice').select('applicationId').distinct().execute()
    expect(rows).toEqual([{ applicationId: application?.id }])
  })

  test('the gone record is found by nobody, and its history is read with the kept one’s', async () => {
    const { town, keptId, goneId, adviser } = await twoRecords()
    const choice = await aFullLife(town, goneId)
    const head = await aStaffContext(test$.db, town.schoolId, town, 'head')

    await mergeLearners(adviser, keptId, goneId, form)

    for (const ctx of [adviser, head]) await expect(findSheet(ctx, goneId)).rejects.toMatchObject({ name: 'NotFound' })
    const actions = (await timelineOf(adviser, keptId)).map(({ action }) => action)
    expect(actions).toContain('learner.merged')
    expect(actions).toContain('application.sent')
    await expect(makeOffer(choice.officer, choice.id, unconditional)).rejects.toMatchObject({ name: 'Refusal' })
  })

  test('a second account of the same person can no longer sign in', async () => {
    const { keptId, goneId, adviser } = await twoRecords()

    await mergeLearners(adviser, keptId, goneId, form)

    const accounts = await test$.db
      .selectFrom('account')
      .select(['learnerId', 'isDisabled'])
      .where('name', '=', 'Amina')
      .execute()
    expect(accounts).toContainEqual({ learnerId: keptId, isDisabled: false })
    expect(accounts).toContainEqual({ learnerId: null, isDisabled: true })
  })

  test('the only account goes over, so that whoever registered goes on with the same password', async () => {
    const { keptId, goneId, adviser } = await twoRecords()
    await test$.db.updateTable('account').set({ learnerId: null }).where('learnerId', '=', keptId).execute()

    await mergeLearners(adviser, keptId, goneId, form)

    const found = await test$.db.selectFrom('account').select('isDisabled').where('learnerId', '=', keptId).execute()
    expect(found).toEqual([{ isDisabled: false }])
  })

  test('leaves one event', async () => {
    const { keptId, goneId, adviser } = await twoRecords()
    const before = await countEvents(test$.db)

    await mergeLearners(adviser, keptId, goneId, form)

    expect(await countEvents(test$.db)).toBe(before + 1)
    expect((await eventsOf(test$.db, keptId)).at(-1)).toBe('learner.merged')
  })
})

describe('field by field', () => {
  test('the value that is chosen wins; an empty field takes what the other record says; protection is never lost', async () => {
    const { keptId, goneId, adviser } = await twoRecords()
    await change(keptId, { phone: null, postcode: 'AL1 1AA' })
    await change(goneId, { phone: '01632 960999', postcode: 'AL2 2BB', isAddressProtected: true })

    await mergeLearners(adviser, keptId, goneId, { ...form, wins: { postcode: 'gone' } })

    const { kept } = await findTwo({ ...adviser, actor: { ...adviser.actor, role: 'system' } }, keptId, goneId)
    expect(kept).toMatchObject({ phone: '01632 960999', postcode: 'AL2 2BB', isAddressProtected: true })
  })

  test('what both say alike, or only the kept one says, is never asked about', () => {
    const kept = person({ phone: '1', postcode: 'AL1 1AA' })
    const gone = person({ phone: '1', postcode: null })

    expect(changesToKept(kept, gone, { phone: 'gone', postcode: 'gone' })).toEqual([])
  })
})

describe('undoing', () => {
  test('for 30 days exactly, every row and every word goes back', async () => {
    const { town, keptId, goneId, adviser } = await twoRecords()
    await aFullLife(town, goneId)
    await aChoice(test$.db, { town, learnerId: keptId, state: 'submitted', run: { title: 'Maths' } })
    await change(goneId, { phone: '01632 960999' })
    const before = [await everythingOf(keptId), await everythingOf(goneId)]
    const id = await mergeLearners(adviser, keptId, goneId, { ...form, wins: { email: 'gone' } })

    await undoMerge({ ...adviser, now: after(30) }, id)

    expect([await everythingOf(keptId), await everythingOf(goneId)]).toEqual(before)
  })

  test('a second later it is too late', async () => {
    const { keptId, goneId, adviser } = await twoRecords()
    const id = await mergeLearners(adviser, keptId, goneId, form)

    await expect(undoMerge({ ...adviser, now: after(30, 1) }, id)).rejects.toMatchObject({ code: 'too-late' })
  })

  test('what came since stays with the kept record, and what was changed since stays changed', async () => {
    const { town, keptId, goneId, adviser } = await twoRecords()
    await change(goneId, { phone: '01632 960999' })
    const id = await mergeLearners(adviser, keptId, goneId, form)
    await change(keptId, { phone: '01632 960111' })
    const later = await aChoice(test$.db, { town, learnerId: keptId, state: 'draft' })

    await undoMerge(adviser, id)

    const kept = await test$.db.selectFrom('learner').select('phone').where('id', '=', keptId).executeTakeFirstOrThrow()
    expect(kept.phone).toBe('01632 960111')
    const choice = await test$.db
      .selectFrom('choice')
      .select('learnerId')
      .where('id', '=', later.id)
      .executeTakeFirstOrThrow()
    expect(choice.learnerId).toBe(keptId)
  })

  test('twice is refused, and so is undoing beneath a later merge', async () => {
    const { town, keptId, goneId, adviser } = await twoRecords()
    const thirdId = await aLearner(test$.db, town)
    const first = await mergeLearners(adviser, keptId, goneId, form)
    const second = await mergeLearners(adviser, thirdId, keptId, form)

    await expect(undoMerge(adviser, first)).rejects.toMatchObject({ code: 'later-merge' })
    await undoMerge(adviser, second)
    await undoMerge(adviser, first)
    await expect(undoMerge(adviser, first)).rejects.toMatchObject({ code: 'undone-already' })
  })
})

describe('refused', () => {
  test('a record with itself, and with one that is gone already', async () => {
    const { town, keptId, goneId, adviser } = await twoRecords()
    const thirdId = await aLearner(test$.db, town)
    await expect(mergeLearners(adviser, keptId, keptId, form)).rejects.toMatchObject({ code: 'same-record' })

    await mergeLearners(adviser, keptId, goneId, form)

    await expect(mergeLearners(adviser, thirdId, goneId, form)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('two that have both applied for the same course', async () => {
    const { town, keptId, goneId, adviser } = await twoRecords()
    const first = await aChoice(test$.db, { town, learnerId: keptId, state: 'submitted' })
    const second = await aChoice(test$.db, { town, learnerId: goneId, state: 'submitted' })
    await test$.db.updateTable('choice').set({ courseRunId: first.runId }).where('id', '=', second.id).execute()

    await expect(mergeLearners(adviser, keptId, goneId, form)).rejects.toMatchObject({ code: 'both-applied' })
  })

  test('by anybody but an adviser of the area', async () => {
    const { town, keptId, goneId } = await twoRecords()
    const stranger = await anAdviser(test$.db, await aTown(test$.db))
    const head = await aStaffContext(test$.db, town.schoolId, town, 'head')

    await expect(mergeLearners(stranger, keptId, goneId, form)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(mergeLearners(head, keptId, goneId, form)).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(mergeLearners(theLearner(test$.db, keptId, town), keptId, goneId, form)).rejects.toMatchObject({
      name: 'NotFound',
    })
  })
})

describe('who may be the same', () => {
  test('the likeliest first; a day of birth alone is no reason to look', async () => {
    const { town, keptId, adviser } = await twoRecords()
    await aLearner(test$.db, town, { givenNames: 'Amina Noor', familyName: 'Yusuf-Khan' })
    await aLearner(test$.db, town, { givenNames: 'Joel', familyName: 'Otieno' })
    const person = { givenNames: 'Amina', familyName: 'Yusuf', bornOn: '2011-03-27', postcode: null }

    const likely = await likelyDuplicates(adviser, town.areaId, person, keptId)

    expect(likely.map(({ familyName, same }) => [familyName, same.length])).toEqual([
      ['Yusuf', 3],
      ['Yusuf-Khan', 2],
    ])
  })
})

function change(learnerId: string, set: Record<string, string | boolean | null>) {
  return test$.db.updateTable('learner').set(set).where('id', '=', learnerId).execute()
}

function person(more: { phone: string | null; postcode: string | null }) {
  const name = { legalGivenNames: 'Amina', givenNames: 'Amina', familyName: 'Yusuf', bornOn: '2011-03-27' }
  return { ...name, legalFamilyName: null, middleNames: null, sex: null, email: null, address: null, ...more }
}
