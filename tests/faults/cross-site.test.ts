import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf, allDoors, type Door } from '#tests/support/doors'
import { servedApplication } from '#tests/support/served'

const served = servedApplication()
let deeds: Door[] = []

beforeAll(async () => {
  deeds = (await allDoors()).filter(({ hasAction }) => hasAction)
})

/** What a browser, or something that plays one, would say of a form that stands on somebody else's page. */
const strangers: [who: string, headers: () => Record<string, string>][] = [
  ['another site', () => ({ 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' })],
  ['another site that says it is ours', () => ({ 'sec-fetch-site': 'cross-site', origin: served.server.origin })],
  ['a sub-domain', () => ({ 'sec-fetch-site': 'same-site', origin: 'http://static.localhost' })],
  ['an old browser on another site', () => ({ origin: `${served.server.origin}.elsewhere.example` })],
  ['a page without an address', () => ({ origin: 'null' })],
  ['a client that says nothing', () => ({})],
]

describe('F-27: a deed asked for by somebody else’s page', () => {
  test('there are deeds to try', () => {
    expect(deeds.length).toBeGreaterThan(5)
  })

  test.each(strangers)('every action refuses %s', async (_who, headers) => {
    const answers = await Promise.all(
      deeds.flatMap((door) => [sent(addressOf(door, {}), headers()), sent(`${addressOf(door, {})}.data`, headers())]),
    )

    // A door for programs looks at no cookie: without a token it knows nobody, wherever the call comes from.
    const no = (address: string) => (address.startsWith('/api/') ? 401 : 403)
    expect(answers.filter(({ address, status }) => status !== no(address))).toEqual([])
    expect(answers.filter(({ setsCookie }) => setsCookie)).toEqual([])
  })

  test('every action hears a form of our own page, and one typed into an old browser', async () => {
    const own = () => ({ 'sec-fetch-site': 'same-origin', origin: served.server.origin })

    const answers = await Promise.all(
      deeds.flatMap((door) => [
        sent(addressOf(door, {}), own()),
        sent(addressOf(door, {}), { origin: served.server.origin }),
      ]),
    )

    expect(answers.filter(({ text }) => text.includes('sent from another site'))).toEqual([])
  })

  test('nothing was written by any of them', async () => {
    const events = await served.db.selectFrom('auditEvent').select('action').execute()

    expect(events).toEqual([])
  })

  test('no address does a deed when it is only looked at', async () => {
    const doors = await allDoors()

    const answers = await Promise.all(doors.map((door) => served.visitor().get(addressOf(door, {}))))

    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    expect(await served.db.selectFrom('auditEvent').select('action').execute()).toEqual([])
  })
})

async function sent(address: string, headers: Record<string, string>) {
  const reply = await served.visitor().ask(address, { method: 'POST', body: 'membershipId=1', headers })
  return { address, status: reply.status, text: reply.text, setsCookie: reply.headers['set-cookie'] !== undefined }
}
