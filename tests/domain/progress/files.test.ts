import { expect, test } from 'vitest'
import { findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { importProgress, PROGRESS_NOUN } from '~/domain/progress/entry-import.commands.server'
import { undoProgress } from '~/domain/progress/entry-undo.commands.server'
import { roundSheet } from '~/domain/progress/round-sheet'
import { rowsOfRound } from '~/domain/progress/round-sheet.queries.server'
import { findRound } from '~/domain/progress/round.queries.server'
import { aLearner, countEvents, FRIDAY } from '#tests/support/admissions'
import { aFile, uln } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { enter, standingIn } from '#tests/support/progress'
import { aPlacementOf } from '#tests/support/registers'
import { aReportedLearner } from '#tests/support/rounds'
import { eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()

async function twoLearners() {
  const reported = await aReportedLearner(test$.db)
  const { town, hostId, runId } = reported
  const joelId = await aLearner(test$.db, town, { givenNames: 'Joel', familyName: 'Banner' })
  await aPlacementOf(test$.db, { learnerId: joelId, homeId: town.schoolId, hostId, runId })
  for (const [nth, learnerId] of [reported.learnerId, joelId].entries())
    await test$.db
      .insertInto('learnerIdentifier')
      .values({ learnerId, kind: 'uln', value: uln(nth + 1), source: 'school', recordedAt: FRIDAY })
      .execute()
  return { ...reported, joelId }
}

const head = 'ULN,Course,Target grade,Current grade,Effort,Comment'
const sheet = (...rows: string[]) => aFile([head, ...rows].join('\n'))

test('a file is taken row by row: what cannot be read is told, and the rest goes in; a preview changes nothing', async () => {
  const { teacher, roundId, runId, learnerId } = await twoLearners()
  const file = await sheet(
    `${uln(1)},Engineering,Distinction,Merit,2,Good work`,
    `${uln(2)},,Merit,A*,,`,
    `${uln(2)},Welding,Merit,Pass,,`,
    `${uln(3)},,Merit,Pass,,`,
    `${uln(2)},,,,7,`,
    `${uln(1)},,Distinction,Pass,,`,
  )

  const seen = await importProgress(teacher, roundId, { file, isDryRun: true })
  expect(seen.counts[PROGRESS_NOUN]).toMatchObject({ read: 6, added: 1, refused: 5 })
  expect(await standingIn(teacher, roundId, runId)).toMatchObject([{ grade: '' }, { grade: '' }])
  const report = await importProgress(teacher, roundId, { file })

  expect(report.counts[PROGRESS_NOUN]).toMatchObject({ read: 6, added: 1, changed: 0, refused: 5 })
  const { findings } = await findingsOf(teacher, report.intakeId)
  expect(findings.map(({ line, code }) => [line, code])).toEqual([
    [3, 'grade-unknown'],
    [4, 'other-course'],
    [5, 'unknown-learner'],
    [6, 'effort-unknown'],
    [7, 'twice'],
  ])
  const amina = (await standingIn(teacher, roundId, runId)).find(({ id }) => id === learnerId)
  expect(amina).toMatchObject({ target: 'Distinction', grade: 'Merit', effort: '2', comment: 'Good work' })
})

test('F-38: the same file again changes nothing, and what was written here since is not overwritten', async () => {
  const { teacher, roundId, runId, learnerId } = await twoLearners()
  const first = await sheet(`${uln(1)},,Distinction,Merit,2,Good work`)
  await importProgress(teacher, roundId, { file: first })
  const events = await countEvents(test$.db)

  const again = await importProgress(teacher, roundId, { file: first })
  expect(again.counts[PROGRESS_NOUN]).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
  expect((await countEvents(test$.db)) - events).toBe(1) // that a file was taken in
  await enter(teacher, roundId, runId, learnerId, { grade: 'Pass' })
  await importProgress(teacher, roundId, { file: first })
  const newer = await importProgress(teacher, roundId, { file: await sheet(`${uln(1)},,,Distinction,,Better still`) })

  const rows = await standingIn(teacher, roundId, runId)
  expect(rows.find(({ id }) => id === learnerId)).toMatchObject({ grade: 'Pass', comment: 'Better still' })
  expect(newer.findings).toMatchObject([
    { code: 'changed-here', field: 'grade', received: 'Distinction', used: 'Pass' },
  ])
})

test('a file is undone: rows are as they were, but for those that somebody has changed since; it may be sent again', async () => {
  const { teacher, roundId, runId, learnerId, joelId } = await twoLearners()
  await enter(teacher, roundId, runId, learnerId, { target: 'Merit' })
  const file = await sheet(`${uln(1)},,,Pass,,`, `${uln(2)},,Merit,Pass,,`)
  const { intakeId } = await importProgress(teacher, roundId, { file })
  await enter(teacher, roundId, runId, joelId, { grade: 'Merit' })

  expect(await undoProgress(teacher, intakeId)).toEqual({ restored: 1, left: 1 })
  await expect(undoProgress(teacher, intakeId)).rejects.toMatchObject({ code: 'undone-already' })

  const standing = new Map((await standingIn(teacher, roundId, runId)).map((row) => [row.id, row]))
  expect(standing.get(learnerId)).toMatchObject({ target: 'Merit', grade: '' })
  expect(standing.get(joelId)).toMatchObject({ target: 'Merit', grade: 'Merit' })
  expect(await eventsCalled(test$.db, 'progress.taken-back')).toHaveLength(1)
  const again = await importProgress(teacher, roundId, { file })
  expect(again.counts[PROGRESS_NOUN]).toMatchObject({ added: 1, unchanged: 1 })
})

test('F-37: of a file with every tenth row wrong the other nine tenths go in', async () => {
  const { teacher, roundId } = await twoLearners()
  const rows = Array.from({ length: 100 }, (_, nth) =>
    nth % 10 === 9 ? `not-a-number,,,Merit,,` : `${uln((nth % 2) + 1)},,,Merit,,`,
  )

  const { status, counts } = await importProgress(teacher, roundId, { file: await sheet(...rows) })

  expect({ status, ...counts[PROGRESS_NOUN] }).toMatchObject({
    ...{ status: 'done', read: 100, added: 2, refused: 10, unchanged: 88 },
  })
})

test('the sheet of a round can be sent back as it is, and changes nothing', async () => {
  const { teacher, roundId, runId, learnerId } = await twoLearners()
  await enter(teacher, roundId, runId, learnerId, { target: 'Merit', grade: 'Pass', effort: '1', comment: 'Well, so' })
  const text = roundSheet(await rowsOfRound(teacher, await findRound(teacher, roundId)))

  const { counts } = await importProgress(teacher, roundId, { file: await aFile(text) })

  expect(counts[PROGRESS_NOUN]).toMatchObject({ read: 1, unchanged: 1 })
})

test('the home school sends in its own; another organisation knows nothing of the file or the round', async () => {
  const { tutor, roundId } = await twoLearners()

  await expect(importProgress(tutor, roundId, { file: await sheet() })).rejects.toMatchObject({ name: 'NotFound' })
})
