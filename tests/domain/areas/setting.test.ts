import { describe, expect, test } from 'vitest'
import { decideSetting, keepSetting } from '~/domain/areas/area.commands.server'
import { settingEvents, settingsOf } from '~/domain/areas/area.queries.server'
import { acceptancePolicies, settingNames, settingsFrom } from '~/domain/areas/setting'
import { askedAs, settingForm } from '~/domain/areas/setting-value.schemas'
import { acceptancePolicyWords, settingEvent, settingValue, settingWords } from '~/domain/areas/setting.words'
import { linesOfSetting } from '~/domain/reports/calendar-effect'
import { systemContext } from '~/kit/context.server'
import { aTown, countEvents, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const usual = settingsFrom([])

describe('every setting of the schema', () => {
  test.each(settingNames)('%s has words, a value in words, and is asked for or has a page of its own', (name) => {
    const { label, does, holds } = settingWords[name]
    const asked = askedAs(name)

    expect([label, does, holds].filter((words) => words.length < 5)).toEqual([])
    expect(settingValue(name, usual[name])).not.toBe('')
    if (asked.kind === 'own-page') expect(name).toBe('transportNotes')
    else expect(linesOfSetting[name].length).toBeGreaterThan(0)
    if (asked.kind === 'choice') {
      expect(Object.entries(asked.options).filter(([value, words]) => value === words)).toEqual([])
    }
  })

  test('every way of accepting has words', () => {
    expect(acceptancePolicies.filter((policy) => !acceptancePolicyWords[policy])).toEqual([])
  })

  test.each([
    ['answerDays', '101', false],
    ['answerDays', 'ten', false],
    ['answerDays', ' 25 ', true],
    ['backups', '6', false],
    ['schoolCheck', 'yes', true],
    ['schoolCheck', 'perhaps', false],
    ['acceptancePolicy', 'single', true],
    ['acceptancePolicy', 'none', false],
  ] as const)('%s may be “%s”: %s', (name, value, isAllowed) => {
    expect(settingForm(name).safeParse({ value, before: '' }).success).toBe(isAllowed)
  })
})

describe('a decision', () => {
  test('leaves one event with what was and what is; the same once more leaves none', async () => {
    const { db } = test$
    const town = await aTown(db)
    const ctx = systemContext(db, FRIDAY)
    await keepSetting(ctx, town.areaId, 'answerDays', 25)
    const count = await countEvents(db)
    await keepSetting(ctx, town.areaId, 'answerDays', 25)

    expect(await countEvents(db)).toBe(count)
    expect((await settingsOf(ctx, town.areaId)).answerDays).toBe(25)
    expect((await settingEvents(ctx, town.areaId)).map((event) => settingEvent(event).what)).toEqual([
      'Time to answer: from 20 working days to 25 working days',
    ])
  })

  test('that another one contradicts is refused', async () => {
    const { db } = test$
    const town = await aTown(db)
    const ctx = systemContext(db, FRIDAY)

    await expect(decideSetting(ctx, town.areaId, 'chaseDays', 30)).rejects.toThrow('must come before')
    await expect(decideSetting(ctx, town.areaId, 'choicesInProgress', 16)).rejects.toThrow('no more than')
    await expect(keepSetting(ctx, town.areaId, 'answerDays', 'soon')).rejects.toThrow()
  })
})
