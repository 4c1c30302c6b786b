import { describe, expect, onTestFinished, test } from 'vitest'
import { confirmMarks, importMarks, MARKS_NOUN, previewMarks } from '~/domain/mark-files/mark-file.commands.server'
import { undoMarks } from '~/domain/mark-files/mark-undo.commands.server'
import { explainMarks } from '~/domain/mark-files/meaning.commands.server'
import { meaningsForm } from '~/domain/mark-files/meaning.schemas'
import { forgetUpload, keepBytes, keptTable } from '~/kit/uploads.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { anOfficerAt, aProvider } from '#tests/support/admissions'
import { uln } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { aHostedLearner, markAs, type Hosted } from '#tests/support/registers'
import { aSession, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const HEAD = 'ULN,Date,Start,Mark,Minutes late\n'

async function aFile(text: string) {
  const keptAs = await keepBytes(
    (async function* () {
      yield Buffer.from(text)
    })(),
    5_000_000,
  )
  onTestFinished(() => forgetUpload(keptAs))
  return { keptAs, file: await keptTable(keptAs, 'marks.csv', 5_000_000) }
}

async function aRegisterByFile() {
  const hosted = await aHostedLearner(test$.db)
  const number = uln(1)
  await test$.db
    .insertInto('learnerIdentifier')
    .values({
      learnerId: hosted.learnerId,
      kind: 'uln',
      value: number,
      source: 'school',
      recordedAt: hosted.teacher.now,
    })
    .execute()
  await explainMarks(hosted.teacher, [
    { said: '/', code: 'P' },
    { said: 'N', code: 'O' },
    { said: 'L', code: 'L' },
  ])
  const sessionId = await aSession(hosted.teacher, hosted.runId)
  return { ...hosted, sessionId, number }
}

async function take(teacher: Hosted['teacher'], rows: string, isAllOrNothing = false) {
  const { file } = await aFile(HEAD + rows)
  const { counts, findings, status } = await importMarks(teacher, { file, isAllOrNothing })
  return { status, counts: counts[MARKS_NOUN], codes: findings.map(({ code }) => code) }
}

const marks = () => test$.db.selectFrom('mark').select(['code', 'minutesLate']).execute()

describe('a file of marks', () => {
  test('marks the register that begins at that minute, takes it as taken, and leaves one event', async () => {
    const { teacher, number, sessionId } = await aRegisterByFile()

    const { counts, codes } = await take(teacher, `${number},20/11/2026,09:15,L,7\n`)

    expect({ counts, codes }).toMatchObject({ counts: { read: 1, added: 1, refused: 0 }, codes: [] })
    expect(await marks()).toEqual([{ code: 'L', minutesLate: 7 }])
    const session = test$.db.selectFrom('classSession').select(['takenAt', 'version']).where('id', '=', sessionId)
    expect(await session.executeTakeFirst()).toEqual({ takenAt: teacher.now, version: 2 })
    expect(await eventsCalled(test$.db, 'marks.imported')).toHaveLength(1)
  })

  test('names each row it cannot take, and takes the others', async () => {
    const { teacher, number } = await aRegisterByFile()
    const rows = [
      `${number},20/11/2026,09:15,/,`,
      `${number},20/11/2026,09:15,N,`,
      `${number},20/11/2026,11:15,/,`,
      `${uln(2)},20/11/2026,09:15,/,`,
      `${number},20/11/2026,09:15,?,`,
      `${number},21/11/2026,09:15,/,`,
      `123,20/11/2026,09:15,/,`,
    ]

    const { counts, codes } = await take(teacher, rows.join('\n'))

    expect(counts).toMatchObject({ read: 7, added: 1, refused: 6 })
    expect(codes.toSorted()).toEqual(
      ['mark-unexplained', 'not-on-register', 'not-on-register', 'too-early', 'twice', 'uln-length'].toSorted(),
    )
    expect(await marks()).toEqual([{ code: 'P', minutesLate: null }])
  })

  test('F-37: where all or none was chosen, one wrong row refuses the file', async () => {
    const { teacher, number } = await aRegisterByFile()

    const { status } = await take(teacher, `${number},20/11/2026,09:15,/,\n${uln(2)},20/11/2026,09:15,/,\n`, true)

    expect(status).toBe('refused')
    expect(await marks()).toEqual([])
  })

  test('F-38: the same file again changes nothing, and a newer one does', async () => {
    const { teacher, number } = await aRegisterByFile()
    const row = (mark: string) => `${number},20/11/2026,09:15,${mark},\n`
    await take(teacher, row('N'))

    expect((await take(teacher, row('N'))).counts).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
    expect((await take(teacher, row('/'))).counts).toMatchObject({ changed: 1 })
    expect(await marks()).toEqual([{ code: 'P', minutesLate: null }])
    expect(await eventsCalled(test$.db, 'mark.changed')).toHaveLength(1)
  })

  test('F-38: what was changed here since stays, and is named', async () => {
    const { teacher, number, sessionId, learnerId } = await aRegisterByFile()
    const row = (mark: string) => `${number},20/11/2026,09:15,${mark},\n`
    await take(teacher, row('N'))
    await markAs(teacher, sessionId, { [learnerId]: 'S' })

    const stale = await take(teacher, row('N'))
    const newer = await take(teacher, row('/'))

    expect([stale.counts, newer.counts]).toMatchObject([{ unchanged: 1 }, { unchanged: 1, changed: 0 }])
    expect([stale.codes, newer.codes]).toEqual([[], ['changed-here']])
    expect(await marks()).toEqual([{ code: 'S', minutesLate: null }])
  })

  test('is previewed without a change, and taken in once', async () => {
    const { teacher, number } = await aRegisterByFile()
    const upload = await aFile(`${HEAD}${number},20/11/2026,09:15,/,\n`)

    const preview = await previewMarks(teacher, upload, false)

    expect(preview.counts[MARKS_NOUN]).toMatchObject({ added: 1 })
    expect(await marks()).toEqual([])
    await confirmMarks(teacher, preview.intakeId)
    expect(await marks()).toHaveLength(1)
    await expect(confirmMarks(teacher, preview.intakeId)).rejects.toMatchObject({ code: 'taken-already' })
  })

  test('marks nobody in another provider’s register', async () => {
    const { teacher, number, town, tutor } = await aRegisterByFile()
    const elsewhere = anOfficerAt(test$.db, await aProvider(test$.db, town), town)
    await explainMarks(elsewhere, [{ said: '/', code: 'P' }])
    const upload = await aFile(`${HEAD}${number},20/11/2026,09:15,/,\n`)

    expect((await take(elsewhere, `${number},20/11/2026,09:15,/,\n`)).codes).toEqual(['not-on-register'])
    await expect(previewMarks(tutor, upload, false)).rejects.toThrow(NotAllowed)
    const preview = await previewMarks(teacher, await aFile(`${HEAD}${number},20/11/2026,09:15,/,\n`), false)
    await expect(confirmMarks(elsewhere, preview.intakeId)).rejects.toThrow(NotFound)
  })
})

describe('a file of marks that is undone', () => {
  const later = (teacher: Hosted['teacher'], minutes: number) => ({
    ...teacher,
    now: new Date(teacher.now.getTime() + minutes * 60_000),
  })
  const newest = async () =>
    (await test$.db.selectFrom('intake').select('id').orderBy('startedAt', 'desc').executeTakeFirstOrThrow()).id

  test('gives each register back as it was: what was added goes, what was changed is as before', async () => {
    const { teacher, number, sessionId, runId } = await aRegisterByFile()
    const second = await aSession(teacher, runId, '2026-11-19')
    await take(teacher, `${number},20/11/2026,09:15,N,\n`)
    await take(later(teacher, 1), `${number},20/11/2026,09:15,L,7\n${number},19/11/2026,09:15,/,\n`)

    const undone = await undoMarks(later(teacher, 2), await newest())

    expect(undone).toEqual({ restored: 2, left: 0 })
    expect(await marks()).toEqual([{ code: 'O', minutesLate: null }])
    const taken = await test$.db
      .selectFrom('classSession')
      .select(['id', 'takenAt'])
      .where('id', 'in', [sessionId, second])
      .execute()
    expect(new Map(taken.map(({ id, takenAt }) => [id, takenAt]))).toEqual(
      new Map([
        [sessionId, teacher.now],
        [second, null],
      ]),
    )
    expect(await eventsCalled(test$.db, 'marks.import-undone')).toHaveLength(1)
    expect(await eventsCalled(test$.db, 'mark.changed')).toHaveLength(2)
  })

  test('leaves what somebody has corrected since, and counts it', async () => {
    const { teacher, number, sessionId, learnerId } = await aRegisterByFile()
    await take(teacher, `${number},20/11/2026,09:15,N,\n`)
    await markAs(later(teacher, 1), sessionId, { [learnerId]: 'P' })

    expect(await undoMarks(later(teacher, 2), await newest())).toEqual({ restored: 0, left: 1 })
    expect(await marks()).toEqual([{ code: 'P', minutesLate: null }])
  })

  test('the same file may come again after it, and is then undone once more', async () => {
    const { teacher, number } = await aRegisterByFile()
    const row = `${number},20/11/2026,09:15,N,\n`
    await take(teacher, row)
    await undoMarks(later(teacher, 1), await newest())
    const again = await take(later(teacher, 2), row)

    expect(again.counts).toMatchObject({ added: 1 })
    expect(await undoMarks(later(teacher, 3), await newest())).toEqual({ restored: 1, left: 0 })
    expect(await marks()).toEqual([])
  })

  test('is undone once, by those who may send marks in, and within fourteen days', async () => {
    const { teacher, number, tutor, town } = await aRegisterByFile()
    await take(teacher, `${number},20/11/2026,09:15,N,\n`)
    const id = await newest()

    await expect(undoMarks(tutor, id)).rejects.toThrow(NotFound)
    await expect(undoMarks(anOfficerAt(test$.db, await aProvider(test$.db, town), town), id)).rejects.toThrow(NotFound)
    await expect(undoMarks(later(teacher, 15 * 1440), id)).rejects.toMatchObject({ code: 'too-late' })
    await undoMarks(later(teacher, 1), id)
    await expect(undoMarks(later(teacher, 2), id)).rejects.toMatchObject({ code: 'undone-already' })
  })
})

describe('what a provider’s marks mean', () => {
  test.each([
    [
      '/ = P\nN=O',
      [
        { said: '/', code: 'P' },
        { said: 'N', code: 'O' },
      ],
    ],
    ['= = P', [{ said: '=', code: 'P' }]],
  ])('is read from %j', (meanings, read) => {
    expect(meaningsForm.parse({ meanings })).toEqual({ meanings: read })
  })

  test.each(['', 'present', '/ = P\n/ = O'])('is asked for again after %j', (meanings) => {
    expect(meaningsForm.safeParse({ meanings }).success).toBe(false)
  })

  test('must be one of our codes', async () => {
    const { teacher } = await aHostedLearner(test$.db)

    await expect(explainMarks(teacher, [{ said: '/', code: 'Q' }])).rejects.toMatchObject({ field: 'meanings' })
  })
})
