import { describe, expect, test } from 'vitest'
import { asksForReceipt, noticeState } from '~/domain/notices/notice'
import { acknowledgeNotice, changeNotice, publishNotice, withdrawNotice } from '~/domain/notices/notice.commands.server'
import { datesFor, findNotice, noticesPage, readersOf } from '~/domain/notices/notice.queries.server'
import { noticeForm, type NoticeForm } from '~/domain/notices/notice.schemas'
import { aTown, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const here = testDatabase()

const told: NoticeForm = {
  title: 'Reviews in March',
  body: 'Every review is due by the end of March.',
  audiences: ['school', 'provider'],
  needsReceipt: true,
  shownUntil: null,
  version: 0,
}

async function aPlace() {
  const town = await aTown(here.db)
  const coordinator = await aStaffContext(here.db, town.schoolId, town, 'coordinator')
  const tutor = await aStaffContext(here.db, town.schoolId, town, 'tutor')
  const head = await aStaffContext(here.db, town.schoolId, town, 'head')
  return { town, coordinator, tutor, head }
}

describe('a notice', () => {
  test('is read by the audiences it is for, and by nobody else', async () => {
    const { town, coordinator, tutor } = await aPlace()
    const id = await publishNotice(coordinator, told)
    const adviser = await aStaffContext(here.db, town.schoolId, town, 'adviser')
    expect((await noticesPage(tutor)).rows.map((row) => row.id)).toEqual([id])
    expect((await noticesPage(adviser)).rows).toEqual([])
    await expect(findNotice(adviser, id)).rejects.toThrow('notice')
  })

  test('of another area is not there', async () => {
    const { coordinator } = await aPlace()
    const id = await publishNotice(coordinator, told)
    const elsewhere = await aPlace()
    await expect(findNotice(elsewhere.tutor, id)).rejects.toThrow('notice')
    await expect(changeNotice(elsewhere.coordinator, id, { ...told, version: 1 })).rejects.toThrow('notice')
  })

  test('leaves one event when it is published, and nobody but a coordinator publishes', async () => {
    const { coordinator, tutor } = await aPlace()
    await expect(publishNotice(tutor, told)).rejects.toThrow('Only a coordinator')
    const id = await publishNotice(coordinator, told)
    const events = await here.db.selectFrom('auditEvent').select('action').where('subjectId', '=', id).execute()
    expect(events).toEqual([{ action: 'notice.published' }])
  })

  test('is gone from the day after its last, and when it is withdrawn', async () => {
    const { coordinator, tutor } = await aPlace()
    const id = await publishNotice(coordinator, { ...told, shownUntil: '2026-11-20' })
    expect((await noticesPage(tutor)).rows).toHaveLength(1)
    const tomorrow = { ...tutor, now: new Date('2026-11-21T09:00:00Z') }
    expect((await noticesPage(tomorrow)).rows).toHaveLength(0)
    await withdrawNotice(coordinator, id, 1)
    expect((await noticesPage(tutor)).rows).toHaveLength(0)
    expect((await noticesPage(coordinator)).rows).toHaveLength(1)
  })

  test('is paged without one being skipped or shown twice', async () => {
    const { coordinator, tutor } = await aPlace()
    for (let nth = 0; nth < 23; nth += 1) await publishNotice(coordinator, { ...told, title: `Notice ${nth}` })
    const first = await noticesPage(tutor)
    const second = await noticesPage(tutor, first.next)
    const seen = [...first.rows, ...second.rows].map(({ title }) => title)
    expect(new Set(seen).size).toBe(23)
    expect(second.next).toBeNull()
  })
})

describe('a receipt', () => {
  test('is counted for the organisation, once', async () => {
    const { coordinator, tutor } = await aPlace()
    const id = await publishNotice(coordinator, told)
    await acknowledgeNotice(tutor, id, 1)
    await acknowledgeNotice(tutor, id, 1)
    expect(await readersOf(coordinator, id, ['tutor', 'head'])).toMatchObject([{ asked: 2, read: 1 }])
    const events = await here.db
      .selectFrom('auditEvent')
      .select('id')
      .where('action', '=', 'notice.acknowledged')
      .execute()
    expect(events).toHaveLength(1)
  })

  test('of a version before does not count for the new one', async () => {
    const { coordinator, tutor } = await aPlace()
    const id = await publishNotice(coordinator, told)
    await acknowledgeNotice(tutor, id, 1)
    await changeNotice(coordinator, id, { ...told, body: 'It is April.', version: 1 })
    expect(await readersOf(coordinator, id, ['tutor'])).toMatchObject([{ read: 0 }])
    await expect(acknowledgeNotice(tutor, id, 1)).rejects.toThrow('changed')
    const { readVersion, ...notice } = await findNotice(tutor, id)
    expect(asksForReceipt(notice, readVersion, 'school')).toBe(true)
  })

  test('is asked of nobody where it was not asked for', async () => {
    const { coordinator, tutor } = await aPlace()
    const id = await publishNotice(coordinator, { ...told, needsReceipt: false })
    await expect(acknowledgeNotice(tutor, id, 1)).rejects.toThrow('Nobody is asked')
  })

  test.each(['learner', 'parent', 'coordinator'])('is never asked of the audience %s', (audience) => {
    expect(
      asksForReceipt({ needsReceipt: true, version: 1 }, null, audience === 'coordinator' ? 'area' : audience),
    ).toBe(false)
  })
})

test('what matters is for people at work', () => {
  const typed = { title: 'Open day', body: 'Come.', audiences: ['learner'], needsReceipt: 'yes' }
  expect(noticeForm.safeParse(typed).error?.issues[0]?.path).toEqual(['needsReceipt'])
  expect(noticeForm.safeParse({ ...typed, audiences: [] }).success).toBe(false)
  expect(noticeForm.parse({ ...typed, audiences: 'school' }).audiences).toEqual(['school'])
})

test.each([
  [{ withdrawnAt: null, shownUntil: null }, 'shown'],
  [{ withdrawnAt: null, shownUntil: '2026-11-20' }, 'shown'],
  [{ withdrawnAt: null, shownUntil: '2026-11-19' }, 'over'],
  [{ withdrawnAt: FRIDAY, shownUntil: null }, 'withdrawn'],
] as const)('a notice with %o is %s', (notice, state) => {
  expect(noticeState(notice, '2026-11-20')).toBe(state)
})

test('learners read the public dates ahead, staff all of them', async () => {
  const { town, tutor } = await aPlace()
  const learner = { ...tutor, actor: { ...tutor.actor, role: 'learner' as const, areaId: town.areaId } }
  const staff = await datesFor(tutor)
  const own = await datesFor(learner)
  expect(own.every(({ isPublic }) => isPublic)).toBe(true)
  expect(staff.length).toBeGreaterThan(own.length)
  expect(staff.every(({ fallsOn }) => fallsOn >= '2026-11-20')).toBe(true)
})
