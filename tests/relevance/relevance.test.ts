import { expect, test } from 'vitest'
import { systemContext } from '~/kit/context.server'
import { testDatabase } from '#tests/support/database'
import { judge, scoreOf } from './judge'
import { everyCourse, importOffer, judgedQueries } from './offer'

const test$ = testDatabase()

test('every judgement is about a course of the offer', () => {
  const keys = new Set(everyCourse().map(({ key }) => key))
  const unknown = judgedQueries().flatMap(({ query, grades }) =>
    [...grades.keys()].filter((key) => !keys.has(key.split('/')[0] ?? '')).map((key) => `${query}: ${key}`),
  )

  expect(unknown).toEqual([])
  expect(judgedQueries().length).toBeGreaterThanOrEqual(60)
})

test('what fifteen-year-olds ask is answered well, and better than MiniSearch answers it', async () => {
  const ctx = systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
  await importOffer(ctx)

  const { ours, peers } = scoreOf(await judge(ctx))

  expect(ours).toBeGreaterThan(0.92)
  expect(ours / peers).toBeGreaterThan(1.4)
})
