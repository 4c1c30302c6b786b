import { afterEach, beforeEach, expect, test } from 'vitest'
import { neighboursBeside } from '~/domain/neighbours/neighbour-course.queries.server'
import { courseQuery } from '~/domain/search/course-search'
import { visitor } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import { forgetKept, keepValues } from '~/kit/kept.server'
import { aTown, FRIDAY } from '#tests/support/admissions'
import { catalogue } from '#tests/support/catalogues'
import { racingDatabase } from '#tests/support/database'
import { aNeighbour, atHome } from '#tests/support/neighbours'
import { countStatements } from '#tests/support/statements'

const data = racingDatabase()

beforeEach(() => keepValues(true))
afterEach(() => keepValues(false))

const statements = (search: string) =>
  countStatements(data.db, (db) =>
    neighboursBeside({ ...systemContext(db, FRIDAY), actor: visitor }, courseQuery(new URLSearchParams(search)), {
      today: '2026-11-20',
      from: null,
    }),
  )

test('a search costs nothing where the area has no neighbours, and one statement where it has', async () => {
  const town = await aTown(data.db)
  await statements('q=hair')
  expect(await statements('q=hair')).toBe(0)

  const { take } = await aNeighbour(data.db, { town })
  await take(catalogue([atHome('hair', 'Hairdressing')]))
  forgetKept()
  await statements('')

  expect(await statements('')).toBe(0)
  expect(await statements('q=hair')).toBe(1)
  expect(await statements('q=hair&provider=riverside')).toBe(0)
})
