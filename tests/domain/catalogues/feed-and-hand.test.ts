import { describe, expect, test } from 'vitest'
import { giveBackToFeed, startCourse } from '~/domain/publishing/own-course.commands.server'
import { addRun, editRun, moveRun } from '~/domain/publishing/own-run.commands.server'
import { moveCourse } from '~/domain/publishing/publishing.commands.server'
import { systemContext } from '~/kit/context.server'
import { FRIDAY } from '#tests/support/admissions'
import { catalogue, importText, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { aPublisher, aStart, courseNow, justDo, runNow, write } from '#tests/support/publishing'

const test$ = testDatabase()

const plumbing = (summary: string, runs: CourseTold['runs'] = [{ id: 'r1' }]): CourseTold => ({
  id: 'c1',
  title: 'Plumbing Level 2',
  inside: `<abstract>${summary}</abstract><dc:description>${summary} pipes</dc:description>`,
  runs,
})

/** A provider whose one course came from its feed. */
async function aFeed() {
  const { db } = test$
  const { officer, providerId } = await aPublisher(db)
  await db.updateTable('organisation').set({ ukprn: '10000001' }).where('id', '=', providerId).execute()
  const ctx = systemContext(db, FRIDAY)
  await importText(ctx, catalogue([plumbing('First')]))
  const { id: courseId } = await db
    .selectFrom('course')
    .select('id')
    .where('providerId', '=', providerId)
    .executeTakeFirstOrThrow()
  const { id: runId } = await db
    .selectFrom('courseRun')
    .select('id')
    .where('courseId', '=', courseId)
    .executeTakeFirstOrThrow()
  const send = (courses: CourseTold[]) => importText(ctx, catalogue(courses), { mayRemoveMany: true })
  return { officer, courseId, runId, send }
}

const codes = (report: { findings: { code: string }[] }) => report.findings.map(({ code }) => code)

describe('a start of a later year that a feed tells of', () => {
  const startingOn = (day: string, applyFrom = '') => ({
    id: 'r1',
    inside: `<mlo:start dtf="${day}">${day}</mlo:start>${applyFrom && `<applyFrom dtf="${applyFrom}">${applyFrom}</applyFrom>`}`,
  })

  test('is seen at once, and says from when one can apply for it', async () => {
    const { officer, runId, send } = await aFeed()

    await send([plumbing('First', [startingOn('2028-09-06')])])

    expect(await runNow(officer, runId)).toMatchObject({ status: 'live', isOpen: true, applyFrom: '2027-10-08' })
  })

  test('has no such day once its year has opened, and keeps the day that the feed itself names', async () => {
    const { officer, runId, send } = await aFeed()

    await send([plumbing('First', [startingOn('2027-09-06')])])
    expect(await runNow(officer, runId)).toMatchObject({ applyFrom: null })

    await send([plumbing('First', [startingOn('2028-09-06', '2028-01-05')])])
    expect(await runNow(officer, runId)).toMatchObject({ applyFrom: '2028-01-05' })
  })
})

describe('a course that a feed brings and a person changes', () => {
  test('keeps what was written by hand, takes the rest, and the report says so', async () => {
    const { officer, courseId, send } = await aFeed()
    await write(officer, courseId, 'title', { title: 'Plumbing Level 2', summary: 'By hand' })

    const report = await send([plumbing('Second')])

    expect(await courseNow(officer, courseId)).toMatchObject({
      summary: 'By hand',
      description: '<p>Second pipes</p>',
      edited: ['summary'],
    })
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        code: 'kept-by-hand',
        severity: 'info',
        sentence: expect.stringContaining('Summary'),
        item: 'c1',
      }),
    )
    expect(report.counts.courses).toMatchObject({ changed: 1 })
  })

  test('the same file again changes nothing and finds nothing', async () => {
    const { officer, courseId, send } = await aFeed()
    await write(officer, courseId, 'title', { summary: 'By hand' })
    const before = await courseNow(officer, courseId)

    const report = await send([plumbing('First')])

    expect(report.counts.courses).toMatchObject({ unchanged: 1, changed: 0 })
    expect(codes(report)).not.toContain('kept-by-hand')
    expect(await courseNow(officer, courseId)).toEqual(before)
  })

  test('follows the feed again once it was given back', async () => {
    const { officer, courseId, send } = await aFeed()
    await write(officer, courseId, 'title', { summary: 'By hand' })

    await giveBackToFeed(officer, courseId)
    await send([plumbing('First')])

    expect(await courseNow(officer, courseId)).toMatchObject({ summary: 'First', edited: [] })
  })

  test('withdrawn by hand stays withdrawn, with its starts, and new starts do not appear', async () => {
    const { officer, courseId, runId, send } = await aFeed()
    await moveCourse(officer, courseId, 'withdraw', justDo)

    const report = await send([plumbing('Second', [{ id: 'r1' }, { id: 'r2' }])])

    expect(codes(report)).toContain('withdrawn-by-hand')
    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'withdrawn', withdrawnAt: FRIDAY })
    expect(await runNow(officer, runId)).toMatchObject({ status: 'withdrawn' })
    expect(await test$.db.selectFrom('courseRun').select('status').execute()).toEqual([
      { status: 'withdrawn' },
      { status: 'withdrawn' },
    ])
    expect(codes(await send([plumbing('Second', [{ id: 'r1' }, { id: 'r2' }])]))).toContain('withdrawn-by-hand')
  })

  test('withdrawn by the feed itself comes back with the feed', async () => {
    const { officer, courseId, send } = await aFeed()
    await send([{ id: 'c2', title: 'Bakery' }])
    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'withdrawn' })

    await send([plumbing('First')])

    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'live', withdrawnAt: null })
  })
})

describe('a start that a feed brings and a person changes', () => {
  test('keeps what was written by hand and whether it is full', async () => {
    const { officer, courseId, runId, send } = await aFeed()
    const { siteId } = await runNow(officer, runId)
    await editRun(officer, courseId, runId, aStart({ siteId, studyMode: 'part-time', startsOn: '2027-09-06' }))
    await moveRun(officer, courseId, runId, 'fill', justDo)

    const report = await send([
      plumbing('First', [{ id: 'r1', inside: '<start dtf="2027-10-04">4 October 2027</start><places>12</places>' }]),
    ])

    expect(await runNow(officer, runId)).toMatchObject({
      startsOn: '2027-09-06',
      startPrecision: 'day',
      studyMode: 'part-time',
      isFull: true,
    })
    expect((await runNow(officer, runId)).defaulted).not.toContain('studyMode')
    expect(codes(report)).toContain('kept-by-hand')
  })

  test('one made by hand is not withdrawn by a feed that does not know it, nor is its course', async () => {
    const { officer, courseId, runId, send } = await aFeed()
    const own = await addRun(officer, courseId, aStart())

    const report = await send([{ id: 'c2', title: 'Bakery' }])

    expect(await runNow(officer, own)).toMatchObject({ status: 'draft' })
    expect(await runNow(officer, runId)).toMatchObject({ status: 'withdrawn' })
    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'live' })
    expect(codes(report)).toContain('kept-for-its-starts')
  })

  test('a whole course made by hand is none of the feed’s business', async () => {
    const { officer, send } = await aFeed()
    const own = await startCourse(officer, { title: 'Pottery' })

    await send([{ id: 'c2', title: 'Bakery' }])

    expect(await courseNow(officer, own)).toMatchObject({ status: 'draft', version: 1 })
  })
})
