import { beforeEach, describe, expect, test } from 'vitest'
import { daysOf, lastDay, type DiaryLine } from '~/domain/diaries/diary'
import { diaryLines } from '~/domain/diaries/diary.queries.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { recordContact } from '~/domain/participation/contact.commands.server'
import { openTask } from '~/domain/participation/task.commands.server'
import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { aLearner, aTown, FRIDAY, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { countStatements } from '#tests/support/statements'
import { anAdviser, aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
let town: Town
let adviser: Context
let learnerId: string

beforeEach(async () => {
  town = await aTown(test$.db)
  adviser = await anAdviser(test$.db, town)
  learnerId = await aLearner(test$.db, town)
  await takeOn(adviser, learnerId)
})

const call = { kind: 'phone-call', outcome: 'no-answer', day: '2026-11-20', time: '08:45', note: null } as const

describe('an adviser’s diary', () => {
  test('holds the next steps, the looks at activities, the reviews and what is asked, each from where it is kept', async () => {
    const { db } = test$
    await recordContact(adviser, learnerId, { ...call, nextActionOn: '2026-11-24', nextActionKind: 'home-visit' })
    await openTask(adviser, { learnerId, kind: 'programme-ended', subject: newId(), why: 'Left the course' })
    const days = { startedOn: '2026-11-01', verifiedOn: '2026-11-01', reviewOn: '2026-11-30', recordedAt: FRIDAY }
    await db
      .insertInto('activity')
      .values({ learnerId, code: '619', status: 'confirmed', source: 'adviser', ...days })
      .execute()
    await db
      .insertInto('review')
      .values({
        ...{ learnerId, kind: 'periodic', state: 'due', opensOn: '2026-11-10', dueOn: '2026-11-12' },
        ...{ setAt: FRIDAY, changedAt: FRIDAY },
      })
      .execute()

    const { lines, isCut } = await diaryLines(adviser)

    expect(isCut).toBe(false)
    expect(lines.map(({ kind, on, words }) => `${on} ${kind} ${words}`).sort()).toEqual([
      '2026-11-12 review Review of the plan',
      '2026-11-23 task Left the course',
      '2026-11-24 next-step Home visit',
      expect.stringMatching(/^2026-11-30 activity Look again: /),
    ])
  })

  test('ends after a fortnight, and holds nobody else’s', async () => {
    await recordContact(adviser, learnerId, { ...call, nextActionOn: '2026-12-05' })
    const colleague = await aStaffContext(test$.db, adviser.actor.organisationId ?? '', town, 'adviser')

    expect((await diaryLines(adviser)).lines).toEqual([])
    const later = { ...adviser, now: new Date('2026-11-21T09:00:00Z') }
    expect((await diaryLines(later)).lines).toHaveLength(1)
    expect((await diaryLines({ ...colleague, now: later.now })).lines).toEqual([])
  })

  test('takes as many statements however much is on it', async () => {
    const asked = () => countStatements(test$.db, (db) => diaryLines({ ...adviser, db }))
    const little = await asked()
    for (let at = 0; at < 5; at += 1) {
      const another = await aLearner(test$.db, town)
      await takeOn(adviser, another)
      await recordContact(adviser, another, { ...call, nextActionOn: '2026-11-24' })
    }

    expect(await asked()).toBe(little)
  })
})

describe('the days of a diary', () => {
  const line = (on: string, name: string): DiaryLine => ({
    ...{ id: name, learnerId: name, name, kind: 'task', on, words: '' },
  })

  test('come in order, with what is overdue together at the top, the oldest first', () => {
    const days = daysOf(
      [
        line('2026-11-25', 'B'),
        line('2026-11-20', 'C'),
        line('2026-11-19', 'E'),
        line('2026-11-01', 'D'),
        line('2026-11-25', 'A'),
      ],
      '2026-11-20',
    )

    expect(days.map(({ day, isOverdue, lines }) => [day, isOverdue, lines.map(({ name }) => name).join('')])).toEqual([
      ['2026-11-20', true, 'DE'],
      ['2026-11-20', false, 'C'],
      ['2026-11-25', false, 'AB'],
    ])
    expect(lastDay('2026-11-20')).toBe('2026-12-04')
  })
})
