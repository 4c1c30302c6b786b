import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeEach, describe, expect, test } from 'vitest'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { moveClock } from '~/domain/cycles/clock.commands.server'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { copyToNextYear, publishNextYear } from '~/domain/publishing/next-year.commands.server'
import { addRun, moveRun } from '~/domain/publishing/own-run.commands.server'
import { moveCourse } from '~/domain/publishing/publishing.commands.server'
import { nightShift } from '~/night-shift'
import { systemContext, type Context } from '~/kit/context.server'
import { workNightShift } from '~/kit/night-shift.server'
import * as courseAnswer from '~/routes/api/course'
import * as coursesAnswer from '~/routes/api/courses'
import * as csvFeed from '~/routes/api/csv-feed'
import * as ownFeed from '~/routes/api/provider-xcri-feed'
import * as siteMap from '~/routes/api/sitemap'
import * as areaFeed from '~/routes/api/xcri-feed'
import * as coursePage from '~/routes/public/course'
import * as coursesPage from '~/routes/public/courses'
import * as providerPage from '~/routes/public/provider'
import * as printedPage from '~/routes/public/provider-courses'
import { aLearner, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { aDraft, aLiveCourse, aPublisher, aStart, courseNow, justDo } from '#tests/support/publishing'

/*
 * Two years at once, told on the demo's clock. In September 2027 the late round for courses that have just begun still runs,
 * and next year's offer is made ready: another start of a course that is there, and a course that is wholly new.
 */

const test$ = testDatabase()
let story: Awaited<ReturnType<typeof inSeptember>>

async function inSeptember() {
  const { db } = test$
  const { officer: inYear, town, providerId } = await aPublisher(db)
  const plumbing = await aLiveCourse(inYear, { title: 'Plumbing', start: aStart({ startsOn: '2027-09-20' }) })
  await openCycle(systemContext(db, inYear.now), town.areaId, 2027)
  const officer = { ...inYear, now: await clockAt('2027-09-14') }

  await copyToNextYear(officer, plumbing.courseId)
  await publishNextYear(officer)
  const { courseId: bakery } = await aDraft(officer, { title: 'Bakery', start: aStart({ startsOn: '2028-09-04' }) })
  await moveCourse(officer, bakery, 'publish', justDo)
  const runs = await db.selectFrom('courseRun').select(['id', 'courseId', 'startsOn']).execute()
  const runOf = (day: string) => runs.find(({ startsOn }) => startsOn === day)?.id ?? ''
  const provider = await db
    .selectFrom('organisation')
    .select('slug')
    .where('id', '=', providerId)
    .executeTakeFirstOrThrow()
  return {
    officer,
    town,
    provider: provider.slug,
    plumbing: (await courseNow(officer, plumbing.courseId)).slug,
    plumbingId: plumbing.courseId,
    bakery: (await courseNow(officer, bakery)).slug,
    nextYears: { plumbing: runOf('2028-09-18'), bakery: runOf('2028-09-04') },
  }
}

/** Nine in the morning of a day, for everybody, after every night until then has been worked. */
async function clockAt(day: string): Promise<Date> {
  const now = await moveClock(systemContext(test$.db, new Date('2026-11-20T09:00:00Z')), day)
  await workNightShift(systemContext(test$.db, now), nightShift)
  return now
}

type Machine = { loader: (args: LoaderFunctionArgs) => Promise<unknown> }

async function answerOf(door: Machine, address: string, params: Record<string, string> = {}) {
  const request = new Request(new URL(address, 'http://onward.example'))
  const answer = await door.loader({ request, params, context: {} })
  return answer instanceof Response ? await answer.text() : ''
}

// Readers are counted a few seconds later, which may be in the next test; robots are not.
const robot = { 'User-Agent': 'Googlebot/2.1' }

async function textAt(door: Parameters<typeof openPage>[0], path: string, address: string) {
  const opened = await openPage(door, path, address, robot).catch((error: unknown) => error)
  return typeof opened === 'object' && opened !== null && 'text' in opened ? String(opened.text) : 'not found'
}

/** What each place says of next year's offer: the new start of the old course, and the new course. */
async function seen() {
  const { plumbing, bakery, provider } = story
  const feed = await answerOf(areaFeed, '/feeds/xcri-cap.xml')
  const own = await answerOf(ownFeed, `/feeds/${provider}/xcri-cap.xml`, { providerSlug: provider, slug: provider })
  const sheet = await answerOf(csvFeed, '/feeds/courses.csv')
  const printed = await textAt(printedPage, '/providers/:slug/courses', `/providers/${provider}/courses`)
  const isNextYears = (text: string) => /2028-09|September 2028/.test(text)
  return {
    start: {
      search: isNextYears(await textAt(coursesPage, '/courses', '/courses?q=plumbing')),
      page: isNextYears(await textAt(coursePage, '/courses/:slug', `/courses/${plumbing}`)),
      printed: /Plumbing[^]*September 2028/.test(printed),
      feed: feed.includes('2028-09-18'),
      own: own.includes('2028-09-18'),
      sheet: /2028-09-18|18\/09\/2028/.test(sheet),
      answer: (await answerOf(courseAnswer, `/api/v1/courses/${plumbing}`, { slug: plumbing })).includes('2028-09-18'),
      facet: (await answerOf(coursesAnswer, '/api/v1/courses')).includes('2028-09'),
    },
    course: {
      search: (await textAt(coursesPage, '/courses', '/courses?q=bakery')).includes('1 course'),
      page: (await textAt(coursePage, '/courses/:slug', `/courses/${bakery}`)).includes('Bakery'),
      provider: (await textAt(providerPage, '/providers/:slug', `/providers/${provider}`)).includes(
        'See its 2 courses',
      ),
      printed: printed.includes('Bakery'),
      feed: feed.includes('Bakery'),
      own: own.includes('Bakery'),
      sheet: sheet.includes('Bakery'),
      answer: (await answerOf(courseAnswer, `/api/v1/courses/${bakery}`, { slug: bakery })).includes('Bakery'),
      list: (await answerOf(coursesAnswer, '/api/v1/courses')).includes('Bakery'),
      map: (await answerOf(siteMap, '/sitemap.xml')).includes(bakery),
    },
  }
}

/** Whether one can apply for next year’s starts: what the page, the search, the interface and the deed itself say. */
async function open() {
  const now = await nowOf()
  const learnerId = await aLearner(test$.db, story.town)
  const learner = theLearner(test$.db, learnerId, story.town, now)
  const choose = (runId: string) =>
    addChoice(learner, learnerId, runId).then(
      () => 'added',
      (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? error.code : error),
    )
  const answer = await answerOf(courseAnswer, `/api/v1/courses/${story.bakery}`, { slug: story.bakery })
  return {
    page: await textAt(coursePage, '/courses/:slug', `/courses/${story.bakery}`),
    search: (await answerOf(coursesAnswer, '/api/v1/courses?open=yes')).includes('Bakery'),
    answer: answer.includes('"isOpen":true'),
    deeds: [await choose(story.nextYears.plumbing), await choose(story.nextYears.bakery)],
  }
}

async function nowOf() {
  const { at } = await test$.db
    .selectFrom('systemSetting')
    .select((eb) => eb.ref('value').as('at'))
    .where('name', '=', 'night-shift')
    .executeTakeFirstOrThrow()
  const last = new Date(String(at))
  return new Date(`${last.toISOString().slice(0, 10)}T10:00:00Z`)
}

const all = <T extends Record<string, Record<string, boolean>>>(places: T) => [
  ...new Set(Object.values(places).flatMap((place) => Object.values(place))),
]

beforeEach(async () => {
  await workNightShift(systemContext(test$.db, new Date('2027-09-13T10:00:00Z')), nightShift)
  story = await inSeptember()
})

describe('two years at once', () => {
  test('next year’s offer is seen nowhere on the eve of its key date, and everywhere from that day on', async () => {
    await clockAt('2027-09-30')
    expect(all(await seen()), JSON.stringify(await seen())).toEqual([false])

    await clockAt('2027-10-01')
    expect(all(await seen()), JSON.stringify(await seen())).toEqual([true])
  })

  test('it can be applied for from its opening and not before, while this year’s start stays as it is', async () => {
    await clockAt('2027-10-01')
    const before = await open()
    expect(before.page).toContain('Applications open on 8 October 2027.')
    expect(before).toMatchObject({ search: false, answer: false })
    expect(before.deeds).not.toContain('added')
    expect(await textAt(coursesPage, '/courses', '/courses?q=plumbing&open=yes')).toContain('1 course')

    await clockAt('2027-10-08')
    const after = await open()
    expect(after.page).not.toContain('Applications open on')
    expect(after).toMatchObject({ search: true, answer: true, deeds: ['added', 'added'] })
  })

  test('a start of the year after that is not seen with next year’s', async () => {
    await addAndPublish(story.officer, '2029-09-03')

    await clockAt('2027-10-08')

    expect(await textAt(coursePage, '/courses/:slug', `/courses/${story.plumbing}`)).not.toContain('2029')
  })
})

async function addAndPublish(officer: Context, startsOn: string) {
  const runId = await addRun(officer, story.plumbingId, aStart({ startsOn }))
  await moveRun(officer, story.plumbingId, runId, 'publish', justDo)
}
