import { expect, test } from 'vitest'
import { acknowledgeNotice, changeNotice, publishNotice } from '~/domain/notices/notice.commands.server'
import { readersOf } from '~/domain/notices/notice.queries.server'
import { aTown } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const here = racingDatabase()
const told = {
  title: 'Reviews',
  body: 'By March.',
  audiences: ['school' as const],
  needsReceipt: true,
  shownUntil: null,
}

test('a notice is changed by one of two who began on the same version, and read once by whoever presses twice', async () => {
  const town = await aTown(here.db)
  const coordinator = await aStaffContext(here.db, town.schoolId, town, 'coordinator')
  const tutor = await aStaffContext(here.db, town.schoolId, town, 'tutor')
  const id = await publishNotice(coordinator, { ...told, version: 0 })
  const changes = await Promise.allSettled([
    changeNotice(coordinator, id, { ...told, title: 'One', version: 1 }),
    changeNotice(coordinator, id, { ...told, title: 'Two', version: 1 }),
  ])
  expect(changes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await Promise.all([acknowledgeNotice(tutor, id, 2), acknowledgeNotice(tutor, id, 2)])
  expect(await readersOf(coordinator, id, ['tutor'])).toMatchObject([{ asked: 1, read: 1 }])
  const events = await here.db
    .selectFrom('auditEvent')
    .select('id')
    .where('action', '=', 'notice.acknowledged')
    .execute()
  expect(events).toHaveLength(1)
})
