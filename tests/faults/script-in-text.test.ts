import { sql } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import { systemContext } from '~/kit/context.server'
import { FRIDAY } from '#tests/support/admissions'
import { catalogue } from '#tests/support/catalogues'
import { aFile } from '#tests/support/cohorts'
import { addressOf, allDoors, type Door } from '#tests/support/doors'
import type { Browser, Reply } from '#tests/support/http'
import { servedApplication } from '#tests/support/served'
import { filledForms } from './support/forms'
import { aHostileNeighbour } from './support/hostile-neighbour'
import { everyPayload, formsOf, payloads, whatRuns } from './support/markup'
import { aPeopledTown, type PeopledTown } from './support/towns'

const served = servedApplication()
let town: PeopledTown
let doors: Door[]
let guides: [Browser, Door[]][]

beforeAll(async () => {
  town = await aPeopledTown(served.db)
  doors = await allDoors()
  const guide = async (
    audience: string | null,
    person: Parameters<typeof served.as>[0],
  ): Promise<[Browser, Door[]]> => [await served.as(person), doors.filter((door) => door.audience === audience)]
  guides = [
    [served.visitor(), doors.filter(({ audience }) => audience === null)],
    await guide('learner', town.amina),
    await guide('parent', town.people.parent),
    await guide('school', town.people['careers-lead']),
    await guide('provider', town.people['admissions-manager']),
    await guide('provider', town.sixthFormPeople.manager),
    await guide('adviser', town.people.adviser),
    await guide('area', town.people.coordinator),
    await guide('panel', town.people['panel-member']),
    await guide('support', town.people.support),
  ]
  await fillEverything()
}, 180_000)

describe('F-32: a script that somebody typed', () => {
  test('stands as text on every page that shows what was stored', async () => {
    const { running, replies } = await crawl((browser, door) => browser.get(addressWithIds(door)))

    expect(running).toEqual([])
    expect(replies.find(({ at }) => at === '/courses/neighbouring')?.text).toContain('&lt;script data-xss&gt;')
    expect(replies.filter(({ status }) => status >= 500)).toEqual([])
    expect(
      replies.filter(({ text }) => text.includes('&lt;script data-xss&gt;')).length,
      'pages that show it as text',
    ).toBeGreaterThan(12)
  }, 180_000)

  test('stands as text where a question is shown again', async () => {
    const names = [
      'q',
      'postcode',
      'within',
      'route',
      'level',
      'subject',
      'provider',
      'mode',
      'start',
      'sort',
      'page',
      'after',
      'before',
      'name',
      'list',
      'day',
      'run',
      'reference',
      'next',
      'form',
      'state',
      'course',
      'group',
    ]
    const running: string[] = []
    const broken: string[] = []
    for (const turn of [0, 3, 6]) {
      const query = new URLSearchParams(names.map((name, n) => [name, payloads[(n + turn) % payloads.length] ?? '']))
      const asked = await crawl((browser, door) => browser.get(`${addressWithIds(door)}?${query}`))
      running.push(...asked.running)
      broken.push(...asked.replies.filter(({ status }) => status >= 500).map(({ at }) => at))
    }
    const strange = await served.visitor().get(`/${encodeURIComponent(everyPayload)}`)

    expect(running).toEqual([])
    expect(whatRuns(strange.text)).toEqual([])
    expect([...new Set(broken)]).toEqual([])
  }, 180_000)

  test('stands as text in the answer to a form that was filled in with it', async () => {
    const running: string[] = []
    const broken: string[] = []
    let sent = 0
    for (const [browser, part] of guides) {
      for (const door of part.filter(
        ({ hasAction, pattern }) => hasAction && pattern !== '/sign-out' && pattern !== '/demo/clock',
      )) {
        for (const address of addressesOf(door)) {
          const page = await browser.get(address)
          for (const { action, fields } of formsOf(page.text).filter((form) => form.action !== '/sign-out')) {
            const filled = Object.fromEntries(
              Object.entries(fields).map(([name, value]) => [name, isMachineMade(name) ? value : everyPayload]),
            )
            const reply = await browser.post(action ?? address, filled)
            sent += 1
            running.push(...whatRuns(reply.text).map((element) => `${door.pattern}: ${element}`))
            if (reply.status >= 500) broken.push(`${door.pattern} ${reply.status}`)
          }
        }
      }
    }

    expect(running).toEqual([])
    expect(broken).toEqual([])
    expect(sent).toBeGreaterThan(15)
  }, 180_000)

  test('stands as text in a course that came from a feed, and in what search engines read of it', async () => {
    const { slug } = await served.db
      .selectFrom('course')
      .select('slug')
      .where('key', 'like', '%hostile%')
      .executeTakeFirstOrThrow()

    const page = await served.visitor().get(`/courses/${slug}`)
    const found = await served.visitor().get('/courses?q=hostile')

    expect(page.status).toBe(200)
    expect(page.text).toContain('Hostile')
    expect([...whatRuns(page.text), ...whatRuns(found.text)]).toEqual([])
  })

  test('every page forbids scripts that are not ours, and says what kind of text it is', async () => {
    const { replies } = await crawl((browser, door) => browser.get(addressWithIds(door)))
    const fetched = await served.visitor().get('/courses.data')

    for (const { at, headers } of replies) {
      expect(headers['content-security-policy'], at).toMatch(/default-src 'self'/)
      expect(headers['content-security-policy'], at).not.toMatch(/unsafe-inline|unsafe-eval/)
      expect(headers['x-content-type-options'], at).toBe('nosniff')
    }
    expect(fetched.headers['content-type']).not.toMatch(/html/)
  }, 180_000)
})

type Visited = Reply & { at: string }

async function crawl(visit: (browser: Browser, door: Door) => Promise<Reply>) {
  const replies: Visited[] = []
  for (const [browser, part] of guides) {
    replies.push(
      ...(await Promise.all(part.map(async (door) => ({ ...(await visit(browser, door)), at: door.pattern })))),
    )
  }
  const read = replies.filter(isReadAsHtml)
  return { replies, running: read.flatMap(({ at, text }) => whatRuns(text).map((element) => `${at}: ${element}`)) }
}

// A sheet or a feed says what it is, and browsers are told to believe it: see the last test.
function isReadAsHtml({ headers }: Reply) {
  return !/^(text\/csv|text\/plain|application\/(xml|json))\b/.test(headers['content-type'] ?? '')
}

const slugs: Record<string, string> = {}

/** A form may be shown in one state of a choice and not in another. */
function addressesOf(door: Door) {
  const { offered, college, enrolled } = town.amina.choices
  return door.params.includes('choiceId')
    ? [offered, college, enrolled].map((id) => addressWithIds(door, id))
    : [addressWithIds(door)]
}

function addressWithIds(
  door: Door,
  choiceId = door.audience === 'learner' ? town.amina.choices.offered : town.amina.choices.enrolled,
) {
  const slug = door.pattern.startsWith('/courses') ? slugs.course : slugs.provider
  const values = {
    choiceId,
    learnerId: town.amina.learnerId,
    sessionId: town.sessions.college,
    letterId: slugs.letter,
    neighbourId: slugs.neighbour,
    section: 'about-you',
    slug,
    code: 'ABCD-EFGH-JKMN',
  }
  const known = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return addressOf(door, Object.fromEntries(known))
}

/** Ids, choices among ours and versions stay as the page gave them: it is the words that are hostile. */
function isMachineMade(name: string) {
  return /version|Id$|^run$|^step$|^kind$|reason|isFinished|^code$/.test(name)
}

const columns: Record<string, string[]> = {
  learner: [
    'given_names',
    'family_name',
    'legal_given_names',
    'legal_family_name',
    'middle_names',
    'address',
    'phone',
    'postcode',
  ],
  account: ['name'],
  area: ['name'],
  organisation: ['name', 'summary', 'website', 'address', 'town', 'email', 'phone', 'postcode'],
  site: ['name', 'address', 'town'],
  course: ['title', 'summary'],
  course_search: ['title'],
  course_run: ['start_text', 'duration', 'cost_text', 'age', 'url'],
  offer: ['message'],
  offer_condition: ['text', 'subject'],
  key_date: ['label'],
  grade: ['subject', 'grade'],
  class_session: ['title'],
}

/** Every column that people or files fill with words is filled with payloads, the form and its copies too. */
async function fillEverything() {
  for (const [table, names] of Object.entries(columns)) {
    for (const name of names)
      await sql`update ${sql.table(table)} set ${sql.ref(name)} = ${everyPayload}`.execute(served.db)
  }
  await sql`update application_section set answers = replace(answers::text, 'mark-of-', ${JSON.stringify(everyPayload).slice(1, -1)})::jsonb`.execute(
    served.db,
  )
  await sql`update choice set snapshot = replace(snapshot::text, 'mark-of-', ${JSON.stringify(everyPayload).slice(1, -1)})::jsonb`.execute(
    served.db,
  )
  await deedsInWords()
  const text = everyPayload.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const inside = `<dc:description>${text}</dc:description><dc:description xsi:type="terms:leadsTo"><div xmlns="http://www.w3.org/1999/xhtml"><p>Prose</p><script data-xss="1">xss()</script><img data-xss="1" src="x" onerror="xss()"/><a data-xss="1" href="javascript:xss()">x</a></div></dc:description>`
  const xml = catalogue([{ id: 'https://riverside.example/hostile', title: `Hostile ${text}`, inside }], { name: text })
  await importCourses(systemContext(served.db, FRIDAY), await aFile(xml, 'courses.xml'))
  const hostile = await served.db
    .selectFrom('course')
    .innerJoin('organisation', 'organisation.id', 'course.providerId')
    .select(['course.slug', 'organisation.slug as provider'])
    .where('key', 'like', '%hostile%')
    .executeTakeFirst()
  Object.assign(slugs, {
    course: hostile?.slug ?? 'none',
    provider: hostile?.provider ?? 'none',
    letter: await aLetter(),
    neighbour: await aHostileNeighbour(served.db, town, text),
  })
}

/** Notes, reasons and invitations that staff write go through their own forms, and into letters. */
async function deedsInWords() {
  const forms = await filledForms(served.db)
  const write = async (
    person: Parameters<typeof served.as>[0],
    path: string,
    pattern: string,
    more: Record<string, string>,
  ) => {
    const reply = await (await served.as(person)).post(path, { ...forms[pattern], ...more })
    expect([path, reply.status]).toEqual([path, 302])
  }
  const { people, amina } = town
  const choice = (id: string, step: string) =>
    [`/provider/choices/${id}/${step}`, `/provider/choices/:choiceId/${step}`] as const
  await write(people['register-taker'], ...choice(amina.choices.enrolled, 'note'), { body: everyPayload })
  await write(people['admissions-manager'], ...choice(amina.choices.college, 'interview'), {
    place: everyPayload.slice(0, 300),
    message: everyPayload,
  })
  await write(people.adviser, `/adviser/learners/${amina.learnerId}/contact`, '/adviser/learners/:learnerId/contact', {
    note: everyPayload,
  })
  await write(
    people['careers-lead'],
    `/school/learners/${amina.learnerId}/intended-destination`,
    '/school/learners/:learnerId/intended-destination',
    { reason: everyPayload.slice(0, 500) },
  )
}

async function aLetter() {
  const find = () => served.db.selectFrom('letter').select('id').where('body', 'like', '%data-xss%').executeTakeFirst()
  for (let look = 0; look < 60 && !(await find()); look += 1) await wait(250)
  return (await find())?.id ?? 'none'
}
