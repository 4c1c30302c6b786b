import { describe, expect, test } from 'vitest'
import '~/jobs'
import { adoptRun, goOnWith } from '~/domain/allocation/adoption.commands.server'
import { publishTerms, workOut } from '~/domain/allocation/allocation.commands.server'
import {
  differencesOf,
  findRun,
  reasonsOfLearner,
  resultsOf,
  runsOf,
} from '~/domain/allocation/allocation.queries.server'
import type { Criterion } from '~/domain/allocation/criterion'
import { reasonLines } from '~/domain/allocation/reason'
import { caseTurn } from '#tests/support/allocations'
import { theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aCase, anOpenMeeting, aPanel, aSharedRun, caseRow, type PanelWithAll } from '#tests/support/panels'

const test$ = testDatabase()
const noRules: Criterion[] = []

async function aContest(learners: number, { places = 2, rules = noRules } = {}) {
  const panel = await aPanel(test$.db)
  const [engines, kitchens] = [
    await aSharedRun(panel, { title: 'Motor vehicle', places }),
    await aSharedRun(panel, { title: 'Catering', places: 1 }),
  ]
  for (const { id } of [engines, kitchens]) await publishTerms(panel.clerk, id, { rules, reserved: 0 })
  const cases = []
  for (let nth = 0; nth < learners; nth++) cases.push(await aCase(panel, engines.id, { second: kitchens.id }))
  return { panel, engines, kitchens, cases }
}

describe('an allocation', () => {
  test('gives every place out, says for each wish what became of it, and decides nothing', async () => {
    const { panel, cases } = await aContest(5)

    const run = await findRun(panel.clerk, await workOut(panel.clerk, panel.panelId))

    expect(run).toMatchObject({ cases: 5, placed: 3, complaints: 0, adoptedAt: null })
    expect(run.courses.map(({ title, wished, given }) => [title, wished, given]).sort()).toEqual([
      ['Catering', 5, 1],
      ['Motor vehicle', 5, 2],
    ])
    expect(run.byWish).toEqual([
      { position: 1, learners: 2 },
      { position: 2, learners: 1 },
      { position: null, learners: 2 },
    ])
    for (const { id } of cases) expect((await caseRow(test$.db, id)).state).toBe('awaiting-match')
  })

  test('is the same when it is worked out again', async () => {
    const { panel } = await aContest(6)

    const first = await workOut(panel.clerk, panel.panelId)
    const second = await workOut(panel.clerk, panel.panelId)

    const [one, other] = [await findRun(panel.clerk, first), await findRun(panel.clerk, second)]
    expect(one.digest).toBe(other.digest)
    expect(await differencesOf(panel.clerk, first, second)).toEqual([])
  })

  test('can be compared with one by other rules before either is adopted', async () => {
    const { panel, engines, cases } = await aContest(4, { places: 1 })
    const before = await workOut(panel.clerk, panel.panelId)
    const lost = await resultsOf(panel.clerk, await findRun(panel.clerk, before), 1)
    expect(lost.filter(({ sharedRunId, said }) => (sharedRunId === null) === said.length > 0)).toHaveLength(4)
    const someoneElse = cases.find(({ id }) => lost.find((one) => one.id === id)?.sharedRunId !== engines.id)
    await test$.db
      .insertInto('learnerNeed')
      .values({
        learnerId: someoneElse?.learnerId ?? '',
        kind: 'looked-after',
        value: 'yes',
        source: 'test',
        recordedAt: panel.now,
      })
      .execute()
    await publishTerms(panel.clerk, engines.id, { rules: ['priority'], reserved: 0 })

    const after = await workOut(panel.clerk, panel.panelId)

    const differences = await differencesOf(panel.clerk, before, after)
    expect(differences.find(({ id }) => id === someoneElse?.id)).toMatchObject({ there: engines.id })
    expect(await runsOf(panel.clerk, panel.panelId)).toHaveLength(2)
  })

  test('that is adopted holds the places, tells each learner why, and is done once', async () => {
    const { panel, cases } = await aContest(4)
    const runId = await workOut(panel.clerk, panel.panelId)
    const meeting = await anOpenMeeting(panel)

    await adoptRun(panel.chair, runId, { meeting })
    expect(await goOnWith(caseTurn(panel), runId)).toBe(4)
    expect(await goOnWith(caseTurn(panel), runId)).toBe(0)

    const states = await Promise.all(cases.map(async ({ id }) => (await caseRow(test$.db, id)).state))
    expect(states.toSorted()).toEqual(['provisional', 'provisional', 'provisional', 'unable-to-match'])
    const without = cases.find((_, nth) => states[nth] === 'unable-to-match')
    const learner = theLearner(test$.db, without?.learnerId ?? '', panel.town)
    const reasons = await reasonsOfLearner(learner, without?.learnerId ?? '')
    const said = reasonLines(reasons.get(without?.id ?? '') ?? [])
    expect(said[0]).toMatch(/^The rules put you level with others for the last of 2 places on Motor vehicle/)
    expect(said).toHaveLength(2)
    await expect(adoptRun(panel.chair, runId, { meeting })).rejects.toMatchObject({ code: 'adopted-before' })
  })

  test('counts places that are held already', async () => {
    const { panel } = await aContest(1, { places: 1 })
    const runId = await workOut(panel.clerk, panel.panelId)
    const meeting = await anOpenMeeting(panel)
    await adoptRun(panel.chair, runId, { meeting })
    await goOnWith(caseTurn(panel), runId)

    const next = await findRun(panel.clerk, await workOut(panel.clerk, panel.panelId))

    expect(next.courses.find(({ title }) => title === 'Motor vehicle')).toMatchObject({ places: 0 })
  })
})

describe('who may', () => {
  let panel: PanelWithAll

  test('publish rules and work out: the clerk; adopt: who decides and is there', async () => {
    const contest = await aContest(2)
    panel = contest.panel
    await expect(workOut(panel.chair, panel.panelId)).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(publishTerms(panel.member, contest.engines.id, { rules: [], reserved: 0 })).rejects.toMatchObject({
      name: 'NotAllowed',
    })
    const runId = await workOut(panel.clerk, panel.panelId)
    const meeting = await anOpenMeeting(panel, [panel.chair, panel.member])

    await expect(adoptRun(panel.clerk, runId, { meeting })).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(adoptRun(panel.other, runId, { meeting })).rejects.toMatchObject({ code: 'not-present' })
    await expect(findRun(panel.tutor, runId)).rejects.toMatchObject({ name: 'NotFound' })
  })
})
