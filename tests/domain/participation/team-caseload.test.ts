import { beforeEach, describe, expect, test } from 'vitest'
import { joinCaseload } from '~/domain/participation/caseload.commands.server'
import { caseloadPage } from '~/domain/participation/caseload.queries.server'
import { birthdaysOfParticipation } from '~/domain/participation/caseload'
import { caseloadFilterFrom, queryOf } from '~/domain/participation/caseload.schemas'
import { learnersOnNoCaseload } from '~/domain/participation/unowned.queries.server'
import type { Context } from '~/kit/context.server'
import { addDays } from '~/kit/dates'
import { aLearner, aTown, FRIDAY, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
let town: Town
let adviser: Context

beforeEach(async () => {
  town = await aTown(test$.db)
  adviser = await anAdviser(test$.db, town)
})

/** So many learners on an adviser's caseload, as a file would bring them. */
async function learners(names: string[], owner = adviser) {
  const rows = names.map((familyName) => ({
    ...{ areaId: town.areaId, givenNames: 'Sam', familyName, legalGivenNames: 'Sam' },
    ...{ nameKey: familyName, bornOn: '2011-03-27' },
  }))
  const made = await test$.db.insertInto('learner').values(rows).returning('id').execute()
  const ids = made.map(({ id }) => id)
  await joinCaseload(owner, owner.actor.id ?? '', ids)
  return ids
}

describe('the caseload of a team', () => {
  /** A colleague of the same service, with learners of their own. */
  async function aColleagueWith(names: string[]) {
    const colleague = await aStaffContext(test$.db, adviser.actor.organisationId ?? '', town, 'adviser')
    return { colleague, ids: await learners(names, colleague) }
  }
  const named = async (filter: Parameters<typeof caseloadPage>[1]) =>
    (await caseloadPage(adviser, { whose: 'team', ...filter })).rows.map(({ familyName }) => familyName)
  const set = (
    learnerId: string | undefined,
    change: { nextActionOn?: string; lastContactAt?: Date; priority?: number },
  ) =>
    test$.db
      .updateTable('caseloadEntry')
      .set(change)
      .where('learnerId', '=', learnerId ?? '')
      .execute()

  test('shows those of every colleague, and with whom they are; nothing of another service', async () => {
    await learners(['Mine'])
    await aColleagueWith(['Theirs'])
    const stranger = await anAdviser(test$.db, town)

    expect(await named({})).toEqual(['Mine', 'Theirs'])
    expect((await caseloadPage(stranger, { whose: 'team' })).rows).toEqual([])
    expect((await caseloadPage(adviser)).rows).toHaveLength(1)
  })

  test('is sorted by need, next step and last contact, each with its own pages', async () => {
    const { ids } = await aColleagueWith(['A', 'B', 'C'])
    await set(ids[0], { nextActionOn: '2026-12-02', lastContactAt: new Date('2026-11-10T09:00:00Z'), priority: 3 })
    await set(ids[1], { nextActionOn: '2026-12-01', lastContactAt: new Date('2026-10-10T09:00:00Z') })

    expect(await named({ sort: 'need' })).toEqual(['B', 'C', 'A'])
    expect(await named({ sort: 'next' })).toEqual(['B', 'A', 'C'])
    expect(await named({ sort: 'contact' })).toEqual(['C', 'B', 'A'])
    expect(await named({ need: 3 })).toEqual(['A'])
    expect(await named({ worklist: 'contact-due' })).toEqual([])
    expect(await named({ worklist: 'no-contact', days: 30 })).toEqual(['C', 'B'])
    expect(await named({ worklist: 'no-contact', days: 5 })).toEqual(['C', 'B', 'A'])
  })

  test.each(['need', 'next', 'contact'] as const)('shows everybody once, however it is sorted: by %s', async (sort) => {
    const { ids } = await aColleagueWith(Array.from({ length: 120 }, (_, at) => `Name${at % 7} ${at}`))
    for (const [at, id] of ids.slice(0, 60).entries())
      await set(id, {
        nextActionOn: addDays('2026-12-01', at % 5),
        lastContactAt: new Date(FRIDAY.getTime() - (at % 4) * 86_400_000),
      })

    const seen = new Set<string>()
    let shown = 0
    for (let after: string | null = null; ;) {
      const page = await caseloadPage(adviser, { whose: 'team', sort, after })
      for (const { id } of page.rows) seen.add(id)
      shown += page.rows.length
      if (!page.next) break
      after = page.next
    }

    expect([shown, seen.size]).toEqual([120, 120])
  })

  test('follows a learner to another school, and is narrowed by it', async () => {
    const { db } = test$
    const learnerId = await aLearner(db, town, { familyName: 'Pupil' })
    await joinCaseload(adviser, adviser.actor.id ?? '', [learnerId])
    await learners(['Elsewhere'])
    const { schoolId: otherId } = await aTown(db)

    expect(await named({ schoolId: town.schoolId })).toEqual(['Pupil'])
    expect(await named({ schoolId: town.schoolId, worklist: 'not-applied' })).toEqual(['Pupil'])
    expect(await named({ worklist: 'not-applied' })).toEqual([])
    await db.updateTable('rollEntry').set({ schoolId: otherId }).where('learnerId', '=', learnerId).execute()
    expect(await named({ schoolId: town.schoolId })).toEqual([])
    expect(await named({ schoolId: otherId })).toEqual(['Pupil'])
    await db.updateTable('rollEntry').set({ leftOn: '2026-11-01' }).where('learnerId', '=', learnerId).execute()
    expect(await named({ schoolId: otherId })).toEqual([])
  })
})

describe('who is on nobody’s caseload', () => {
  async function aYoungPerson(familyName: string, bornOn: string, where: Town = town) {
    const id = await aLearner(test$.db, where, { familyName })
    await test$.db.updateTable('learner').set({ bornOn }).where('id', '=', id).execute()
    return id
  }

  test('is whoever is in the two years after Year 11, of the area, and with no adviser', async () => {
    const { db } = test$
    const free = await aYoungPerson('Free', '2009-12-01')
    const owned = await aYoungPerson('Owned', '2009-12-01')
    await aYoungPerson('Younger', '2010-09-01')
    await aYoungPerson('Older', '2008-08-31')
    await aYoungPerson('Foreign', '2009-12-01', await aTown(db))
    await joinCaseload(adviser, adviser.actor.id ?? '', [owned])

    expect((await learnersOnNoCaseload(adviser)).rows.map(({ id }) => id)).toEqual([free])
    const head = await aStaffContext(db, town.schoolId, town, 'head')
    expect((await learnersOnNoCaseload(head)).rows).toEqual([])
  })

  test.each([
    ['2026-11-20', { first: '2008-09-01', last: '2010-08-31' }],
    ['2026-08-31', { first: '2007-09-01', last: '2009-08-31' }],
    ['2026-09-01', { first: '2008-09-01', last: '2010-08-31' }],
  ])('on %s they were born so', (today, days) => {
    expect(birthdaysOfParticipation(today)).toEqual(days)
  })
})

describe('what an address asks for', () => {
  test.each([
    [{}, {}],
    [
      { list: 'lapsed', whose: 'team', sort: 'next' },
      { list: 'lapsed', whose: 'team', sort: 'next' },
    ],
    [
      { list: 'no-contact', days: '60' },
      { list: 'no-contact', days: '60' },
    ],
    [{ need: '4', school: 'x', sort: 'name', whose: 'all', days: '-1' }, {}],
    [
      { need: '1', name: ' Yu ' },
      { need: '1', name: 'Yu' },
    ],
  ])('%j is read as %j, and written the same', (query, kept) => {
    expect(queryOf(caseloadFilterFrom(query))).toEqual(kept)
  })
})
