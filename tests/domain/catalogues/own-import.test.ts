import { describe, expect, onTestFinished, test } from 'vitest'
import { courseQuery } from '~/domain/search/course-search'
import { searchCourses } from '~/domain/search/course-search.queries.server'
import { undoImport } from '~/domain/catalogues/catalogue-undo.commands.server'
import { confirmImport, previewImport } from '~/domain/catalogues/own-import.commands.server'
import { findImport, findingsOf, recentImports } from '~/domain/catalogues/own-import.queries.server'
import { findingsSheet } from '~/domain/catalogues/own-import'
import { saveWord } from '~/domain/catalogues/provider-word.commands.server'
import { findOwnWords } from '~/domain/catalogues/provider-word.queries.server'
import { systemContext, type Context } from '~/kit/context.server'
import { forgetUpload, keepBytes, keptFile } from '~/kit/uploads.server'
import { catalogue, importText, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { aManager as aManagerOf, courseNow, write } from '#tests/support/publishing'

const test$ = testDatabase()
const aManager = () => aManagerOf(test$.db)

const plumbing: CourseTold = {
  id: 'c1',
  title: 'Plumbing',
  inside: '<abstract>Pipes</abstract>',
  runs: [{ id: 'r1' }, { id: 'r2' }],
}
const bakery: CourseTold = { id: 'c2', title: 'Bakery', runs: [{ id: 'r3' }] }

async function upload(text: string) {
  const keptAs = await keepBytes(pieces(text), 1_000_000)
  onTestFinished(() => forgetUpload(keptAs))
  return { keptAs, file: await keptFile(keptAs, 'courses.xml', 1_000_000) }
}

async function* pieces(text: string) {
  yield Buffer.from(text)
}

const statuses = (ctx: Context) =>
  ctx.db.selectFrom('course').select(['title', 'status', 'summary']).orderBy('title').execute()

describe('a file sent through the web', () => {
  test('is previewed without changing anything, then taken in once', async () => {
    const { manager } = await aManager()
    const preview = await previewImport(manager, await upload(catalogue([plumbing, bakery])))
    expect(preview).toMatchObject({ status: 'dry-run', counts: { courses: { added: 2 }, runs: { added: 3 } } })
    expect(await statuses(manager)).toEqual([])

    const report = await confirmImport(manager, preview.intakeId, { mayRemoveMany: false })

    expect(report).toMatchObject({ status: 'done', counts: { courses: { added: 2 } } })
    await expect(confirmImport(manager, preview.intakeId, { mayRemoveMany: false })).rejects.toMatchObject({
      code: 'taken-already',
    })
    expect((await recentImports(manager)).map(({ status }) => status).sort()).toEqual(['done', 'dry-run'])
  })

  test('that would withdraw many needs a yes of its own', async () => {
    const { manager } = await aManager()
    await confirmImport(manager, (await previewImport(manager, await upload(catalogue([plumbing, bakery])))).intakeId, {
      mayRemoveMany: false,
    })
    const file = catalogue([bakery])
    const preview = await previewImport(manager, await upload(file))
    expect(preview.findings.map(({ code }) => code)).toContain('many-removals')

    const refused = await confirmImport(manager, preview.intakeId, { mayRemoveMany: false })
    expect(refused).toMatchObject({ status: 'refused' })
    const again = await previewImport(manager, await upload(file))
    await confirmImport(manager, again.intakeId, { mayRemoveMany: true })

    expect(await statuses(manager)).toMatchObject([{ status: 'live' }, { title: 'Plumbing', status: 'withdrawn' }])
  })

  test('belongs to the provider of whoever sends it, whatever it says', async () => {
    const { manager, providerId } = await aManager()

    await confirmImport(
      manager,
      (await previewImport(manager, await upload(catalogue([bakery], { ukprn: '10009999' })))).intakeId,
      { mayRemoveMany: false },
    )

    expect(await test$.db.selectFrom('course').select('providerId').execute()).toEqual([{ providerId }])
  })

  test('is not there for another provider, and an officer may not send one', async () => {
    const { manager, officer } = await aManager()
    const other = await aManager()
    const preview = await previewImport(manager, await upload(catalogue([bakery])))

    await expect(findImport(other.manager, preview.intakeId)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(confirmImport(other.manager, preview.intakeId, { mayRemoveMany: false })).rejects.toMatchObject({
      name: 'NotFound',
    })
    await expect(undoImport(other.manager, preview.intakeId)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(previewImport(officer, await upload(catalogue([bakery])))).rejects.toMatchObject({
      name: 'NotAllowed',
    })
  })

  test('that cannot be read changes nothing and waits for nobody', async () => {
    const { manager } = await aManager()

    const preview = await previewImport(manager, await upload('<catalog><provider>'))

    expect(preview.status).toBe('refused')
    expect(await findImport(manager, preview.intakeId)).toMatchObject({ keptAs: null })
    expect(findingsSheet((await findingsOf(manager, preview.intakeId)).findings)).toContain('error,')
  })
})

describe('undoing a whole import', () => {
  async function twoFiles() {
    const { manager } = await aManager()
    const send = async (courses: CourseTold[]) => {
      const { intakeId } = await previewImport(manager, await upload(catalogue(courses)))
      return (await confirmImport(manager, intakeId, { mayRemoveMany: true })).intakeId
    }
    await send([plumbing, bakery])
    return { manager, send }
  }

  test('puts back what it changed and withdrew, and withdraws what it added', async () => {
    const { manager, send } = await twoFiles()
    const before = await statuses(manager)
    const intakeId = await send([
      { ...plumbing, inside: '<abstract>Taps</abstract>' },
      { id: 'c3', title: 'Carpentry' },
    ])
    expect(await statuses(manager)).toEqual([
      { title: 'Bakery', status: 'withdrawn', summary: null },
      { title: 'Carpentry', status: 'live', summary: null },
      { title: 'Plumbing', status: 'live', summary: 'Taps' },
    ])

    const undone = await undoImport(manager, intakeId)

    expect(undone.left).toBe(0)
    expect(await statuses(manager)).toEqual([
      before[0],
      { title: 'Carpentry', status: 'withdrawn', summary: null },
      before[1],
    ])
    await expect(undoImport(manager, intakeId)).rejects.toMatchObject({ code: 'undone-already' })
  })

  test('puts back the addresses of places, and the search finds the courses there again', async () => {
    const { manager, send } = await twoFiles()
    const at = (postcode: string, town: string): CourseTold => ({
      ...plumbing,
      runs: [{ id: 'r1', inside: town, postcode, site: 'Mill site' }],
    })
    const mill = () => test$.db.selectFrom('site').selectAll().where('name', '=', 'Mill site').execute()
    await send([at('QX5 1AB', ''), bakery])
    const before = await mill()
    await test$.db.updateTable('site').set({ town: 'Oldtown' }).where('name', '=', 'Mill site').execute()
    const intakeId = await send([at('QX5 1AB', '<dc:description>By day</dc:description>'), bakery])
    expect(await mill()).toEqual(before)

    const { left } = await undoImport(manager, intakeId)

    expect(left).toBe(0)
    expect(await mill()).toMatchObject([{ town: 'Oldtown' }])
    const { courses } = await searchCourses(manager, courseQuery(new URLSearchParams({ q: 'Oldtown plumbing' })))
    expect(courses.map(({ title }) => title)).toEqual(['Plumbing'])
  })

  test('leaves what somebody has changed since', async () => {
    const { manager, send } = await twoFiles()
    const intakeId = await send([{ ...plumbing, inside: '<abstract>Taps</abstract>' }, bakery])
    const { id } = await test$.db
      .selectFrom('course')
      .select('id')
      .where('title', '=', 'Plumbing')
      .executeTakeFirstOrThrow()
    await write(manager, id, 'title', { summary: 'By hand' })

    const undone = await undoImport(manager, intakeId)

    expect(undone).toEqual({ restored: 0, withdrawn: 0, left: 1 })
    expect(await courseNow(manager, id)).toMatchObject({ summary: 'By hand' })
  })

  test('can be followed by the same file again', async () => {
    const { manager, send } = await twoFiles()
    const courses = [
      { ...plumbing, inside: '<abstract>Taps</abstract>' },
      { id: 'c3', title: 'Carpentry' },
    ]
    await undoImport(manager, await send(courses))

    await send(courses)

    expect(await statuses(manager)).toMatchObject([
      { status: 'withdrawn' },
      { title: 'Carpentry', status: 'live' },
      { title: 'Plumbing', summary: 'Taps' },
    ])
  })

  test('is refused after two weeks', async () => {
    const { manager, send } = await twoFiles()
    const intakeId = await send([plumbing])

    const late = { ...manager, now: new Date('2026-12-10T09:00:00Z') }

    await expect(undoImport(late, intakeId)).rejects.toMatchObject({ code: 'too-late' })
  })
})

describe('the provider’s own words', () => {
  const local: CourseTold = {
    id: 'c1',
    title: 'Plumbing',
    inside: '<dc:subject>Pipework</dc:subject>',
    runs: [
      { id: 'r1', inside: '<studyMode>Day &amp; Twilight</studyMode><attendancePattern>Tues only</attendancePattern>' },
    ],
  }

  test('are listed, understood at once when somebody says what they stand for, and in the next file', async () => {
    const { manager } = await aManager()
    const { intakeId } = await previewImport(manager, await upload(catalogue([local])))
    await confirmImport(manager, intakeId, { mayRemoveMany: true })
    expect((await findOwnWords(manager)).unknown).toContainEqual({
      field: 'studyMode',
      word: 'Day & Twilight',
      uses: 1,
    })

    await saveWord(manager, { field: 'studyMode', word: 'Day & Twilight', value: 'part-time' })
    await saveWord(manager, { field: 'attendancePattern', word: 'Tues only', value: 'daytime' })
    await saveWord(manager, { field: 'subjectCode', word: 'Pipework', value: '05.2' })

    const run = () =>
      test$.db.selectFrom('courseRun').select(['studyMode', 'attendancePattern']).executeTakeFirstOrThrow()
    expect(await run()).toEqual({ studyMode: 'part-time', attendancePattern: 'daytime' })
    expect(await test$.db.selectFrom('course').select('subjectCode').execute()).toEqual([{ subjectCode: '05.2' }])
    const again = await previewImport(manager, await upload(catalogue([{ ...local, title: 'Plumbing 2' }])))
    await confirmImport(manager, again.intakeId, { mayRemoveMany: true })
    expect(await run()).toEqual({ studyMode: 'part-time', attendancePattern: 'daytime' })
    expect((await findOwnWords(manager)).known).toHaveLength(3)
  })
})

test('the command line and the web lead to the same courses', async () => {
  const { manager, providerId } = await aManager()
  await test$.db.updateTable('organisation').set({ ukprn: '10000001' }).where('id', '=', providerId).execute()
  await importText(systemContext(test$.db, manager.now), catalogue([plumbing]))

  const preview = await previewImport(manager, await upload(catalogue([plumbing])))

  expect(preview.counts).toMatchObject({ courses: { unchanged: 1 }, runs: { unchanged: 2 } })
})
