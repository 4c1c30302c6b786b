import { afterAll, beforeAll, expect, test } from 'vitest'
import { racingDatabase } from '#tests/support/database'
import { Browser } from '#tests/support/http'
import { setClock } from '#tests/support/served'
import { aCrowd, type OneOfMany } from './support/crowd'
import { Service } from './support/service'

const PEOPLE = 500
// The last day of the cycle that `aTown` opens; midnight comes while they send.
const LAST_HOUR = new Date('2027-09-15T22:00:00Z')
const LAST_SECONDS = new Date('2027-09-15T22:59:55Z')
const SLOWEST_MS = 45_000

const data = racingDatabase()
let service: Service
let people: OneOfMany[]

beforeAll(async () => {
  ;({ people } = await aCrowd(data.db, PEOPLE))
  await setClock(data.db, LAST_HOUR)
  service = await Service.start({ DATABASE_URL: data.url })
}, 180_000)
afterAll(() => service?.remove())

test('F-7: five hundred press the button in the last seconds; each has a place in the record or a clear refusal', async () => {
  await setClock(data.db, LAST_SECONDS)

  const answers = await Promise.all(people.map(press))

  const states = await statesOf()
  const count = { sent: 0, refused: 0 }
  for (const { learnerId, status, location, text } of answers) {
    const own = states.get(learnerId)
    if (status === 302) {
      count.sent += 1
      expect(location).toBe('/learner/application/sent')
      expect(own, 'sent, and none half').toEqual(['submitted', 'submitted'])
    } else {
      count.refused += 1
      expect(status, 'a clear no, and no fault').toBe(409)
      expect(text).toMatch(/The last day to apply [^<]+\./)
      expect(own, 'what was not sent is as it was').toEqual(['draft', 'draft'])
    }
  }
  expect(count.sent + count.refused).toBe(PEOPLE)
  expect(count.sent, 'who came in time got in').toBeGreaterThan(0)
  expect(slowestTwentieth(answers.map(({ ms }) => ms))).toBeLessThan(SLOWEST_MS)
}, 180_000)

test('who presses again hears the same, and nothing is sent twice', async () => {
  const before = await eventsOf()
  const again = await Promise.all(people.slice(0, 50).map(press))

  expect(again.every(({ status }) => [302, 409].includes(status))).toBe(true)
  expect(await eventsOf()).toBe(before)
}, 180_000)

async function press({ learnerId, cookie }: OneOfMany) {
  const browser = new Browser(service.origin, cookie, 120_000)
  const began = performance.now()
  const { status, location, text } = await browser.post('/learner/application/send')
  browser.close()
  return { learnerId, status, location, text, ms: performance.now() - began }
}

function slowestTwentieth(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
}

async function statesOf() {
  const rows = await data.db.selectFrom('choice').select(['learnerId', 'state']).execute()
  return new Map(
    [...Map.groupBy(rows, ({ learnerId }) => learnerId)].map(([id, own]) => [id, own.map(({ state }) => state)]),
  )
}

async function eventsOf() {
  const { events } = await data.db
    .selectFrom('auditEvent')
    .select((eb) => eb.fn.countAll<number>().as('events'))
    .where('action', '=', 'application.sent')
    .executeTakeFirstOrThrow()
  return Number(events)
}
