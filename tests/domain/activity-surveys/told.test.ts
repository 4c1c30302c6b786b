import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { DB } from '#db/schema'
import '#tests/support/reactions'
import { closeActivitySurvey } from '~/domain/activity-surveys/survey.commands.server'
import {
  importDestinations,
  confirmDestinations,
  previewDestinations,
  TOLD_KIND,
} from '~/domain/activity-surveys/told-import.commands.server'
import { undoDestinations } from '~/domain/activity-surveys/told-undo.commands.server'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import type { Context } from '~/kit/context.server'
import { forgetUpload, keepBytes, keptTable } from '~/kit/uploads.server'
import { anOfficerAt, aProvider, eventsOf, theLearner } from '#tests/support/admissions'
import { anOpenSurvey, NOVEMBER, personOf } from '#tests/support/activity-surveys'
import { aFile, uln } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const HEAD = 'Surname,Forename,Date of birth,ULN,Postcode,Activity,Where,Start date'
const sheet = (...rows: string[]) => [HEAD, ...rows, ''].join('\n')
const BEN = 'Baker,Ben,27/03/2011,,,330,Garage,01/10/2027'
const PIA = 'Paper,Pia,27/03/2011,,,I am at a college,Riverside,'

async function aSchool() {
  const survey = await anOpenSurvey(test$.db)
  return {
    ...survey,
    careers: await aStaffContext(test$.db, survey.town.schoolId, survey.town, 'careers-lead', { now: NOVEMBER }),
  }
}

const take = async (ctx: Context, content: string, isAllOrNothing = false) =>
  importDestinations(ctx, { file: await aFile(content), isAllOrNothing })
const countsOf = ({ counts }: Awaited<ReturnType<typeof take>>) => counts[TOLD_KIND]

/** What stands of everybody, as far as a file may change it. */
function standing(db: Kysely<DB>) {
  return db.selectFrom('activitySurveyPerson').select(['learnerId', 'code', 'source']).orderBy('learnerId').execute()
}

describe('a file of a school', () => {
  test('tells of its own former pupils, once; the same again changes nothing', async () => {
    const { db } = test$
    const { careers, silent, onPaper } = await aSchool()

    const first = await take(careers, sheet(BEN, PIA))
    const second = await take(careers, sheet(BEN, PIA))

    expect(countsOf(first)).toMatchObject({ read: 2, added: 2, refused: 0 })
    expect(countsOf(second)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect(await personOf(db, silent)).toMatchObject({ code: '330', source: 'file' })
    expect(await personOf(db, onPaper)).toMatchObject({ code: '230', source: 'file' })
    expect(await eventsOf(db, first.intakeId)).toEqual(['activity-survey.file-taken-in'])
  })

  test('judges each row: the good are taken, or none, as was chosen before', async () => {
    const { db } = test$
    const { careers, silent } = await aSchool()
    const bad = [
      ...['Nobody,Nora,01/01/2011,,,330,,', 'Paper,Pia,27/03/2011,,,flying,,', 'Paper,Pia,27/03/2011,,,810,,'],
      ...['Paper,Pia,27/03/2011,,,330,,05/11/2027', 'Paper,Pia,27/03/2011,,,,,', `${BEN.replace('330', '350')}`],
    ]

    const none = await take(careers, sheet(BEN, ...bad), true)
    expect(none.status).toBe('refused')
    expect((await personOf(db, silent)).code).toBeNull()

    const some = await take(careers, sheet(BEN, ...bad))
    expect(countsOf(some)).toMatchObject({ read: 7, added: 1, refused: 6 })
    expect(some.findings.map(({ code, line }) => [code, line]).slice(1)).toEqual([
      ...[
        ['activity-unknown', 4],
        ['says-nothing', 5],
        ['began-later', 6],
        ['activity-missing', 7],
        ['twice', 8],
      ],
    ])
  })

  test('is previewed without changing anything, and taken in once', async () => {
    const { db } = test$
    const { careers, silent } = await aSchool()
    const keptAs = await keepBytes(
      (async function* () {
        yield Buffer.from(sheet(BEN))
      })(),
      5_000_000,
    )
    onTestFinished(() => forgetUpload(keptAs))
    const upload = { keptAs, file: await keptTable(keptAs, 'leavers.csv', 5_000_000) }

    const preview = await previewDestinations(careers, upload, false)
    const before = await personOf(db, silent)
    const done = await confirmDestinations(careers, preview.intakeId)

    expect([preview.status, before.code, done.status]).toEqual(['dry-run', null, 'done'])
    expect((await personOf(db, silent)).code).toBe('330')
    await expect(confirmDestinations(careers, preview.intakeId)).rejects.toMatchObject({ code: 'taken-already' })
  })

  test('does not outrank an adviser, nor tell of another school’s leavers, nor of whom only the name is passed on', async () => {
    const { db } = test$
    const { careers, town, silent } = await aSchool()
    const { id } = await personOf(db, silent)
    const word = { personId: id, source: 'adviser', code: '619', saidOn: '2027-11-02', recordedAt: NOVEMBER }
    await db.insertInto('activitySurveyWord').values(word).execute()
    const other = await aStaffContext(db, await aProvider(db, town, { kind: 'school' }), town, 'head', {
      now: NOVEMBER,
    })

    await take(careers, sheet(BEN))
    const strange = await take(other, sheet(BEN))
    await decideConsent(theLearner(db, silent, town, NOVEMBER), silent, 'careers-service', true)
    const silenced = await take(careers, sheet(BEN.replace('330', '350')))

    expect(await personOf(db, silent)).toMatchObject({ code: '619', source: 'adviser' })
    expect([countsOf(strange)?.refused, countsOf(silenced)?.refused]).toEqual([1, 1])
  })

  test('is undone: what it told goes, what it replaced counts again, what a later file replaced stays', async () => {
    const { db } = test$
    const { careers, silent, onPaper } = await aSchool()
    const first = await take(careers, sheet(BEN, PIA))
    const second = await take(careers, sheet(BEN.replace('330', '350')))

    expect(await undoDestinations(careers, first.intakeId)).toEqual({ restored: 1, left: 1 })
    expect([(await personOf(db, silent)).code, (await personOf(db, onPaper)).code]).toEqual(['350', null])
    await undoDestinations(careers, second.intakeId)

    // The first file is undone as well: nothing of it comes back.
    expect((await personOf(db, silent)).code).toBeNull()
    await expect(undoDestinations(careers, second.intakeId)).rejects.toMatchObject({ code: 'undone-already' })
  })

  test('is not taken once the survey is closed', async () => {
    const { careers, coordinator, surveyId } = await aSchool()
    await closeActivitySurvey(coordinator, surveyId, 1)
    const report = await take(careers, sheet(BEN))

    expect([report.status, report.findings[0]?.code]).toEqual(['refused', 'survey-closed'])
  })
})

test('a college tells of whom it can name without doubt, and need not say what they do there', async () => {
  const { db } = test$
  const { town, silent, onPaper } = await aSchool()
  const college = await aProvider(db, town)
  await db
    .insertInto('learnerIdentifier')
    .values({ learnerId: silent, kind: 'uln', value: uln(1), source: 'school', recordedAt: NOVEMBER })
    .execute()
  const officer = anOfficerAt(db, college, town, NOVEMBER)

  const report = await take(officer, sheet(`Baker,Ben,,${uln(1)},,,,`, 'Paper,Pia,27/03/2011,,,,,'))

  expect(countsOf(report)).toMatchObject({ added: 1, refused: 1 })
  expect(report.findings.map(({ code }) => code)).toEqual(['held-too-little'])
  expect(await personOf(db, silent)).toMatchObject({ code: '230', source: 'file' })
  expect((await personOf(db, onPaper)).code).toBeNull()
})

test('whatever rows come, twice is once, and undone is as before', async () => {
  const { db } = test$
  const { careers } = await aSchool()
  const row = fc
    .record({
      who: fc.constantFrom(
        'Baker,Ben,27/03/2011,,',
        'Paper,Pia,27/03/2011,,',
        'Yusuf,Amina,27/03/2011,,',
        'Nobody,Nora,,,',
      ),
      activity: fc.constantFrom('330', '350', 'college', '810', '', '=1+1'),
      where: fc.constantFrom('', 'Garage', '@SUM(A1)'),
      started: fc.constantFrom('', '01/09/2027', '31/02/2027'),
    })
    .map(({ who, activity, where, started }) => [who, activity, where, started].join(','))

  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      const before = await standing(db)
      const first = await take(careers, sheet(...rows))
      const once = await standing(db)
      const second = await take(careers, sheet(...rows))
      expect(countsOf(second)).toMatchObject({ added: 0, changed: 0, read: rows.length })
      expect(await standing(db)).toEqual(once)
      if (first.status === 'done') await undoDestinations(careers, first.intakeId)
      expect(await standing(db)).toEqual(before)
    }),
    { numRuns: 12 },
  )
})
