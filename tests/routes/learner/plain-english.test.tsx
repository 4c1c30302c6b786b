import type { LoaderFunctionArgs } from '@remix-run/node'
import type { ComponentType } from 'react'
import { describe, expect, test } from 'vitest'
import { saveSection } from '~/domain/applications/section.commands.server'
import { paths } from '~/paths'
import { aChoice, aCourseRun, answersOf, aTown, bringTo, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { addressOf, allDoors, type Door } from '#tests/support/doors'
import { aProposal, aStartOfNextYear } from '#tests/support/deferrals'
import { openPage } from '#tests/support/pages'
import { medianOf, readabilityOf, sentencesIn, sentencesOnPage } from '#tests/support/readability'
import { setClock } from '#tests/support/served'
import { learnerCookie } from '#tests/support/signed-in'

type Module = { loader: (args: LoaderFunctionArgs) => Promise<unknown>; default: ComponentType }
const files = import.meta.glob<Module>('../../../app/routes/learner/*.tsx', { eager: true })
const test$ = testDatabase()

const FEW = 4 // a page of three short sentences has no reading age worth the name
const states = [
  'submitted',
  'overdue',
  'waiting_list',
  'offer',
  'accepted_backup',
  'accepted_conditional',
  'place_confirmed',
  'rejected',
  'withdrawn',
] as const
const sections = ['about-you', 'contact', 'people', 'experience', 'statement', 'interview-needs', 'fair-chances']

type Page = { name: string; sentences: string[] }

/** Every page of a learner, with a choice in each state that has words of its own. */
async function everyPage(): Promise<Page[]> {
  const { db } = test$
  await setClock(db, FRIDAY)
  const town = await aTown(db)
  const first = await aChoice(db, { town, state: 'draft' })
  const cookie = await learnerCookie(db, first.learnerId)
  const runId = await aCourseRun(db, first.providerId, { title: 'Art and design' })
  const doors = (await allDoors()).filter(
    ({ audience, hasLoader, file }) => audience === 'learner' && hasLoader && file.endsWith('.tsx'),
  )
  const pages: Page[] = []
  for (const state of ['draft', ...states] as const) {
    if (state !== 'draft') await bringNext(first, state)
    // Where a place could wait a year, that is asked too.
    if (state === 'place_confirmed') await aProposal(db, first, await aStartOfNextYear(db, first.runId))
    for (const door of state === 'draft' ? doors : doors.filter(({ params }) => params[0] === 'choiceId'))
      for (const section of door.params[0] === 'section' ? sections : ['']) {
        const address = addressOf(door, { choiceId: first.id, section })
        const query = door.pattern === paths.learner.newChoice ? `?run=${runId}` : ''
        pages.push(...(await read(door, `${address}${query}`, cookie, `${door.pattern} ${section || state}`)))
      }
  }
  await bringNext(first, 'overdue')
  await saveSection(theLearner(db, first.learnerId, town), first.learnerId, 'contact', {
    answers: { ...answersOf('contact'), phone: '01632 960999' },
    isFinished: true,
  })
  const update = doors.filter(
    ({ pattern }) => pattern === paths.learner.update || pattern === paths.learner.application,
  )
  for (const door of update) pages.push(...(await read(door, door.pattern, cookie, `${door.pattern} changed`)))
  return pages
}

async function bringNext(choice: Awaited<ReturnType<typeof aChoice>>, state: (typeof states)[number]) {
  const { db } = test$
  if (state === 'submitted') return bringTo(db, choice, state)
  await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
}

async function read(door: Door, address: string, cookie: string, name: string): Promise<Page[]> {
  const module = files[`../../../app/${door.file}`]
  if (!module) throw new Error(`There is no page in ${door.file}.`)
  try {
    const { html } = await openPage(module, door.pattern, address, { Cookie: cookie })
    return html === '' ? [] : [{ name, sentences: sentencesOnPage(html) }]
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown
    return [] // a page that is not there, such as that of an entry nobody made
  }
}

describe('D9: the words of a learner’s pages', () => {
  test('are short and plain on every page', async () => {
    const pages = await everyPage()
    const measured = pages.map(({ name, sentences }) => ({ name, ...readabilityOf(sentences) }))
    const long = measured.filter(({ sentences }) => sentences >= FEW)

    expect(pages.length).toBeGreaterThan(40)
    expect(
      measured.filter(({ longestLength }) => longestLength > 25).map(({ name, longest }) => `${name}: ${longest}`),
    ).toEqual([])
    expect(
      long.filter(({ meanLength }) => meanLength > 14).map(({ name, meanLength }) => `${name}: ${meanLength}`),
    ).toEqual([])
    expect(long.filter(({ grade }) => grade > 7).map(({ name, grade }) => `${name}: ${grade.toFixed(1)}`)).toEqual([])
    expect(medianOf(long.map(({ grade }) => grade))).toBeLessThanOrEqual(5)
    expect(
      measured
        .filter(({ wordsToAvoid }) => wordsToAvoid.length > 0)
        .map(({ name, wordsToAvoid }) => `${name}: ${wordsToAvoid.join(', ')}`),
    ).toEqual([])
  }, 60_000)
})

describe('the measure itself', () => {
  const plain = 'You pick a course. We send your form. The college reads it. Then it writes to you. You say yes or no.'
  const formal =
    'Applicants are required to submit comprehensive documentation regarding qualifications prior to the commencement of the subsequent evaluation procedure, notwithstanding previous communications.'

  test('tells plain words from those of an office', () => {
    expect(readabilityOf(sentencesIn(plain)).grade).toBeLessThan(3)
    expect(readabilityOf(sentencesIn(formal)).grade).toBeGreaterThan(15)
    expect(readabilityOf(sentencesIn(formal)).wordsToAvoid).toContain('submit')
  })

  test('reads sentences and leaves out labels, boxes and the learner’s own words', () => {
    const html = `<h1>Your form</h1><p>Fill this in. It is <a href="/">short</a>.</p><label>Name</label>
      <textarea>I like it. Really.</textarea><p><span class="onward-own-words">My own. Words.</span></p>`

    expect(sentencesOnPage(html)).toEqual(['Fill this in.', 'It is short .'])
  })
})
