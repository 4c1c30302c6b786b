import { sql } from 'kysely'
import { expect, test } from 'vitest'
import '~/jobs'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { figureOf } from '~/domain/scorecards/figure'
import { ownGroupsOf } from '~/domain/scorecards/school-board.queries.server'
import { schoolDimensions } from '~/domain/scorecards/tally'
import { paths } from '~/paths'
import * as ownPage from '~/routes/school/taking-part'
import * as ownSheet from '~/routes/school/taking-part-sheet'
import { cellsOf } from '#tests/support/board-reader'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { aReturnTown, type ReturnTown } from '#tests/support/return-towns'
import { aCohort, someAnswers } from '#tests/support/scorecards'
import { colleagueCookie } from '#tests/support/signed-in'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const address = '/school/destinations/taking-part'

async function aCountedTown(people = 240, hasAnswers = true) {
  const { db } = test$
  const town = await aReturnTown(db)
  const { otherId } = await aCohort(db, town, people)
  if (hasAnswers) await someAnswers(db, town)
  await countMonths({ ...town.system, now: new Date('2026-12-16T03:00:00Z') })
  return { ...town, otherId }
}

const values = {
  age: sql`case when born_on >= '2009-09-01' then '16' else '17' end`,
  sex: sql`coalesce(sex, 'U')`,
  ethnicity: sql`coalesce((select case when value = 'NOBT' then '' when value = 'CHNE' then 'A' else left(value, 1) end from learner_need
    where learner_id = learner.id and kind = 'ethnicity'), '')`,
  needs: sql`coalesce((select value from learner_need where learner_id = learner.id and kind = 'sen'), 'none')`,
  vulnerable: sql`case when exists (select from learner_characteristic where learner_id = learner.id) then 'yes' else 'no' end`,
}

/** The young people of a school who are out of work and learning, and who have an offer, counted from what is written down of them. */
async function asked({ areaId, schoolId }: ReturnTown, by: keyof typeof values) {
  const { rows } = await sql<{ value: string; neet: number; offered: number; all: number }>`
    select ${values[by]} as value, count(*) filter (where activity.code is distinct from '710')::int as all,
      count(*) filter (where activity.code in ('540', '615', '619', '640'))::int as neet,
      count(*) filter (where guarantee.code in ('110', '114', '115'))::int as offered
    from learner join roll_entry on roll_entry.learner_id = learner.id and roll_entry.school_id = ${schoolId}
      left join activity on activity.learner_id = learner.id
      left join guarantee on guarantee.learner_id = learner.id and guarantee.season = 2026
    where learner.area_id = ${areaId} and learner.born_on between '2008-09-01' and '2010-08-31'
    group by 1`.execute(test$.db)
  return rows.toSorted((a, b) => a.value.localeCompare(b.value))
}

test('the figures of a school are those of a second count from what is written down', async () => {
  const town = await aCountedTown()
  const head = await aStaffContext(test$.db, town.schoolId, town, 'head')

  for (const by of schoolDimensions) {
    const { standing, guarantee } = await ownGroupsOf(head, '2026-12-31', by)
    // The guarantee tells people apart by the year they were in, and not by how old they are.
    const offeredIn = (value: string) =>
      guarantee.find((one) => one.value === (by === 'age' ? String(Number(value) - 5) : value))?.parts ?? {}
    const told = standing.map(({ value, parts }) => ({
      ...{ value, all: figureOf('neet', parts).denominator, neet: figureOf('neet', parts).numerator },
      offered: figureOf('guarantee-offered', offeredIn(value)).numerator,
    }))
    expect(
      told.toSorted((a, b) => a.value.localeCompare(b.value)),
      by,
    ).toEqual(await asked(town, by))
  }
})

test('the head reads the figures of the own school beside the area, as the boards of the area tell them', async () => {
  const town = await aCountedTown(1600, false)
  const cookie = await colleagueCookie(test$.db, town.schoolId, 'head')

  const { html, text } = await openPage(ownPage, address, paths.leavers.takingPart({ by: 'sex' }), { Cookie: cookie })

  const [neet] = await asked(town, 'sex').then((rows) => [rows.reduce((sum, row) => sum + row.neet, 0)])
  const row = cellsOf(html).find(
    ([label, people]) => label === 'Not in education, employment or training' && people === String(neet),
  )
  expect(row).toHaveLength(5)
  expect(cellsOf(html).filter(([label]) => label === 'Female').length).toBeGreaterThan(2)
  expect(text).toContain('As the record stood on 16 December 2026')
  expect(text).not.toContain('Learner No')

  const sheet = await sheetOf(cookie, 'sex')
  expect(sheet.headers.get('Content-Disposition')).toContain('taking-part-by-sex-2026-12-31.csv')
  const lines = (await sheet.text()).split('\r\n')
  expect(lines.find((line) => line.includes(`,Whole school,Everybody,${String(neet)},`))).toContain(
    'employment or training',
  )
  expect(lines.filter((line) => line.includes(',Sex,Female,')).length).toBeGreaterThan(2)
})

/** The sheet of a school's board, as a browser takes it. */
async function sheetOf(cookie: string, by: string): Promise<Response> {
  const address = new URL(paths.leavers.takingPartSheet({ by }), 'http://onward.example')
  const answer = await ownSheet.loader({
    request: new Request(address, { headers: { Cookie: cookie } }),
    params: {},
    context: {},
  })
  if (!(answer instanceof Response)) throw new Error('The sheet is no file')
  return answer
}

test.each(['tutor', 'exams-officer'] as const)('a %s does not', async (role) => {
  const town = await aReturnTown(test$.db)
  const cookie = await colleagueCookie(test$.db, town.schoolId, role)

  await expect(openPage(ownPage, address, paths.leavers.takingPart(), { Cookie: cookie })).rejects.toMatchObject({
    status: 403,
  })
  await expect(sheetOf(cookie, 'sex')).rejects.toMatchObject({ init: { status: 403 } })
})

test('there is no sheet before anything is counted', async () => {
  const town = await aReturnTown(test$.db)

  await expect(sheetOf(await colleagueCookie(test$.db, town.schoolId, 'head'), 'sex')).rejects.toMatchObject({
    init: { status: 404 },
  })
})

test('another school, an adviser or a coordinator reads nothing of it, and nobody the month that runs', async () => {
  const town = await aCountedTown(60)
  const { db } = test$
  await countMonths({ ...town.system, now: new Date('2026-12-17T03:00:00Z') })
  const lead = await aStaffContext(db, town.schoolId, town, 'careers-lead')
  const other = await aStaffContext(db, town.otherId, town, 'head')
  const own = await ownGroupsOf(lead, '2026-12-31', 'sex')

  expect(own.standing.length).toBeGreaterThan(1)
  expect(await ownGroupsOf(other, '2026-12-31', 'sex')).not.toEqual(own)
  for (const ctx of [town.adviser, town.coordinator])
    expect(await ownGroupsOf(ctx, '2026-12-31', 'sex')).toEqual({ standing: [], guarantee: [] })
})
