import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { servedApplication, type Person } from '#tests/support/served'
import { aPeopledTown, type PeopledTown } from './support/towns'

const served = servedApplication()
const STATEMENT = paths.learner.section('statement')
const statement = { 'answers.statement': 'I take engines apart.', isFinished: 'no', version: '0' }
let town: PeopledTown

beforeAll(async () => {
  town = await aPeopledTown(served.db)
}, 180_000)

describe('A9: a draft', () => {
  const openedNow = () => String(Date.now())

  async function aWriter(person: Person = town.amina) {
    const browser = await served.as(person)
    const page = await browser.get(STATEMENT)
    const [key = '', opened = ''] = (/data-draft="([^"]+)"/.exec(page.text)?.[1] ?? '').split(' ')
    const write = (text: string, more: Record<string, string> = {}) =>
      browser.post(paths.account.drafts, {
        draftOf: STATEMENT,
        draftKey: key,
        draftOpened: opened,
        ...statement,
        'answers.statement': text,
        ...more,
      })
    return { browser, write, version: versionIn(page.text) }
  }

  test('comes back on another device, is not the answer, and goes when the answer is saved', async () => {
    const { browser, write, version } = await aWriter()
    const events = await savedBy(town.amina.learnerId)
    expect((await write('I mend clocks.')).status).toBe(200)

    const elsewhere = (await aWriter()).browser
    const page = await elsewhere.get(STATEMENT)
    const check = await elsewhere.get(paths.learner.check)
    const unchanged = await savedBy(town.amina.learnerId)
    const saved = await browser.post(STATEMENT, { ...statement, 'answers.statement': 'I mend clocks.', version })
    const after = await elsewhere.get(STATEMENT)

    expect(page.text).toContain('>I mend clocks.</textarea>')
    expect(page.text).toContain('It is not saved yet')
    expect(check.text).not.toContain('I mend clocks.')
    expect(unchanged).toEqual(events)
    expect(saved.status).toBe(302)
    expect(after.text).not.toContain('It is not saved yet')
  })

  test('that was on its way when the form was saved is not kept; a page still open asks again', async () => {
    const { browser, write, version } = await aWriter()
    await browser.post(STATEMENT, { ...statement, 'answers.statement': 'Saved.', version })

    const late = await write('Saved, or nearly')
    const page = await browser.get(STATEMENT)
    const again = await write('Another tab writes on', { draftOpened: late.text })
    const told = await browser.get(STATEMENT)

    expect(late.status).toBe(409)
    expect(page.text).not.toContain('nearly')
    expect(again.status).toBe(200)
    expect(told.text).toContain('>Another tab writes on</textarea>')
  })

  test('written before another tab saved is shown beside what is saved now', async () => {
    const { browser, write, version } = await aWriter(town.joel)
    await browser.post(STATEMENT, { ...statement, 'answers.statement': 'I like engines.', version })
    await write('I like bridges.', { version, draftOpened: openedNow() })

    const page = await browser.get(STATEMENT)
    const fresh = await browser.get(`${STATEMENT}?saved`)

    expect(page.text).toContain('This part was saved since you opened it')
    expect(page.text).toContain('>I like bridges.</textarea>')
    expect(fresh.text).toContain('>I like engines.</textarea>')
  })

  test('can be thrown away', async () => {
    const { browser, write } = await aWriter(town.sam)
    await write('Nonsense', { draftOpened: openedNow() })

    const reply = await browser.post(paths.account.removeDraft, { page: STATEMENT })
    const page = await browser.get(STATEMENT)

    expect(reply.location).toBe(STATEMENT)
    expect(page.text).not.toContain('Nonsense')
  })

  test('typed under one name is not kept under another, nor shown to anybody', async () => {
    const { write } = await aWriter(town.sam)
    const key = /data-draft="([^ ]+)/.exec((await (await served.as(town.joel)).get(STATEMENT)).text)?.[1] ?? ''
    await write('Only Sam reads this', { draftOpened: openedNow() })

    const wrong = await write('Somebody else’s', { draftKey: key })
    const tutor = await served.as(town.people.tutor)
    const seen = await tutor.get(paths.onBehalf.section(town.amina.learnerId, 'statement'))

    expect(wrong.status).toBe(403)
    expect(seen.text).not.toContain('Only Sam')
    const kept = await served.db.selectFrom('draft').select('sealed').execute()
    for (const { sealed } of kept) expect(sealed?.toString('latin1') ?? '').not.toContain('Only Sam')
  })

  test.each([
    ['a page without long answers', { draftOf: paths.learner.home }],
    ['no page at all', { draftOf: '' }],
    ['a time that is none', { draftOpened: 'yesterday' }],
  ])('of %s is refused', async (_what, wrong) => {
    const { write } = await aWriter()

    expect((await write('Words', wrong)).status).toBe(400)
  })
})

function versionIn(html: string): string {
  return /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
}

function savedBy(learnerId: string) {
  return served.db
    .selectFrom('auditEvent')
    .select('id')
    .where('learnerId', '=', learnerId)
    .where('action', '=', 'section.saved')
    .execute()
}
