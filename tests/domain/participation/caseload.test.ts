import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ChoiceState } from '~/domain/applications/choice.states'
import { joinCaseload } from '~/domain/participation/caseload.commands.server'
import { caseloadPage, PAGE_SIZE } from '~/domain/participation/caseload.queries.server'
import { worklistFrom, worklistNames, type Worklist } from '~/domain/participation/caseload'
import type { Context } from '~/kit/context.server'
import { addDays } from '~/kit/dates'
import { aCourseRun, aProvider, aTown, FRIDAY, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { countStatements } from '#tests/support/statements'
import { anAdviser } from '#tests/support/tracking'

const test$ = testDatabase()
let town: Town
let adviser: Context

beforeEach(async () => {
  town = await aTown(test$.db)
  adviser = await anAdviser(test$.db, town)
})

/** So many learners on the adviser's caseload, as a file would bring them. */
async function learners(names: string[], priorities: number[] = []) {
  const { db } = test$
  const rows = names.map((familyName) => ({
    areaId: town.areaId,
    givenNames: 'Sam',
    familyName,
    legalGivenNames: 'Sam',
    nameKey: familyName,
    bornOn: '2011-03-27',
  }))
  const made = await db.insertInto('learner').values(rows).returning('id').execute()
  const ids = made.map(({ id }) => id)
  await joinCaseload(adviser, adviser.actor.id ?? '', ids)
  for (const [at, priority] of priorities.entries()) {
    await db
      .updateTable('caseloadEntry')
      .set({ priority })
      .where('learnerId', '=', ids[at] ?? '')
      .execute()
  }
  return ids
}

async function everyPage(filter: { worklist?: Worklist; name?: string } = {}) {
  const seen: { priority: number; sortName: string; id: string }[] = []
  for (let after: string | null = null; ;) {
    const page = await caseloadPage(adviser, { ...filter, after })
    seen.push(...page.rows)
    if (!page.next) return seen
    after = page.next
  }
}

describe('the pages of a caseload', () => {
  test('show everybody once, by priority and name, whatever the names are', async () => {
    const name = fc.oneof(
      fc.constantFrom('Ó Briain', 'de Souza', 'Smith', 'smith', 'Łukasz', '  ', '%_'),
      fc.string({ minLength: 1, maxLength: 12 }),
    )
    const safe = name.map((text) => text.replaceAll('\0', '') || 'x')
    const [names] = fc.sample(fc.array(safe, { minLength: 130, maxLength: 130 }), 1)
    await learners(
      names ?? [],
      Array.from({ length: 40 }, (_, at) => 1 + (at % 3)),
    )

    const seen = await everyPage()

    expect(seen).toHaveLength(130)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(130)
    expect(seen.map(({ priority }) => priority)).toEqual(seen.map(({ priority }) => priority).sort())
  })

  test('never skip or double a row when others come and go between them', async () => {
    const ids = await learners(Array.from({ length: 120 }, (_, at) => `Name${String(at).padStart(3, '0')}`))
    const first = await caseloadPage(adviser)

    await test$.db
      .updateTable('caseloadEntry')
      .set({ endedAt: FRIDAY })
      .where('learnerId', 'in', ids.slice(0, 30))
      .execute()
    await learners(['Aardvark', 'Name060b'])
    const second = await caseloadPage(adviser, { after: first.next })

    const shown = [...first.rows, ...second.rows].map(({ learnerId }) => learnerId)
    expect(new Set(shown).size).toBe(shown.length)
    expect(second.rows[0]?.learnerId).toBe(ids[PAGE_SIZE])
    expect(second.rows.some(({ familyName }) => familyName === 'Name060b')).toBe(true)
  })

  test('cost the same number of statements at 50 and at 500 learners', async () => {
    await learners(Array.from({ length: 50 }, (_, at) => `Few${at}`))
    const few = await countStatements(test$.db, (db) => caseloadPage({ ...adviser, db }))
    await learners(Array.from({ length: 450 }, (_, at) => `Many${at}`))
    const many = await countStatements(test$.db, (db) => caseloadPage({ ...adviser, db }))

    expect(few).toBe(1)
    expect(many).toBe(few)
  })

  test.each(['nonsense', 'W10', '', 'eyJhIjoxfQ'])('begin again from a cursor like %j', async (after) => {
    await learners(['Yusuf'])

    expect((await caseloadPage(adviser, { after })).rows).toHaveLength(1)
  })

  test('find a name by how it begins, percent signs and all', async () => {
    await learners(['Yusuf', 'Young', '100%', '100 more'])

    expect((await everyPage({ name: 'yU' })).map(({ sortName }) => sortName)).toEqual(['yusuf sam'])
    expect(await everyPage({ name: '100%' })).toHaveLength(1)
  })

  test('belong to the adviser alone', async () => {
    await learners(['Yusuf'])
    const colleague = await anAdviser(test$.db, town)

    expect((await caseloadPage(colleague)).rows).toEqual([])
    expect((await caseloadPage({ ...adviser, actor: { ...adviser.actor, role: 'coordinator' } })).rows).toEqual([])
  })
})

describe('the worklists', () => {
  /** A learner whose choices stand like this. */
  async function withChoices(familyName: string, ...states: ChoiceState[]) {
    const { db } = test$
    const [learnerId = ''] = await learners([familyName])
    const application = {
      learnerId,
      cycleId: town.cycleId,
      reference: familyName,
      createdAt: FRIDAY,
      updatedAt: FRIDAY,
    }
    const { id: applicationId } = await db
      .insertInto('application')
      .values(application)
      .returning('id')
      .executeTakeFirstOrThrow()
    const providerId = await aProvider(db, town)
    for (const [at, state] of states.entries()) {
      const courseRunId = await aCourseRun(db, providerId)
      const sentAt = state === 'draft' ? null : FRIDAY
      const times = { createdAt: FRIDAY, changedAt: FRIDAY, sentAt }
      await db
        .insertInto('choice')
        .values({
          applicationId,
          learnerId,
          cycleId: town.cycleId,
          courseRunId,
          providerId,
          state,
          preference: at,
          ...times,
        })
        .execute()
    }
    return learnerId
  }

  async function withActivity(familyName: string, verifiedOn: string, status = 'confirmed') {
    const [learnerId = ''] = await learners([familyName])
    const dates = { startedOn: verifiedOn, verifiedOn, recordedAt: FRIDAY }
    await test$.db
      .insertInto('activity')
      .values({ learnerId, code: '330', status, source: 'adviser', ...dates })
      .execute()
  }

  test('“not sent in time” names who missed the end, and who has a draft after its day', async () => {
    await withChoices('Missed', 'not_sent')
    await withChoices('Sent', 'submitted')
    await withChoices('Writing', 'draft')
    const closed = await withChoices('Closed', 'draft')
    await test$.db
      .updateTable('courseRun')
      .set({ applyUntil: addDays('2026-11-20', -1) })
      .where('id', 'in', (eb) => eb.selectFrom('choice').select('courseRunId').where('learnerId', '=', closed))
      .execute()
    const onList = async (ctx: Context) =>
      (await caseloadPage(ctx, { worklist: 'not-sent' })).rows.map(({ familyName }) => familyName)

    expect(await onList(adviser)).toEqual(['Closed', 'Missed'])
    expect(await onList({ ...adviser, now: new Date('2027-03-01T09:00:00Z') })).toEqual(['Closed', 'Missed', 'Writing'])
  })

  test('each name who they say', async () => {
    await learners(['Nothing'])
    await withChoices('Draft', 'draft')
    await withChoices('Waiting', 'submitted', 'rejected')
    await withChoices('Ended', 'rejected', 'withdrawn')
    await withChoices('Offered', 'offer', 'rejected')
    await withChoices('Placed', 'place_confirmed')
    await withChoices('Absent', 'did_not_attend')
    await withChoices('Late', 'did_not_attend', 'enrolled')
    await withActivity('Lapsing', '2026-06-01')
    await withActivity('Lapsed', '2026-05-01')
    await withActivity('Current', '2026-11-01')
    await withActivity('Proposed', '2026-11-01', 'proposed')
    const due = await withChoices('Due', 'submitted')
    await test$.db
      .updateTable('caseloadEntry')
      .set({ nextActionOn: '2026-11-20' })
      .where('learnerId', '=', due)
      .execute()

    const named = async (worklist: Worklist) =>
      (await caseloadPage(adviser, { worklist })).rows.map(({ familyName }) => familyName)

    const activities = ['Current', 'Lapsed', 'Lapsing', 'Proposed']
    expect(await named('all')).toHaveLength(13)
    expect(await named('not-applied')).toEqual(['Nothing', 'Draft', ...activities].sort())
    expect(await named('no-offer')).toEqual(['Due', 'Waiting'])
    expect(await named('all-ended')).toEqual(['Absent', 'Ended'])
    expect(await named('offer-unanswered')).toEqual(['Offered'])
    expect(await named('no-place')).toEqual(['Absent', 'Due', 'Ended', 'Offered', 'Waiting'])
    expect(await named('not-arrived')).toEqual(['Absent'])
    expect(await named('to-confirm')).toEqual(['Proposed'])
    expect(await named('lapsing')).toEqual(['Lapsing'])
    expect(await named('lapsed')).toEqual(['Lapsed'])
    expect(await named('contact-due')).toEqual(['Due'])
  })

  test('move on with the day: what is about to lapse today has lapsed next month', async () => {
    await withActivity('Lapsing', '2026-06-01')
    const later = { ...adviser, now: new Date(`${addDays('2026-11-20', 30)}T09:00:00Z`) }

    expect((await caseloadPage(later, { worklist: 'lapsing' })).rows).toHaveLength(0)
    expect((await caseloadPage(later, { worklist: 'lapsed' })).rows).toHaveLength(1)
  })

  test('are every one reached by its name, and everybody by any other', () => {
    for (const name of worklistNames) expect(worklistFrom(name)).toBe(name)
    expect(worklistFrom('constructor')).toBe('all')
    expect(worklistFrom(null)).toBe('all')
  })
})
