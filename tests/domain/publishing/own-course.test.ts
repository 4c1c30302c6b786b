import { usualWords } from '~/domain/courses/area-word'
import { describe, expect, test } from 'vitest'
import { coursePage } from '~/domain/prospectus/course-page'
import { findCourse } from '~/domain/prospectus/course.queries.server'
import { asPublished, isStale, publishChecklist } from '~/domain/publishing/own-course'
import { reviewCourse, startCourse } from '~/domain/publishing/own-course.commands.server'
import {
  countOwnCourses,
  eventsOfCourse,
  findOwnCourse,
  ownCourses,
} from '~/domain/publishing/own-course.queries.server'
import { addRun, editRun, moveRun } from '~/domain/publishing/own-run.commands.server'
import { runForm } from '~/domain/publishing/own-run.schemas'
import { datesToAppear, nextCycle, yearToApply } from '~/domain/publishing/publishing-dates'
import { ownCoursesQuestion } from '~/domain/publishing/own-course-list'
import { eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aDraft, aLiveCourse, aPublisher, aStart, courseNow, justDo, runNow, write } from '#tests/support/publishing'

const test$ = testDatabase()

describe('writing a course', () => {
  test('begins as a draft of one’s own provider', async () => {
    const { officer, providerId } = await aPublisher(test$.db)

    const courseId = await startCourse(officer, { title: 'Pottery for beginners' })

    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'draft', origin: 'hand', providerId })
    expect(await eventsOf(test$.db, courseId)).toEqual(['course.started'])
  })

  test('keeps the words as safe HTML and tells which were changed', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId } = await aLiveCourse(officer)

    await write(officer, courseId, 'study', { description: 'Engines.\n\n- Oil\n- <b>Brakes</b>', hours: '' })

    expect(await courseNow(officer, courseId)).toMatchObject({
      description: '<p>Engines.</p><ul><li>Oil</li><li>&lt;b&gt;Brakes&lt;/b&gt;</li></ul>',
      hours: null,
    })
    const edits = (await eventsOfCourse(officer, courseId)).filter(({ action }) => action === 'course.edited')
    expect(edits.map(({ particulars }) => particulars)).toContainEqual({
      block: 'study',
      labels: ['About this course'],
    })
  })

  test('leaves no event and no new version where nothing was changed', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId } = await aLiveCourse(officer)
    const before = await courseNow(officer, courseId)

    await write(officer, courseId, 'title', {})

    expect(await courseNow(officer, courseId)).toEqual(before)
  })

  test('is refused to whoever comes second', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId } = await aDraft(officer)
    const { version } = await courseNow(officer, courseId)
    await write(officer, courseId, 'title', { summary: 'First' }, version)

    const attempt = write(officer, courseId, 'title', { summary: 'Second' }, version)

    await expect(attempt).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await courseNow(officer, courseId)).toMatchObject({ summary: 'First' })
  })
})

describe('a start', () => {
  test('keeps its place, and the same new place twice is one place', async () => {
    const { officer, providerId } = await aPublisher(test$.db)
    const { courseId } = await aDraft(officer)

    await addRun(officer, courseId, aStart({ newSite: { name: 'North site', postcode: 'al10 8rt' } }))
    await addRun(officer, courseId, aStart({ newSite: { name: 'North site', postcode: 'AL10 8RT' } }))

    const sites = await test$.db
      .selectFrom('site')
      .select(['name', 'outcode'])
      .where('organisationId', '=', providerId)
      .orderBy('name')
      .execute()
    expect(sites).toEqual([
      { name: 'Main site', outcode: null },
      { name: 'North site', outcode: 'AL10' },
    ])
  })

  test('cannot be put into a place of another provider', async () => {
    const { officer } = await aPublisher(test$.db)
    const other = await aPublisher(test$.db)
    const { courseId } = await aDraft(officer)
    const theirs = await aDraft(other.officer)
    const { siteId } = await runNow(other.officer, theirs.runId)

    await expect(addRun(officer, courseId, aStart({ siteId }))).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('changes only what was changed, and a default that was not stated stays one', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId, runId } = await aLiveCourse(officer)
    const { siteId } = await runNow(officer, runId)
    await test$.db
      .updateTable('courseRun')
      .set({
        studyMode: 'full-time',
        attendanceMode: 'campus',
        defaulted: ['studyMode', 'attendanceMode'],
        startPrecision: 'month',
      })
      .where('id', '=', runId)
      .execute()

    await editRun(officer, courseId, runId, aStart({ siteId, studyMode: 'part-time', costPence: '£49.50' }))

    expect(await runNow(officer, runId)).toMatchObject({
      studyMode: 'part-time',
      attendanceMode: 'campus',
      defaulted: ['attendanceMode'],
      costPence: 4950,
      startPrecision: 'month',
    })
  })

  test.each([
    [{ costPence: 'ten pounds' }, 'costPence'],
    [{ places: '-1' }, 'places'],
    [{ startsOn: { day: '6', month: '9', year: '2027' }, endsOn: { day: '1', month: '9', year: '2027' } }, 'endsOn'],
    [{ startsOn: { day: '31', month: '2', year: '2027' } }, 'startsOn'],
    [{ siteId: 'new', newSite: { name: '' } }, 'newSite.name'],
    [{ siteId: 'new', newSite: { name: 'x', postcode: 'nowhere' } }, 'newSite.postcode'],
  ])('%j is asked for again', (typed, field) => {
    const { error } = runForm.safeParse(typed)

    expect(error?.issues.map(({ path }) => path.join('.'))).toContain(field)
  })

  test('that is full says so to learners', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId, runId } = await aLiveCourse(officer)

    await moveRun(officer, courseId, runId, 'fill', justDo)

    const { slug } = await courseNow(officer, courseId)
    expect(coursePage(await findCourse(officer, slug), '2026-11-20', usualWords).whyNoApplication).toBe(
      'All places are taken.',
    )
  })
})

describe('looking after courses', () => {
  test('the checklist tells what is needed from what would be good', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId } = await aDraft(officer)
    const course = await findOwnCourse(officer, courseId)

    const missing = publishChecklist(course, course.runs, '2026-11-20').filter(({ isDone }) => !isDone)

    expect(missing.filter(({ isHard }) => isHard)).toEqual([])
    expect(missing.map(({ what }) => what)).toContain('What learners need to get in')
  })

  test('a course is stale a year after somebody last looked at it, until somebody does', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId } = await aLiveCourse(officer)
    const nextYear = { ...officer, now: new Date('2027-12-01T10:00:00Z') }
    expect(await countOwnCourses(nextYear)).toMatchObject({ live: 1, stale: 1 })

    await reviewCourse(nextYear, courseId)

    expect(await countOwnCourses(nextYear)).toMatchObject({ stale: 0 })
    expect(isStale(await findOwnCourse(nextYear, courseId), '2027-12-01')).toBe(false)
  })

  test('the list is filtered and goes from page to page without losing any', async () => {
    const { officer } = await aPublisher(test$.db)
    for (let n = 0; n < 60; n += 1) await startCourse(officer, { title: `Course ${String(n).padStart(2, '0')}` })
    await aLiveCourse(officer)
    const first = await ownCourses(officer, ownCoursesQuestion.parse({}))
    const second = await ownCourses(officer, ownCoursesQuestion.parse({ after: first.next }))

    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 11, null])
    expect((await ownCourses(officer, ownCoursesQuestion.parse({ state: 'live' }))).rows).toHaveLength(1)
    expect((await ownCourses(officer, ownCoursesQuestion.parse({ q: '5%' }))).rows).toHaveLength(0)
    expect((await ownCourses(officer, ownCoursesQuestion.parse({ q: 'course 59' }))).rows).toHaveLength(1)
  })

  test('a preview shows drafts as if they were published', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId } = await aDraft(officer)
    const { slug } = await courseNow(officer, courseId)

    const page = coursePage(asPublished(await findCourse(officer, slug)), '2026-11-20', usualWords)

    expect(page).toMatchObject({ isLive: true, whyNoApplication: null })
    expect(page.runs).toHaveLength(1)
  })
})

describe('the dates of a start', () => {
  test.each([
    ['2027-09-06', 2026],
    ['2027-08-30', 2026],
    ['2028-01-10', 2026],
    ['2028-09-04', 2027],
  ])('one applies for %s in the cycle that begins in %i', (startsOn, year) => {
    expect(yearToApply(startsOn)).toBe(year)
  })

  test('an area’s own dates count before the usual ones', () => {
    const dates = { 'prospectus-opens': '2027-09-20', 'applications-open': '2027-09-27' }
    const cycle = { id: '1', areaId: '2', name: '2027 to 2028', startsOn: '2027-09-01', endsOn: '2028-10-31', dates }

    expect(datesToAppear('2028-09-04', [cycle], '2026-11-20')).toEqual({
      publishOn: '2027-09-20',
      applyFrom: '2027-09-27',
    })
    expect(datesToAppear('2028-09-04', [cycle], '2027-09-21')).toEqual({ publishOn: null, applyFrom: '2027-09-27' })
    expect(nextCycle([], new Date('2026-11-20T09:00:00Z'))).toMatchObject({ year: 2027, editableFrom: '2027-09-01' })
  })
})
