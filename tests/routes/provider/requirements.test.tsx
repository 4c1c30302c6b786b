import { describe, expect, test } from 'vitest'
import * as addDoor from '~/routes/provider/new-requirement'
import * as removeDoor from '~/routes/provider/remove-requirement'
import * as page from '~/routes/provider/requirements'
import * as coursePage from '~/routes/public/course'
import { aCourseRun, aProvider, aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { colleagueCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()
const PATTERN = '/provider/courses/:courseId/requirements'

async function aCourse() {
  const { db } = test$
  const town = await aTown(db)
  const providerId = await aProvider(db, town)
  const runId = await aCourseRun(db, providerId)
  const course = await db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['course.id', 'course.slug'])
    .where('courseRun.id', '=', runId)
    .executeTakeFirstOrThrow()
  const cookie = await colleagueCookie(db, providerId, 'admissions-officer')
  const open = () => openPage(page, PATTERN, `/provider/courses/${course.id}/requirements`, { Cookie: cookie })
  return { ...course, cookie, open, params: { courseId: course.id } }
}

const five = { version: '0', line: '', kind: 'count', count: '5', grade: '4', including: ['english', 'maths'] }

describe('the page of what a course asks for', () => {
  test('grows line by line, and the course shows it in plain words', async () => {
    const { cookie, params, open, slug } = await aCourse()

    const added = await sendForm(addDoor, { params, cookie, form: five })
    await sendForm(addDoor, {
      params,
      cookie,
      form: { version: '1', line: '0', kind: 'other', text: 'Two years of work' },
    })

    const words = 'At least 5 GCSEs at grade 4 or above, including English and maths, or Two years of work'
    expect(added).toMatchObject({ status: 302, location: `/provider/courses/${params.courseId}/requirements` })
    expect((await open()).text).toContain(words)
    expect((await openPage(coursePage, '/courses/:slug', `/courses/${slug}`)).text).toContain(words)
  })

  test('keeps what was typed when a field is wrong', async () => {
    const { cookie, params } = await aCourse()

    const answer = await sendForm(addDoor, { params, cookie, form: { ...five, count: '50' } })

    expect(answer).toMatchObject({
      status: 422,
      data: { errors: { count: 'Say how many GCSEs, from 1 to 12' }, values: { count: '50', grade: '4' } },
    })
  })

  test('takes a line away', async () => {
    const { cookie, params, open } = await aCourse()
    await sendForm(addDoor, { params, cookie, form: five })

    await sendForm(removeDoor, { params, cookie, form: { version: '1', line: '0', way: '0' } })

    expect((await open()).text).toContain('Nothing here yet')
  })

  test('says that somebody was quicker', async () => {
    const { cookie, params } = await aCourse()
    await sendForm(addDoor, { params, cookie, form: five })

    expect(await sendForm(addDoor, { params, cookie, form: five })).toMatchObject({ status: 409 })
  })

  test.each(['count', 'subject', 'average', 'qualification', 'other'])('has a form to add: %s', async (kind) => {
    const { cookie, params } = await aCourse()

    const { html } = await openPage(
      addDoor,
      `${PATTERN}/new`,
      `/provider/courses/${params.courseId}/requirements/new?kind=${kind}`,
      { Cookie: cookie },
    )

    expect(html).toContain(`value="${kind}"`)
  })
})
