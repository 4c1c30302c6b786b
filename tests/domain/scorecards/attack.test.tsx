import { expect, test } from 'vitest'
import '~/jobs'
import { boardMeasures, figureOf, topicOf, type BoardMeasure, type Parts } from '~/domain/scorecards/figure'
import { boardMonths, groupsOf } from '~/domain/scorecards/scorecard.queries.server'
import { valueLabel } from '~/domain/scorecards/scorecard.words'
import { dimensions } from '~/domain/scorecards/tally'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { isSmall } from '~/kit/small-numbers'
import { paths } from '~/paths'
import * as namesPage from '~/routes/participation/learners'
import { boundsOf, type Equation } from '#tests/support/attacker'
import { boardReader, toldCount, type Told } from '#tests/support/board-reader'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { aReturnTown } from '#tests/support/return-towns'
import { aCohort } from '#tests/support/scorecards'
import { colleagueCookie } from '#tests/support/signed-in'

const test$ = testDatabase()
// Before the middle of a month nobody without names is told anything of it.
const MIDDLE = new Date('2026-12-16T03:00:00Z')
const atoms = ['neet', 'not-known', 'not-counted', 'part-time-study', 'duty'] as const
const measures = boardMeasures.filter((measure) => topicOf(measure) === 'standing')
const above: Record<string, readonly string[]> = {
  neet: ['neet'],
  'not-known': ['not-known'],
  'neet-or-not-known': ['neet', 'not-known'],
  participating: ['part-time-study', 'duty'],
  'meeting-duty': ['duty'],
}

test('nobody who may not see names works out a small number, from all pages and all sheets together', async () => {
  const { db } = test$
  const town = await aReturnTown(db)
  await aCohort(db, town, 150)
  await countMonths({ ...town.system, now: MIDDLE })
  const cookie = await colleagueCookie(db, town.authorityId, 'coordinator')
  const [month] = await boardMonths(town.coordinator)

  const equations: Equation[] = []
  const tell = (measure: BoardMeasure, key: string, { numerator, denominator }: Omit<Told, 'label'>) => {
    const of = (wanted: readonly string[]) => new Map(wanted.map((atom): [string, number] => [`${key} ${atom}`, 1]))
    const [people, everybody] = [toldCount(numerator), toldCount(denominator)]
    if (people !== null) equations.push({ of: of(above[measure] ?? []), is: people })
    if (everybody !== null) equations.push({ of: of(atoms), is: everybody })
  }
  const reader = boardReader(cookie)
  for (const [measure, whole] of await reader.whole(measures)) tell(measure, 'all', whole)
  for (const measure of measures) {
    for (const by of dimensions) {
      const lines = await reader.groups(measure, by)
      expect(lines.length).toBeGreaterThan(1)
      for (const line of lines) tell(measure, `${by} ${line.label}`, line)
    }
  }
  expect(equations.length).toBeGreaterThan(60)

  let small = 0
  for (const by of dimensions) {
    const groups = await groupsOf(town.coordinator, month?.periodEnd ?? '', 'standing', by)
    const keys = groups.map(({ value, label }) => `${by} ${valueLabel(by, value, label)}`)
    // The groups of everything but circumstances make up the whole, as anybody knows.
    const sums =
      by === 'circumstance'
        ? []
        : atoms.map((atom) => ({
            of: new Map([...keys.map((key): [string, number] => [`${key} ${atom}`, 1]), [`all ${atom}`, -1]]),
            is: 0,
          }))
    const known = [
      ...equations.filter(({ of }) => [...of.keys()].every((key) => key.startsWith(by) || key.startsWith('all'))),
      ...sums,
    ]
    for (const [at, { parts }] of groups.entries()) {
      for (const measure of measures) {
        if (!isSmall(counted(measure, parts))) continue
        small += 1
        const { low, high } = boundsOf(
          known,
          new Map((above[measure] ?? []).map((atom) => [`${keys[at] ?? ''} ${atom}`, 1])),
        )
        expect(high - low, `${measure} of ${keys[at] ?? ''}`).toBeGreaterThan(3.9)
      }
    }
  }
  expect(small).toBeGreaterThan(10)
})

function counted(measure: BoardMeasure, parts: Parts): number {
  return figureOf(measure, parts).numerator
}

test('names are for advisers alone', async () => {
  const { db } = test$
  const town = await aReturnTown(db)
  await aCohort(db, town, 40)
  const open = (cookie: string) =>
    openPage(namesPage, '/participation/learners', paths.scorecards.learners({ figure: 'neet' }), { Cookie: cookie })

  await expect(open(await colleagueCookie(db, town.authorityId, 'coordinator'))).rejects.toMatchObject({ status: 403 })
  const { text } = await open(await colleagueCookie(db, town.adviser.actor.organisationId ?? '', 'adviser'))
  expect(text).toMatch(/Learner No \d+/)
})
