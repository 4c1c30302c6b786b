import { describe, expect, test } from 'vitest'
import { findSheet } from '~/domain/applications/application.queries.server'
import * as checkPage from '~/routes/learner/check'
import * as gradesPage from '~/routes/learner/grades'
import * as sectionPage from '~/routes/learner/section'
import { aLearner, aTown, eventsOf, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage, sendPage } from '#tests/support/pages'
import { setClock } from '#tests/support/served'
import { learnerCookie } from '#tests/support/signed-in'

const test$ = testDatabase()
const SECTION = '/learner/application/:section'
const STATEMENT = '/learner/application/statement'
const GRADES = '/learner/application/grades'

async function aWriter() {
  const { db } = test$
  await setClock(db, FRIDAY)
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  const cookie = await learnerCookie(db, learnerId)
  const ctx = theLearner(db, learnerId, town)
  const open = () => openPage(sectionPage, SECTION, STATEMENT, { Cookie: cookie })
  const save = (tab: { html: string }, statement: string, isFinished = 'no') =>
    sendPage(sectionPage, SECTION, STATEMENT, cookie, {
      'answers.statement': statement,
      isFinished,
      version: versionIn(tab.html),
    })
  const held = async () => (await findSheet(ctx, learnerId)).saved.find(({ section }) => section === 'statement')
  const events = async () => eventsOf(db, (await findSheet(ctx, learnerId)).application?.id ?? '')
  return { db, cookie, ctx, learnerId, open, save, held, events }
}

/** The number of the writing that a page shows. */
function versionIn(html: string): string {
  return /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
}

describe('F-3: one section in two tabs', () => {
  test('the second tab is told what was saved meanwhile, sees both, and changes nothing', async () => {
    const { open, save, held, events } = await aWriter()
    const [first, second] = [await open(), await open()]
    await save(first, 'I like engines.')

    const told = await save(second, 'I like bridges.')

    expect(told.status).toBe(409)
    expect(told.text).toContain('in another tab or window')
    expect(told.text).toContain('I like engines.')
    expect(told.html).toMatch(/<textarea[^>]*>I like bridges\.<\/textarea>/)
    expect((await held())?.answers).toEqual({ statement: 'I like engines.' })
    expect(await events()).toEqual(['section.saved'])
  })

  test('whoever has seen both may save what was typed', async () => {
    const { open, save, held } = await aWriter()
    const [first, second] = [await open(), await open()]
    await save(first, 'I like engines.')
    const told = await save(second, 'I like bridges.')

    const kept = await save(told, 'I like bridges.')

    expect(kept.status).toBe(302)
    expect(await held()).toMatchObject({ answers: { statement: 'I like bridges.' }, version: 2 })
  })

  test('a mistake in the second tab is told together with what was saved meanwhile', async () => {
    const { open, save } = await aWriter()
    const [first, second] = [await open(), await open()]
    await save(first, 'I like engines.')

    const told = await save(second, '', 'yes')

    expect(told.status).toBe(422)
    expect(told.text).toContain('I like engines.')
  })

  test('F-1, F-2: a double click, a retry and the back button save once and lead on alike', async () => {
    const { open, save, held, events } = await aWriter()
    const tab = await open()

    const answers = [
      await save(tab, 'Engines.', 'yes'),
      await save(tab, 'Engines.', 'yes'),
      await save(tab, 'Engines.', 'yes'),
    ]

    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    expect(await held()).toMatchObject({ version: 1, isCompleted: true })
    expect(await events()).toEqual(['section.saved'])
  })

  test('a page opened afresh shows what is saved and may be saved', async () => {
    const { open, save, held } = await aWriter()
    await save(await open(), 'Engines.')

    const fresh = await open()
    await save(fresh, 'Bridges.')

    expect(fresh.html).toContain('Engines.')
    expect((await held())?.answers).toEqual({ statement: 'Bridges.' })
  })
})

describe('F-3: the list of grades in two tabs', () => {
  const row = (subject: string, grade: string) => ({
    'grades.0.subject': subject,
    'grades.0.qualification': 'GCSE (9 to 1)',
    'grades.0.grade': grade,
    isFinished: 'yes',
  })

  test('shows both lists, and saves once however often it is sent', async () => {
    const { cookie, ctx, learnerId, events } = await aWriter()
    const open = () => openPage(gradesPage, GRADES, GRADES, { Cookie: cookie })
    const send = (tab: { html: string }, form: Record<string, string>) =>
      sendPage(gradesPage, GRADES, GRADES, cookie, { ...form, version: versionIn(tab.html) })
    const [first, second] = [await open(), await open()]
    await send(first, row('Art', '7'))
    await send(first, row('Art', '7'))

    const told = await send(second, row('Art', '8'))

    expect(told.status).toBe(409)
    expect(told.text).toContain('GCSE (9 to 1), predicted 7')
    expect(told.text).toContain('GCSE (9 to 1), predicted 8')
    expect((await findSheet(ctx, learnerId)).grades).toMatchObject([{ subject: 'Art', grade: '7' }])
    expect(await events()).toEqual(['grades.saved'])
  })

  test('“save and add more” keeps the list, says so, and gives more rows', async () => {
    const { cookie, ctx, learnerId } = await aWriter()
    const tab = await openPage(gradesPage, GRADES, GRADES, { Cookie: cookie })

    const { isFinished, ...typed } = row('Art', '7')
    const answer = await sendPage(gradesPage, GRADES, GRADES, cookie, {
      ...typed,
      step: 'more',
      version: versionIn(tab.html),
    })

    expect([answer.location, isFinished]).toEqual([GRADES, 'yes'])
    expect((await findSheet(ctx, learnerId)).saved).toMatchObject([{ section: 'grades', isCompleted: false }])
    expect(tab.html).toContain('<datalist id="subjects">')
  })
})

test('the page that checks the answers leads to each box that is empty', async () => {
  const { cookie, open, save } = await aWriter()
  const tab = await open()
  await save(tab, 'Engines.')

  const { html, text } = await openPage(checkPage, '/learner/application/check', '/learner/application/check', {
    Cookie: cookie,
  })

  expect(html).toContain('href="/learner/application/statement#isFinished"')
  expect(text).toContain('Start this part in How to reach you')
  expect(text).toContain('Who sees this:')
})
