import { describe, expect, onTestFinished, test } from 'vitest'
import { confirmResults, previewResults } from '~/domain/results/result-import.commands.server'
import { findResultSheet, recentResults } from '~/domain/results/result-import.queries.server'
import { giveResults } from '~/domain/results/result.commands.server'
import { undoResults } from '~/domain/results/result-undo.commands.server'
import type { Context } from '~/kit/context.server'
import { forgetUpload, keepBytes, keptTable } from '~/kit/uploads.server'
import { aChoice, aLearner, FRIDAY, jobsIn } from '#tests/support/admissions'
import { uln } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'
import { aStaffContext } from '#tests/support/tracking'
import { onResultsDay } from './places'

const test$ = testDatabase()
const { aPlace } = onResultsDay(test$)
const HEAD = 'ULN,UCI,Reference,Surname,Forename,Date of birth,Subject,Qualification,Grade'
const sheet = (...rows: string[]) => [HEAD, ...rows, ''].join('\n')

async function numbered(learnerId: string, nth = 1) {
  await test$.db
    .insertInto('learnerIdentifier')
    .values({ learnerId, kind: 'uln', value: uln(nth), source: 'school', recordedAt: FRIDAY })
    .execute()
}

async function preview(ctx: Context, content: string, isAllOrNothing = false) {
  const keptAs = await keepBytes(
    (async function* () {
      yield Buffer.from(content)
    })(),
    5_000_000,
  )
  onTestFinished(() => forgetUpload(keptAs))
  return previewResults(ctx, { keptAs, file: await keptTable(keptAs, 'results.csv', 5_000_000) }, { isAllOrNothing })
}

const bring = async (ctx: Context, content: string, isAllOrNothing = false) =>
  confirmResults(ctx, (await preview(ctx, content, isAllOrNothing)).intakeId)

const held = () =>
  test$.db.selectFrom('examResult').select(['subject', 'grade', 'givenById']).orderBy('subject').execute()
const standings = async () =>
  (await test$.db.selectFrom('preparedDecision').select('standing').execute()).map(({ standing }) => standing)

describe('a file of results', () => {
  test('of a provider finds its applicants by ULN, by reference, or by name and date of birth', async () => {
    const { db } = test$
    const { officer, learnerId, providerId } = await aPlace()
    await numbered(learnerId)
    const { reference } = await db.selectFrom('application').select('reference').executeTakeFirstOrThrow()

    const seen = await preview(
      officer,
      sheet(
        `${uln(1)},,,,,,Mathematics,GCSE,5`,
        `,,${reference.toLowerCase()},,,,Eng Lang,,4`,
        ',,,Yusuf,Amina,27/03/2011,Business,BTEC Tech Award,L2 Merit',
      ),
    )

    expect(seen).toMatchObject({ status: 'dry-run', counts: { results: { read: 3, added: 3, refused: 0 } } })
    expect(await held()).toEqual([])
    await confirmResults(officer, seen.intakeId)
    expect(await held()).toEqual([
      { subject: 'Business', grade: 'L2M', givenById: providerId },
      { subject: 'English language', grade: '4', givenById: providerId },
      { subject: 'Mathematics', grade: '5', givenById: providerId },
    ])
    expect(await standings()).toEqual(['met'])
    await expect(confirmResults(officer, seen.intakeId)).rejects.toMatchObject({ code: 'taken-already' })
  })

  test('tells nobody', async () => {
    const { officer, learnerId } = await aPlace()
    await numbered(learnerId)
    const jobs = await jobsIn(test$.db)

    await bring(officer, sheet(`${uln(1)},,,,,,Mathematics,GCSE,5`))

    expect(await jobsIn(test$.db)).toEqual(jobs)
  })

  test('changes nothing the second time, and a later one changes what it says otherwise', async () => {
    const { officer, learnerId } = await aPlace()
    await numbered(learnerId)
    const rows = sheet(`${uln(1)},,,,,,Mathematics,GCSE,5`)
    await bring(officer, rows)

    expect(await bring(officer, rows)).toMatchObject({ counts: { results: { added: 0, changed: 0, unchanged: 1 } } })
    expect(await bring(officer, rows.replace(',5', ',4'))).toMatchObject({ counts: { results: { changed: 1 } } })
    expect(await standings()).toEqual(['missed-by-one'])
  })

  test('is undone: what it added is gone, what it changed is as before, what was changed since stays', async () => {
    const { officer, learnerId } = await aPlace()
    await numbered(learnerId)
    const first = await bring(officer, sheet(`${uln(1)},,,,,,Mathematics,GCSE,5`, `${uln(1)},,,,,,Art,GCSE,6`))
    const second = await bring(officer, sheet(`${uln(1)},,,,,,Mathematics,GCSE,3`))

    expect(await undoResults(officer, second.intakeId)).toEqual({ restored: 1, left: 0 })
    expect(await standings()).toEqual(['met'])
    await giveResults(officer, learnerId, [
      { subject: 'Art', qualification: 'GCSE (9 to 1)', grade: '7' },
      { subject: 'Mathematics', qualification: 'GCSE (9 to 1)', grade: '5' },
    ])
    expect(await undoResults(officer, first.intakeId)).toEqual({ restored: 1, left: 1 })
    expect(await held()).toMatchObject([{ subject: 'Art', grade: '7' }])
    await expect(undoResults(officer, first.intakeId)).rejects.toMatchObject({ code: 'undone-already' })
  })

  test('of a school is for its own roll, and tells the provider nothing', async () => {
    const { db } = test$
    const { town, learnerId } = await aPlace()
    await numbered(learnerId)
    const exams = await aStaffContext(db, town.schoolId, town, 'exams-officer')

    await bring(exams, sheet(`${uln(1)},,,,,,Mathematics,GCSE,5`))

    expect(await held()).toEqual([{ subject: 'Mathematics', grade: '5', givenById: town.schoolId }])
    expect(await standings()).toEqual([])
  })

  test.each([
    [',,,Yusuf,Amina,,Mathematics,GCSE,5', 'born-missing'],
    [',,,Nobody,Amina,27/03/2011,Mathematics,GCSE,5', 'unknown-learner'],
    [',,,Yusuf,Amina,27/03/2011,Mathematics,GCSE,11', 'grade-unknown'],
    [',,,Yusuf,Amina,27/03/2011,,GCSE,5', 'subject-missing'],
    ['1234567890,,,,,,Mathematics,GCSE,5', 'uln-check-digit'],
  ])('refuses a row that cannot be trusted, and says why: %s', async (row, code) => {
    const { officer } = await aPlace()
    const report = await preview(officer, sheet(row))
    expect(report.findings.map((finding) => finding.code)).toEqual([code])
    expect(report.counts).toMatchObject({ results: { read: 1, refused: 1 } })
  })

  test('is read by nobody of another organisation, nor by a tutor, and a stranger’s applicants are not found', async () => {
    const { db } = test$
    const { officer, learnerId, town } = await aPlace()
    await numbered(learnerId)
    const { intakeId } = await bring(officer, sheet(`${uln(1)},,,,,,Mathematics,GCSE,5`))
    const other = await aChoice(db, { town })
    const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })

    expect(await recentResults(other.officer)).toEqual([])
    await expect(findResultSheet(other.officer, intakeId)).rejects.toThrow('no such import')
    await expect(undoResults(tutor, intakeId)).rejects.toThrow()
    const notTheirs = await preview(other.officer, sheet(`${uln(1)},,,,,,Mathematics,GCSE,5`))
    expect(notTheirs.findings.map(({ code }) => code)).toEqual(['unknown-learner'])
  })
})

describe('F-37: a file of which one row in ten is wrong', () => {
  async function aThousandRows() {
    const { db } = test$
    const place = await aPlace()
    await manyApplicants(db, place, 999, 'accepted_conditional')
    const applications = await db.selectFrom('application').select('reference').orderBy('reference').execute()
    const rows = applications.map(
      ({ reference }, at) => `,,${reference},,,,Mathematics,GCSE,${at % 10 === 0 ? 'Q' : '6'}`,
    )
    return { ...place, content: sheet(...rows) }
  }

  test('all good rows are taken where that was chosen before, and the report is complete', async () => {
    const { officer, content } = await aThousandRows()

    const report = await bring(officer, content)

    expect(report).toMatchObject({ status: 'done', counts: { results: { read: 1000, added: 900, refused: 100 } } })
    expect(report.findings.filter(({ severity }) => severity === 'error')).toHaveLength(100)
    expect(await held()).toHaveLength(900)
  })

  test('none is taken where all or none was chosen, and the report says of each why', async () => {
    const { officer, content } = await aThousandRows()

    const report = await preview(officer, content, true)

    expect(report.status).toBe('refused')
    expect(report.findings.filter(({ code }) => code === 'grade-unknown')).toHaveLength(100)
    expect(report.findings.map(({ code }) => code)).toContain('rows-refused')
    expect(await held()).toEqual([])
  })
})

describe('results by hand', () => {
  test('are all that the organisation knows of a learner: what is left out is taken away', async () => {
    const { officer, learnerId } = await aPlace()
    const give = (grade: string | null) =>
      giveResults(
        officer,
        learnerId,
        grade === null ? [] : [{ subject: 'Mathematics', qualification: 'GCSE (9 to 1)', grade }],
      )

    await give('4')
    expect(await standings()).toEqual(['missed-by-one'])
    await give(null)
    expect([await held(), await standings()]).toEqual([[], ['unknown']])
  })

  test('are not for somebody who holds no offer, and not for a learner’s own hand', async () => {
    const { officer, town, learner, learnerId } = await aPlace()
    const stranger = await aLearner(test$.db, town)

    await expect(giveResults(officer, stranger, [])).rejects.toThrow('no such learner')
    await expect(giveResults(learner, learnerId, [])).rejects.toThrow()
  })
})
