import { describe, expect, test } from 'vitest'
import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import { searchCourses } from '~/domain/search/course-search.queries.server'
import { courseQuery } from '~/domain/search/course-search'
import { unmappedStudyModes } from '~/domain/prospectus/course.queries.server'
import { systemContext } from '~/kit/context.server'
import { receiveFile } from '~/kit/intake-text.server'
import { catalogue, importText, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { hasShared, sharedData } from '#tests/support/shared'

const test$ = testDatabase()
const context = () => systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))

const plumbing: CourseTold = { id: 'c1', title: 'Plumbing Level 2', runs: [{ id: 'r1' }, { id: 'r2' }, { id: 'r3' }] }
const bakery: CourseTold = { id: 'c2', title: 'Bakery Level 1', runs: [{ id: 'r4' }, { id: 'r5' }, { id: 'r6' }] }

describe('importing a catalogue', () => {
  test('adds every course and run, and makes a provider that nobody knows as a draft', async () => {
    const ctx = context()

    const report = await importText(ctx, catalogue([plumbing, bakery]))

    expect(report.counts).toMatchObject({ courses: { read: 2, added: 2 }, runs: { read: 6, added: 6 } })
    expect(await ctx.db.selectFrom('organisation').select(['name', 'status', 'kind', 'ukprn']).execute()).toEqual([
      { name: 'Riverside College', status: 'draft', kind: 'college', ukprn: '10000001' },
    ])
    expect(await found(ctx, 'plumbing')).toEqual(['Plumbing Level 2'])
  })

  test('changes nothing the second time, and shows open pages no new edition', async () => {
    const ctx = context()
    await importText(ctx, catalogue([plumbing, bakery]))
    const before = await everything(ctx)

    const report = await importText({ ...ctx, now: new Date('2026-11-22T10:00:00Z') }, catalogue([plumbing, bakery]))

    expect(report.counts).toMatchObject({
      courses: { unchanged: 2, added: 0, changed: 0 },
      runs: { unchanged: 6, withdrawn: 0 },
    })
    expect(await everything(ctx)).toEqual(before)
  })

  test('changes a course whose words change, and leaves its runs and its address as they are', async () => {
    const ctx = context()
    await importText(ctx, catalogue([plumbing, bakery]))
    const [before] = await slugs(ctx, 'c1')

    const report = await importText(ctx, catalogue([{ ...plumbing, title: 'Plumbing and Heating' }, bakery]))

    expect(report.counts).toMatchObject({ courses: { changed: 1, unchanged: 1 }, runs: { changed: 0, unchanged: 6 } })
    expect(await slugs(ctx, 'c1')).toEqual([before])
    expect(await found(ctx, 'heating')).toEqual(['Plumbing and Heating'])
  })

  test('a changed run does not count as a changed course', async () => {
    const ctx = context()
    await importText(ctx, catalogue([plumbing, bakery]))

    const later = {
      ...plumbing,
      runs: [{ id: 'r1', inside: '<mlo:start>1 March 2027</mlo:start>' }, { id: 'r2' }, { id: 'r3' }],
    }
    const report = await importText(ctx, catalogue([later, bakery]))

    expect(report.counts).toMatchObject({ courses: { changed: 0, unchanged: 2 }, runs: { changed: 1, unchanged: 5 } })
  })

  test('a run that vanishes is withdrawn, never deleted, and comes back when the file has it again', async () => {
    const ctx = context()
    await importText(ctx, catalogue([plumbing, bakery]))
    const without = { ...plumbing, runs: [{ id: 'r1' }, { id: 'r2' }] }

    const gone = await importText(ctx, catalogue([without, bakery]))
    const states = await ctx.db.selectFrom('courseRun').select(['key', 'status']).where('key', '=', 'r3').execute()
    const back = await importText(ctx, catalogue([plumbing, bakery]))

    expect(gone.counts.runs).toMatchObject({ read: 5, withdrawn: 1, unchanged: 5 })
    expect(states).toEqual([{ key: 'r3', status: 'withdrawn' }])
    expect(back.counts.runs).toMatchObject({ read: 6, added: 1, unchanged: 5 })
    expect(await ctx.db.selectFrom('courseRun').select('key').where('status', '=', 'live').execute()).toHaveLength(6)
    expect(await events(ctx)).toEqual([
      'course-run.restored',
      'course-run.withdrawn',
      'courses.imported',
      'organisation.added',
    ])
  })

  test('holds a file that would withdraw more than a fifth of the runs, until somebody allows it', async () => {
    const ctx = context()
    await importText(ctx, catalogue([plumbing, bakery]))

    const held = await importText(ctx, catalogue([plumbing]))
    const stillThere = await found(ctx, 'bakery')
    const allowed = await importText(ctx, catalogue([plumbing]), { mayRemoveMany: true })

    expect(held).toMatchObject({ status: 'refused', counts: {} })
    expect(held.findings.at(-1)).toMatchObject({
      code: 'too-many-removals',
      sentence: expect.stringContaining('3 of the 6 runs'),
    })
    expect(stillThere).toEqual(['Bakery Level 1'])
    expect(allowed.counts).toMatchObject({ courses: { withdrawn: 1 }, runs: { withdrawn: 3 } })
    expect(await found(ctx, 'bakery')).toEqual([])
  })

  test('a dry run says what would happen and leaves nothing behind', async () => {
    const ctx = context()

    const report = await importText(ctx, catalogue([plumbing]), { isDryRun: true })

    expect(report).toMatchObject({ status: 'dry-run', counts: { courses: { added: 1 }, runs: { added: 3 } } })
    expect(await ctx.db.selectFrom('course').select('id').execute()).toEqual([])
    expect(await ctx.db.selectFrom('organisation').select('id').execute()).toEqual([])
  })

  test('a broken file is refused and the old catalogue stays live', async () => {
    const ctx = context()
    await importText(ctx, catalogue([plumbing, bakery]))
    const before = await everything(ctx)

    const report = await importText(
      ctx,
      catalogue([plumbing, bakery]).replace('</dc:title>\n<course>', '</dc:titel>\n<course>'),
    )

    expect(report).toMatchObject({ status: 'refused', counts: {} })
    expect(report.findings).toMatchObject([{ code: 'xml-not-well-formed', severity: 'error', line: 3 }])
    expect(await everything(ctx)).toEqual(before)
  })

  test('the chosen provider wins over what the file says', async () => {
    const ctx = context()

    await importText(ctx, catalogue([plumbing]), { ukprn: '10009999' })

    expect(await ctx.db.selectFrom('organisation').select('ukprn').execute()).toEqual([{ ukprn: '10009999' }])
  })

  test('a file that does not say whose it is, and that nobody claims, is refused with what to do', async () => {
    const report = await importText(context(), catalogue([plumbing], { ukprn: '' }))

    expect(report.findings).toMatchObject([
      { code: 'provider-unknown', sentence: expect.stringContaining('--provider UKPRN') },
    ])
  })

  test('staff of another provider may not import for it', async () => {
    const ctx = context()
    const actor = {
      ...ctx.actor,
      role: 'admissions-manager' as const,
      organisationId: '00000000-0000-4000-8000-000000000001',
    }

    const attempt = importText({ ...ctx, actor }, catalogue([plumbing]), { ukprn: '10000001' })

    await expect(attempt).rejects.toThrow('Only the provider or an operator')
  })

  test('two courses of one identifier are both kept, the same ones whatever their order', async () => {
    const ctx = context()
    const twin = { ...bakery, id: 'c1' }
    await importText(ctx, catalogue([plumbing, twin]))

    const report = await importText(ctx, catalogue([twin, plumbing]))

    expect(report.counts).toMatchObject({ courses: { read: 2, unchanged: 2 }, runs: { read: 6, unchanged: 6 } })
    expect(report.totals).toMatchObject({ 'key-twice': 1 })
  })

  test('a local word for a study mode is kept and listed until the provider says what it stands for', async () => {
    const ctx = context()
    const local = { ...plumbing, runs: [{ id: 'r1', inside: '<studyMode>Day and Twilight</studyMode>' }] }
    await importText(ctx, catalogue([local]))
    const { id } = await ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
    const listed = await unmappedStudyModes(ctx, id)
    await ctx.db
      .insertInto('providerWord')
      .values({ organisationId: id, field: 'studyMode', word: 'day and twilight', value: 'part-time' })
      .execute()

    const report = await importText(ctx, catalogue([local]))

    expect(listed).toEqual([{ word: 'Day and Twilight', runs: 1 }])
    expect(report.counts.runs).toMatchObject({ changed: 1 })
    expect(await unmappedStudyModes(ctx, id)).toEqual([])
    expect((await searchCourses(ctx, courseQuery(new URLSearchParams('mode=part-time')))).total).toBe(1)
  })

  test('a file older than the last one is taken, and that is said', async () => {
    const ctx = context()
    await importText(ctx, catalogue([plumbing]))

    const report = await importText(ctx, catalogue([plumbing]).replace('2026-11-01T09', '2026-10-01T09'))

    expect(report).toMatchObject({ status: 'done', findings: [{ code: 'older-than-last', severity: 'warning' }] })
  })

  test('all or nothing: one run that stands there twice refuses the file', async () => {
    const ctx = context()
    const twice = { ...plumbing, runs: [{ id: 'r1' }, { id: 'r1' }] }

    const report = await importText(ctx, catalogue([twice]), { isAllOrNothing: true })

    expect(report).toMatchObject({ status: 'refused', counts: {} })
    expect(await live(ctx)).toBe(0)
  })

  test('an address that stands after the courses is where runs without a venue take place', async () => {
    const ctx = context()
    const address = '<mlo:location><mlo:town>Northbridge</mlo:town><mlo:postcode>QX5 1AB</mlo:postcode></mlo:location>'

    await importText(ctx, catalogue([plumbing], { inside: address }))

    expect(await ctx.db.selectFrom('site').select(['key', 'name', 'town', 'postcode', 'outcode']).execute()).toEqual([
      { key: 'main', name: 'Riverside College', town: 'Northbridge', postcode: 'QX5 1AB', outcode: 'QX5' },
    ])
  })
})

describe.skipIf(!hasShared)('the Cornwall feeds (skipped where the shared data are not beside this checkout)', () => {
  test('two snapshots in order leave exactly the published difference, and the second twice leaves none', async () => {
    const ctx = context()
    const take = async (file: string) => importCourses(ctx, await receiveFile(sharedData(`xcri/dev/${file}`)))

    const first = await take('cornwall_college_2017-04-30.xml')
    const second = await take('cornwall_college_2017-05-16.xml')
    const again = await take('cornwall_college_2017-05-16.xml')
    const broken = await take('cornwall_college_2017-05_not_well_formed.xml')

    expect(first.counts).toMatchObject({ courses: { read: 416, added: 416 }, runs: { read: 590, added: 590 } })
    expect(second.counts).toEqual({
      courses: { read: 407, added: 0, changed: 1, unchanged: 406, withdrawn: 9, refused: 0 },
      runs: { read: 576, added: 0, changed: 0, unchanged: 576, withdrawn: 14, refused: 0 },
    })
    expect(again.counts).toMatchObject({
      courses: { unchanged: 407, withdrawn: 0 },
      runs: { unchanged: 576, withdrawn: 0 },
    })
    expect(broken.status).toBe('refused')
    expect(await live(ctx)).toBe(407)
  })
})

type Context = ReturnType<typeof context>

async function found(ctx: Context, words: string) {
  const { courses } = await searchCourses(ctx, courseQuery(new URLSearchParams({ q: words })))
  return courses.map(({ title }) => title)
}

async function live(ctx: Context) {
  const courses = await ctx.db.selectFrom('course').select('id').where('status', '=', 'live').execute()
  return courses.length
}

function slugs(ctx: Context, key: string) {
  return ctx.db.selectFrom('course').select('slug').where('key', '=', key).execute()
}

/** All that a visitor can notice, to the last column. */
async function everything(ctx: Context) {
  return {
    courses: await ctx.db.selectFrom('course').selectAll().orderBy('id').execute(),
    runs: await ctx.db.selectFrom('courseRun').selectAll().orderBy('id').execute(),
    sites: await ctx.db.selectFrom('site').selectAll().orderBy('id').execute(),
    search: await ctx.db.selectFrom('courseSearch').selectAll().orderBy('courseId').execute(),
    edition: await ctx.db.selectFrom('prospectusEdition').selectAll().execute(),
  }
}

async function events(ctx: Context) {
  const rows = await ctx.db.selectFrom('auditEvent').select('action').distinct().orderBy('action').execute()
  return rows.map(({ action }) => action)
}
