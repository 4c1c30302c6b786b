import { expect, test } from 'vitest'
import '~/jobs'
import { sharedRunsOf } from '~/domain/panels/shared-run.queries.server'
import { changeCourse, changeDays } from '~/domain/placements/change.commands.server'
import { alsoOnThursdays, anotherPlacement, aPlaced, changeForm } from '#tests/support/changed-placements'
import { racingDatabase } from '#tests/support/database'

const race$ = racingDatabase()

test('of two changes at once, one is made and the other is told', async () => {
  const placed = await aPlaced(race$.db)
  const { panel, id, head, host } = placed
  await alsoOnThursdays(race$.db, placed, 5)
  const [one, other] = [await changeForm(race$.db), await changeForm(race$.db)]

  const both = await Promise.allSettled([
    changeDays(head, id, { ...one, blocks: [panel.thursday] }),
    changeDays(host, id, { ...other, blocks: [panel.tuesday, panel.thursday] }),
  ])

  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed-meanwhile' } })
})

test('the last place of another course is had by one of two who want it at once', async () => {
  const first = await aPlaced(race$.db)
  const { panel, host, other } = first
  const second = await anotherPlacement(race$.db, first)
  const [one, two] = [await changeForm(race$.db), await changeForm(race$.db)]

  const both = await Promise.allSettled([
    changeCourse(host, first.id, { ...one, run: other.id }),
    changeCourse(host, second, { ...two, run: other.id }),
  ])

  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'course-full' } })
  expect((await sharedRunsOf(panel.clerk, panel.panelId, [other.id])).map(({ confirmed }) => confirmed)).toEqual([1])
})
