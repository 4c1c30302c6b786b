import { expect, test } from 'vitest'
import { importSummaries, SUMMARIES_NOUN } from '~/domain/mark-files/summary.commands.server'
import { summariesOfSchool } from '~/domain/mark-files/summary.queries.server'
import { NotAllowed } from '~/kit/errors'
import { aFile, uln } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { aHostedLearner } from '#tests/support/registers'
import { aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const HEAD = 'ULN,Period start,Period end,Possible,Attended,Authorised,Unauthorised,Late\n'
const number = uln(1)

async function aSchool() {
  const { db } = test$
  const { town, learnerId, tutor } = await aHostedLearner(db)
  const known = { learnerId, kind: 'uln', value: number, source: 'school', recordedAt: tutor.now } as const
  await db.insertInto('learnerIdentifier').values(known).execute()
  return { tutor, lead: await aStaffContext(db, town.schoolId, town, 'careers-lead'), town }
}

async function take(ctx: Parameters<typeof importSummaries>[0], ...rows: string[]) {
  const { counts, findings } = await importSummaries(ctx, { file: await aFile(HEAD + rows.join('\n')) })
  return { counts: counts[SUMMARIES_NOUN], codes: findings.map(({ code }) => code) }
}

test('a summary is read by the school, and the same file again changes nothing', async () => {
  const { lead, tutor } = await aSchool()
  const row = `${number},01/09/2026,30/10/2026,80,72,6,2,3`

  expect(await take(lead, row)).toMatchObject({ counts: { read: 1, added: 1 }, codes: [] })
  expect(await take(lead, row)).toMatchObject({ counts: { added: 0, unchanged: 1 } })

  expect(await summariesOfSchool(tutor)).toMatchObject([{ possible: 80, attended: 72, unauthorised: 2, late: 3 }])
  expect(await eventsCalled(test$.db, 'attendance-summaries.imported')).toHaveLength(2)
})

test('a later file replaces an earlier one of the same period, and the earlier one is kept', async () => {
  const { lead } = await aSchool()
  await take(lead, `${number},01/09/2026,30/10/2026,80,72,,,`)

  const later = await take(lead, `${number},01/09/2026,30/10/2026,80,74,,,`)

  expect(later.counts).toMatchObject({ changed: 1 })
  expect(await summariesOfSchool(lead)).toMatchObject([{ attended: 74 }])
  expect(await test$.db.selectFrom('attendanceSummary').select('attended').orderBy('attended').execute()).toEqual([
    { attended: 72 },
    { attended: 74 },
  ])
})

test.each([
  ['more attended than possible', `${number},01/09/2026,30/10/2026,10,11,,,`, 'attended-too-many'],
  ['more absences than are left', `${number},01/09/2026,30/10/2026,10,5,4,4,`, 'absences-too-many'],
  ['no numbers', `${number},01/09/2026,30/10/2026,ten,5,,,`, 'not-numbers'],
  ['a period that ends before it begins', `${number},30/10/2026,01/09/2026,10,5,,,`, 'no-period'],
  ['somebody of another school', `${uln(2)},01/09/2026,30/10/2026,10,5,,,`, 'not-on-roll'],
])('a row is refused for %s', async (_, row, code) => {
  const { lead } = await aSchool()

  expect(await take(lead, row)).toMatchObject({ counts: { refused: 1, added: 0 }, codes: [code] })
})

test('no possible session means that nothing is known, not that nobody came', async () => {
  const { lead } = await aSchool()

  expect(await take(lead, `${number},01/09/2026,30/10/2026,0,0,,,`)).toMatchObject({ counts: { added: 1 }, codes: [] })
})

test('a tutor reads it and cannot send it; another school reads nothing', async () => {
  const { lead, tutor } = await aSchool()
  await take(lead, `${number},01/09/2026,30/10/2026,80,72,,,`)
  const file = await aFile(HEAD)

  expect(() => importSummaries(tutor, { file })).toThrow(NotAllowed)
  expect(await summariesOfSchool((await aHostedLearner(test$.db)).tutor)).toEqual([])
})
