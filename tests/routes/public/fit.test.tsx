import { describe, expect, test } from 'vitest'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { writeOwnGrades } from '~/domain/plans/grade.commands.server'
import { addTerm } from '~/domain/requirements/entry-requirement.commands.server'
import { refreshSearch } from '~/domain/search/course-search.commands.server'
import { systemContext } from '~/kit/context.server'
import * as travelPage from '~/routes/area/travel'
import * as coursePage from '~/routes/public/course'
import * as coursesPage from '~/routes/public/courses'
import { aCourseRun, aLearner, anOfficerAt, aProvider, aTown, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { colleagueCookie, learnerCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()

async function aWorld() {
  const { db } = test$
  const town = await aTown(db)
  const providerId = await aProvider(db, town)
  const runId = await aCourseRun(db, providerId)
  const { courseId: id, slug } = await db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['courseRun.courseId', 'course.slug'])
    .where('courseRun.id', '=', runId)
    .executeTakeFirstOrThrow()
  await db.updateTable('organisation').set({ postcode: 'QX5 1AB' }).where('id', '=', providerId).execute()
  await refreshSearch(systemContext(db, FRIDAY), [id])
  const learnerId = await aLearner(db, town)
  await db.updateTable('learner').set({ postcode: 'QX19 2CD' }).where('id', '=', learnerId).execute()
  const cookie = await learnerCookie(db, learnerId)
  const askForMaths = () =>
    addTerm(anOfficerAt(db, providerId, town), id, {
      version: 0,
      line: null,
      term: { kind: 'subject', subject: 'maths', grade: '6' },
    })
  const predict = (grade: string) =>
    writeOwnGrades(theLearner(db, learnerId, town), learnerId, [
      { subject: 'Mathematics', qualification: 'GCSE (9 to 1)', grade },
    ])
  const open = (headers: Record<string, string>) => openPage(coursePage, '/courses/:slug', `/courses/${slug}`, headers)
  return { db, town, providerId, learnerId, slug, cookie, askForMaths, predict, open }
}

describe('the fit of a course', () => {
  test.each([
    ['7', 'You meet what they ask.', 'Your predicted grade is 7.'],
    ['4', 'You do not meet what they ask yet.', 'You need grade 6 in maths. Your predicted grade is 4.'],
  ])('is told to a learner with maths at %s', async (grade, answer, reason) => {
    const { cookie, askForMaths, predict, open } = await aWorld()
    await askForMaths()
    await predict(grade)

    const { text, html } = await open({ Cookie: cookie })

    expect(text).toContain(answer)
    expect(text).toContain(reason)
    expect(html).toContain('Apply for this course')
  })

  test('asks for grades where there are none, and links to them', async () => {
    const { cookie, askForMaths, open } = await aWorld()
    await askForMaths()

    const { text, html } = await open({ Cookie: cookie })

    expect(text).toContain('You have not told us your grades yet.')
    expect(html).toContain('href="/learner/application/grades"')
  })

  test('is asked for once above the results where there are no grades', async () => {
    const { cookie, askForMaths } = await aWorld()
    await askForMaths()

    const { text } = await openPage(coursesPage, '/courses', '/courses?q=engineering', { Cookie: cookie })

    expect(text).toContain('Add your predicted grades to see which of these ask for what you have.')
    expect(text).not.toContain('You may meet')
  })

  test('goes by a result where it has come', async () => {
    const { db, learnerId, cookie, askForMaths, predict, open } = await aWorld()
    await askForMaths()
    await predict('4')
    const result = {
      learnerId,
      subject: 'Maths',
      qualification: 'GCSE (9 to 1)',
      scale: 'GCSE (9 to 1)',
      grade: '6',
      stage: 'achieved' as const,
    }
    await db
      .insertInto('grade')
      .values({ ...result, source: 'school', recordedAt: FRIDAY })
      .execute()

    const { text } = await open({ Cookie: cookie })

    expect(text).toContain('You meet what they ask.')
    expect(text).toContain('Your result is 6.')
    expect(text).toContain('We worked this out from your results.')
  })

  test('is never on the page of a visitor', async () => {
    const { askForMaths, predict, open } = await aWorld()
    await askForMaths()
    await predict('4')

    const { text } = await open({})

    expect(text).toContain('Grade 6 or above in GCSE maths')
    expect(text).not.toMatch(/your grades|your home|predicted/i)
  })

  test('names what is missing on the card of a result', async () => {
    const { cookie, askForMaths, predict } = await aWorld()
    await askForMaths()
    await predict('4')

    const { text } = await openPage(coursesPage, '/courses', '/courses?q=engineering', { Cookie: cookie })

    expect(text).toContain('You do not meet what they ask yet. Missing: grade 6 in maths (you have 4)')
    expect(text).toMatch(/Distance (about|less)/)
  })
})

describe('getting there', () => {
  test('tells a learner how far it is from home, and a visitor what the area says', async () => {
    const { db, town, cookie, open } = await aWorld()
    const notes = [{ heading: 'Bus pass', text: 'Half price until 18.', link: 'https://buses.example/pass' }]
    await decideSetting(systemContext(db, FRIDAY), town.areaId, 'transportNotes', notes)

    expect((await open({ Cookie: cookie })).text).toMatch(/From your home district \(QX19\).*miles/)
    expect((await open({})).text).toContain('Bus pass. Half price until 18. buses.example')
  })

  test('is written by the coordinator, row by row', async () => {
    const { db, town } = await aWorld()
    const service = await aProvider(db, town, { kind: 'service', name: 'The partnership' })
    const cookie = await colleagueCookie(db, service, 'coordinator')
    const row = (heading: string, text: string, link: string) => ({
      'notes.0.heading': heading,
      'notes.0.text': text,
      'notes.0.link': link,
    })

    const wrong = await sendForm(travelPage, {
      cookie,
      form: row('Trains', '', 'javascript:alert(1)'),
      address: '/area/travel',
    })
    const right = await sendForm(travelPage, {
      cookie,
      form: row('Trains', 'One line runs north.', ''),
      address: '/area/travel',
    })

    expect(wrong).toMatchObject({
      status: 422,
      data: { errors: { 'notes.0.text': 'Write a few words', 'notes.0.link': 'A link begins with https://' } },
    })
    expect(right.status).toBe(302)
    expect((await openPage(travelPage, '/area/travel', '/area/travel', { Cookie: cookie })).html).toContain(
      'One line runs north.',
    )
  })
})
