import { describe, expect, test } from 'vitest'
import { nightShift } from '~/night-shift'
import { forgetOldCounts } from '~/domain/search/search-counts.commands.server'
import { systemContext } from '~/kit/context.server'
import { addDays } from '~/kit/dates'
import { jumpSeen, whyKeepAll } from '~/kit/retention'
import { forgetWithCare, type Kept } from '~/kit/retention.server'
import { aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const night = (day: string) => systemContext(test$.db, new Date(`${day}T02:50:00Z`))

describe('F-21: what throws things away, with a wrong clock', () => {
  test('throws nothing away in the week after the clock has jumped by a year, and says so', async () => {
    const thrown: string[] = []
    const kept: Kept = {
      name: 'things',
      count: async () => ({ due: 10, total: 1000 }),
      forget: async ({ now }) => void thrown.push(now.toISOString().slice(0, 10)),
    }
    await forgetWithCare(night('2026-11-20'), kept)
    for (let day = 0; day < 9; day += 1) await forgetWithCare(night(addDays('2027-11-20', day)), kept)

    expect(thrown).toEqual(['2026-11-20', '2027-11-27', '2027-11-28'])
    const refused = await test$.db
      .selectFrom('auditEvent')
      .select('particulars')
      .where('action', '=', 'retention.refused')
      .execute()
    expect(refused).toHaveLength(7)
    expect(refused[0]?.particulars).toMatchObject({ name: 'things', why: 'clock', due: 10 })
  })

  test('throws nothing away when the clock is put back, nor when far too much would go', async () => {
    expect(jumpSeen({ at: new Date('2027-11-20'), jumpedAt: null }, new Date('2026-11-20'))).not.toBeNull()
    expect(jumpSeen({ at: new Date('2026-11-19'), jumpedAt: null }, new Date('2026-11-20'))).toBeNull()
    expect(whyKeepAll({ jumpedAt: null, due: 300, total: 1000 })).toBe('share')
    expect(whyKeepAll({ jumpedAt: null, due: 199, total: 200 })).toBeNull()
    expect(whyKeepAll({ jumpedAt: null, due: 2000, total: 100_000 })).toBeNull()
  })

  test('counts of searches: a year on by mistake, all are still there', async () => {
    const { db } = test$
    const { areaId } = await aTown(db)
    const rows = Array.from({ length: 300 }, (_, nth) => ({
      areaId,
      words: `word ${nth}`,
      why: 'words',
      onDay: '2026-11-20',
      times: 1,
    }))
    await db.insertInto('unansweredSearch').values(rows).execute()

    expect(await forgetOldCounts(night('2026-11-21'))).toBe(true)
    expect(await forgetOldCounts(night('2028-11-21'))).toBe(false)
    expect(await db.selectFrom('unansweredSearch').select('words').execute()).toHaveLength(300)
    expect(nightShift.map(({ run }) => run)).toContain(forgetOldCounts)
  })
})
