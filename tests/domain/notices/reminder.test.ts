import { describe, expect, test } from 'vitest'
import { acknowledgeNotice, changeNotice, publishNotice, withdrawNotice } from '~/domain/notices/notice.commands.server'
import type { NoticeForm } from '~/domain/notices/notice.schemas'
import { remindOfNotices } from '~/domain/notices/reminder.commands.server'
import { remindOfNotice } from '~/domain/notices/reminder.jobs.server'
import { systemContext } from '~/kit/context.server'
import { aTown, jobsIn, lettersIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const here = testDatabase()

const told: NoticeForm = {
  ...{ title: 'Reviews in March', body: 'Every review is due by the end of March.', audiences: ['school', 'learner'] },
  ...{ needsReceipt: true, shownUntil: null, version: 0 },
}
const on = (day: string) => systemContext(here.db, new Date(`${day}T07:29:00Z`))

async function aPlace() {
  const town = await aTown(here.db)
  const coordinator = await aStaffContext(here.db, town.schoolId, town, 'coordinator')
  const tutor = await aStaffContext(here.db, town.schoolId, town, 'tutor')
  const head = await aStaffContext(here.db, town.schoolId, town, 'head')
  return { town, coordinator, tutor, head }
}

/** What a morning does, with the letters its job writes. */
async function morning(day: string, noticeId: string, version = 1) {
  await remindOfNotices(on(day))
  if (!(await jobsIn(here.db)).includes('notices/remind')) return
  await remindOfNotice.run(on(day), { noticeId, version, after: null })
}

async function written() {
  const letters = await here.db.selectFrom('letter').select(['accountId', 'fate', 'key']).orderBy('key').execute()
  return letters.map(({ accountId }) => accountId)
}

describe('a notice that matters', () => {
  test('is written after five days to those who have not read it, and to nobody else', async () => {
    const { coordinator, tutor, head } = await aPlace()
    const id = await publishNotice(coordinator, told)
    await acknowledgeNotice(head, id, 1)
    await morning('2026-11-24', id)
    expect(await written()).toEqual([])
    await morning('2026-11-25', id)
    expect(await written()).toEqual([tutor.actor.id])
  })

  test('is written once, however often the job runs, and once more when it says something else', async () => {
    const { coordinator, tutor, head } = await aPlace()
    const id = await publishNotice(coordinator, told)
    for (const day of ['2026-11-25', '2026-11-26', '2026-12-20']) await morning(day, id)
    expect(await written()).toHaveLength(2)
    await changeNotice({ ...coordinator, now: new Date('2026-12-20T09:00:00Z') }, id, { ...told, version: 1 })
    await acknowledgeNotice(head, id, 2)
    await morning('2026-12-25', id, 2)
    expect((await written()).toSorted()).toEqual([tutor.actor.id, tutor.actor.id, head.actor.id].toSorted())
  })

  test('is not written when it was withdrawn or its time is over, nor one that does not matter', async () => {
    const { coordinator } = await aPlace()
    const gone = await publishNotice(coordinator, told)
    await withdrawNotice(coordinator, gone, 1)
    await publishNotice(coordinator, { ...told, shownUntil: '2026-11-24' })
    await publishNotice(coordinator, { ...told, needsReceipt: false })
    await remindOfNotices(on('2026-11-25'))
    expect(await jobsIn(here.db)).toEqual([])
    await remindOfNotice.run(on('2026-11-25'), { noticeId: gone, version: 1, after: null })
    expect(await written()).toEqual([])
  })

  test('goes into the daily letter of whoever wants one, and not to another area', async () => {
    const { coordinator, tutor, head } = await aPlace()
    const other = await aPlace()
    const id = await publishNotice(coordinator, told)
    const wish = { template: 'NoticeToRead', wish: 'digest' as const }
    await here.db
      .insertInto('letterWish')
      .values({ ...wish, accountId: tutor.actor.id ?? '' })
      .execute()
    await morning('2026-11-25', id)
    const letters = await here.db.selectFrom('letter').select(['accountId', 'fate']).execute()
    expect(letters).toHaveLength(2)
    expect(letters).toContainEqual({ accountId: tutor.actor.id, fate: 'digest' })
    expect(letters).toContainEqual({ accountId: head.actor.id, fate: 'post' })
    expect(letters.map(({ accountId }) => accountId)).not.toContain(other.tutor.actor.id)
    expect(await lettersIn(here.db)).toHaveLength(2)
  })
})
