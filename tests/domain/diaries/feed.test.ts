import ICAL from 'ical.js'
import { beforeEach, describe, expect, test } from 'vitest'
import { endFeed, fetchFeed, makeFeed } from '~/domain/diaries/feed.commands.server'
import { entryOf, initials } from '~/domain/diaries/feed'
import { diaryFile, ownFeed } from '~/domain/diaries/feed.queries.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { recordContact } from '~/domain/participation/contact.commands.server'
import { openTask } from '~/domain/participation/task.commands.server'
import { visitor } from '~/kit/actor'
import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aLearner, aTown, FRIDAY, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, aStaffContext, eventsCalled } from '#tests/support/tracking'

const here = testDatabase()
let town: Town
let adviser: Context
let learnerId: string
const anybody = (): Context => ({ ...adviser, actor: visitor })
const call = { kind: 'phone-call', outcome: 'no-answer', day: '2026-11-20', time: '08:45', note: null } as const

beforeEach(async () => {
  town = await aTown(here.db)
  adviser = await anAdviser(here.db, town)
  learnerId = await aLearner(here.db, town, { givenNames: 'Amina', familyName: 'Yusuf-Abbott' })
  await takeOn(adviser, learnerId)
  await recordContact(adviser, learnerId, { ...call, nextActionOn: '2027-01-04', nextActionKind: 'home-visit' })
  await openTask(adviser, {
    learnerId,
    kind: 'programme-ended',
    subject: newId(),
    why: 'Left Engineering, is in custody',
  })
})

function entries(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one)
    return { day: event.startDate.toString(), isDay: event.startDate.isDate, title: event.summary }
  })
}

describe('the diary as a calendar file', () => {
  test('says days, sorts of things and initials; no name, no note, nothing about what somebody does', async () => {
    const text = await diaryFile(adviser)
    expect(entries(text)).toEqual([
      { day: '2027-01-04', isDay: true, title: 'Home visit: A.Y.A.' },
      { day: '2026-11-23', isDay: true, title: 'Get in touch: A.Y.A.' },
    ])
    for (const word of ['Amina', 'Yusuf', 'Abbott', 'custody', 'Engineering']) expect(text).not.toContain(word)
    expect(text.replaceAll('\r\n ', '')).toContain(`/adviser/learners/${learnerId}`)
  })

  test.each([
    ['next-step', 'Interview', 'Interview: B.'],
    ['activity', 'Look again: Custody', 'Look again at an activity: B.'],
    ['review', 'Review of the plan', 'Review of a plan: B.'],
    ['task', 'Was excluded', 'Get in touch: B.'],
  ] as const)('of a line that is a %s', (kind, words, title) => {
    const line = { id: '1', learnerId: '2', name: 'Bo', kind, on: '2026-11-20', words }
    expect(entryOf(line, (path) => `https://onward.example${path}`)).toMatchObject({ on: '2026-11-20', title })
  })

  test('initials of names as they come', () => {
    expect(['Amina Yusuf', 'élodie', 'Jean-Luc  O’Neill', ''].map(initials)).toEqual(['A.Y.', 'É.', 'J.L.O.', ''])
  })
})

describe('a private address', () => {
  test('is the diary of whoever made it, to anybody who holds it, and is kept as a hash alone', async () => {
    const secret = await makeFeed(adviser)
    expect(await fetchFeed(anybody(), secret)).toBe(await diaryFile(adviser))
    expect(JSON.stringify(await here.db.selectFrom('diaryFeed').selectAll().execute())).not.toContain(secret)
    expect(await ownFeed(adviser)).toMatchObject({ readOn: '2026-11-20' })
    const colleague = await aStaffContext(here.db, adviser.actor.organisationId ?? '', town, 'adviser')
    expect(await ownFeed(colleague)).toBeUndefined()
    expect(entries(await fetchFeed(anybody(), await makeFeed(colleague))).map(({ title }) => title)).toEqual([])
  })

  test('works no more once it is replaced, ended, or its adviser has left or is locked out', async () => {
    const first = await makeFeed(adviser)
    const second = await makeFeed(adviser)
    await expect(fetchFeed(anybody(), first)).rejects.toThrow(NotFound)
    await expect(fetchFeed(anybody(), 'guessed')).rejects.toThrow(NotFound)
    await endFeed(adviser)
    await expect(fetchFeed(anybody(), second)).rejects.toThrow(NotFound)
    await expect(endFeed(adviser)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await eventsCalled(here.db, 'diary-feed.made')).toHaveLength(2)
    expect(await eventsCalled(here.db, 'diary-feed.ended')).toHaveLength(1)

    const third = await makeFeed(adviser)
    const own = adviser.actor.id ?? ''
    await here.db.updateTable('account').set({ isDisabled: true }).where('id', '=', own).execute()
    await expect(fetchFeed(anybody(), third)).rejects.toThrow(NotFound)
    await here.db.updateTable('account').set({ isDisabled: false }).where('id', '=', own).execute()
    expect(await fetchFeed(anybody(), third)).toContain('BEGIN:VCALENDAR')
    await here.db.updateTable('membership').set({ endedAt: FRIDAY }).where('accountId', '=', own).execute()
    await expect(fetchFeed(anybody(), third)).rejects.toThrow(NotFound)
  })

  test('is made by advisers alone', async () => {
    const head = await aStaffContext(here.db, town.schoolId, town, 'head')
    await expect(makeFeed(head)).rejects.toThrow(NotAllowed)
    await expect(endFeed(head)).rejects.toThrow(NotAllowed)
  })
})
