import { describe, expect, test } from 'vitest'
import {
  aChoice,
  aCourseRun,
  aFinishedForm,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  unconditional,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { somebodyAt } from '#tests/support/partners'
import { aPause } from '#tests/support/pauses'
import '~/jobs'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { openAgain, switchRequestsOff, tellOfOpenings } from '~/domain/pauses/pause.commands.server'
import { pauseLines, pauseOn } from '~/domain/pauses/pause'
import { findOwnPause } from '~/domain/pauses/pause.queries.server'
import { pauseForm } from '~/domain/pauses/pause.schemas'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'

const test$ = testDatabase()
const summer = { fromOn: '2026-11-20', opensOn: '2026-12-01', sentence: null }

async function aHouse() {
  const choice = await aChoice(test$.db, { state: 'draft' })
  const manager = await somebodyAt(test$.db, choice.providerId, choice.town)
  const officer = await somebodyAt(test$.db, choice.providerId, choice.town, { role: 'admissions-officer' })
  return { choice, manager, officer }
}

describe('a provider that takes no applications', () => {
  test('can be put on the list, and is sent nothing until it opens by itself', async () => {
    const { choice, manager } = await aHouse()
    await aFinishedForm(choice.learner, choice.learnerId)
    await switchRequestsOff(manager, summer)

    const second = await addChoice(choice.learner, choice.learnerId, await aCourseRun(test$.db, choice.providerId))
    const attempt = sendApplication(choice.learner, choice.learnerId, { choiceIds: [choice.id] })
    await expect(attempt).rejects.toMatchObject({ code: 'requests-off' })
    const openDay = { ...choice.learner, now: new Date('2026-12-01T08:00:00Z') }
    await sendApplication(openDay, choice.learnerId, { choiceIds: [choice.id] })

    expect(await stateOf(test$.db, choice.id)).toBe('submitted')
    expect(await stateOf(test$.db, second)).toBe('draft')
  })

  test('goes on with what was sent before', async () => {
    const choice = await aChoice(test$.db)
    const manager = await somebodyAt(test$.db, choice.providerId, choice.town)
    await switchRequestsOff(manager, summer)

    await makeOffer(choice.officer, choice.id, unconditional)

    expect(await stateOf(test$.db, choice.id)).toBe('offer')
  })

  test('is opened earlier by its manager, and those with a draft are told once', async () => {
    const { choice, manager } = await aHouse()
    await switchRequestsOff(manager, summer)
    const pause = await findOwnPause(manager)

    await openAgain(manager)
    await drainJobs(test$.db, FRIDAY)
    await tellOfOpenings(systemContext(test$.db, new Date('2026-12-02T08:00:00Z')))
    await drainJobs(test$.db, FRIDAY)

    const letters = (await lettersIn(test$.db)).filter(({ template }) => template === 'OpenAgain')
    expect(letters).toMatchObject([{ subject: 'Riverside College takes applications again' }])
    expect(letters[0]?.body).toContain('Engineering')
    expect(await eventsOf(test$.db, pause?.id ?? '')).toEqual(['requests.switched-off', 'requests.opened'])
    await aFinishedForm(choice.learner, choice.learnerId)
    await sendApplication(choice.learner, choice.learnerId)
    expect(await stateOf(test$.db, choice.id)).toBe('submitted')
  })

  test('that had not begun to is opened without a word to anybody', async () => {
    const { manager } = await aHouse()
    await switchRequestsOff(manager, { ...summer, fromOn: '2026-11-25' })
    const pause = await findOwnPause(manager)

    await openAgain(manager)
    await drainJobs(test$.db, FRIDAY)

    expect((await lettersIn(test$.db)).filter(({ template }) => template === 'OpenAgain')).toEqual([])
    expect(await eventsOf(test$.db, pause?.id ?? '')).toEqual(['requests.switched-off', 'requests.left-open'])
    expect(await findOwnPause(manager)).toBeUndefined()
  })

  test('is changed by saying it again', async () => {
    const { manager } = await aHouse()
    await switchRequestsOff(manager, summer)
    await switchRequestsOff(manager, { ...summer, opensOn: '2026-12-15', sentence: 'Back soon' })

    expect(await findOwnPause(manager)).toMatchObject({ opensOn: '2026-12-15', sentence: 'Back soon' })
  })

  test('is switched by those alone who manage it, and never into the past or for ever', async () => {
    const { manager, officer } = await aHouse()

    await expect(switchRequestsOff(officer, summer)).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(openAgain(manager)).rejects.toMatchObject({ name: 'NotFound' })
    for (const [opensOn, code] of [
      ['2026-11-20', 'opens-in-past'],
      ['2028-01-01', 'too-long'],
    ] as const)
      await expect(switchRequestsOff(manager, { ...summer, fromOn: '2026-11-01', opensOn })).rejects.toMatchObject({
        code,
      })
  })

  test('two nights at once tell once', async () => {
    const { choice } = await aHouse()
    await aPause(test$.db, choice.providerId, { opensOn: '2026-11-20' })
    const night = systemContext(test$.db, FRIDAY)

    expect([await tellOfOpenings(night), await tellOfOpenings(night)]).toEqual([1, 0])
  })
})

describe('the days of a pause', () => {
  test.each([
    ['2026-11-19', false],
    ['2026-11-20', true],
    ['2026-11-30', true],
    ['2026-12-01', false],
  ])('on %s it counts: %s', (today, counts) => {
    expect(pauseOn(summer, today) !== null).toBe(counts)
    expect(pauseOn(null, today)).toBeNull()
  })

  test('are said in words, with what the provider adds', () => {
    expect(pauseLines('Riverside College', { ...summer, sentence: 'See you then.' })).toEqual([
      'Riverside College takes no applications now. It opens again on 1 December 2026.',
      'They say: “See you then.”',
      'You can have the course on your list already. You can send it from that day on.',
    ])
  })

  test('stand in order on the form', () => {
    const day = (text: string) => ({ day: text.slice(8), month: text.slice(5, 7), year: text.slice(0, 4) })
    const parsed = pauseForm.safeParse({ fromOn: day('2026-12-01'), opensOn: day('2026-11-20'), sentence: '' })

    expect(parsed.error?.issues[0]?.path).toEqual(['opensOn'])
  })
})
