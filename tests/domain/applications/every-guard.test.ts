import { describe, expect, test } from 'vitest'
import { mayMove, partyOf } from '~/domain/applications/choice'
import { choiceStates } from '~/domain/applications/choice.states'
import type { Party } from '~/domain/applications/transition.states'
import { testDatabase } from '#tests/support/database'
import { arrows, aScene, whoMay } from '#tests/support/moves'
import { askToRestore, itHadThatState } from '#tests/support/support-moves'
import { partingOf, walk } from '#tests/support/walk-moves'
import { bySystem, deedsOfPeople, ways, waysOfList, waysTo } from '#tests/support/ways'

const test$ = testDatabase()
const parties: Party[] = ['learner', 'school', 'provider', 'adviser', 'coordinator', 'support', 'system']

/** Moves that the table of moves lets somebody make, and for which there is no deed yet. */
const notMadeYet: string[] = []
/** Rows that name several events, or people who come to the same end in another way. */
const inAnotherWay = [
  // What staff send for a learner has been looked at.
  ...['sendToSchool by adviser', 'sendToSchool by school'],
  // Whoever withdrew for a learner may add the course again.
  ...['undoWithdrawal by adviser', 'undoWithdrawal by school'],
]

describe('the table of guards', () => {
  test('has a case for every no that a deed can say, as the source names them', () => {
    expect(deedsOfPeople.flatMap(partingOf)).toEqual([])
  })

  test('has a way for everybody whom the table of moves lets make a move', async () => {
    const scene = await aScene(test$.db)
    const missing = arrows.flatMap((arrow) =>
      parties
        .filter((party) => mayMove(arrow.from, arrow.event, party))
        .filter((party) => {
          if (party === 'system') return !ways[arrow.event].includes(bySystem)
          const people = waysTo(arrow.event).flatMap((way) => whoMay(scene, way, arrow.from))
          return !people.some(([, { role }]) => partyOf(role) === party)
        })
        .map((party) => `${arrow.event} by ${party}`),
    )
    expect([...new Set(missing)].toSorted()).toEqual([...notMadeYet, ...inAnotherWay].toSorted())
  })
})

describe.each(choiceStates)('a choice that is %s', (state) => {
  test('moves along each arrow when all guards hold, and not at all when one of them fails', async () => {
    const scene = await aScene(test$.db)
    const wrong: string[] = []
    for (const arrow of arrows.filter(({ from }) => from === state)) {
      for (const way of waysTo(arrow.event)) wrong.push(...(await walk(scene, arrow, way)))
    }
    expect(wrong).toEqual([])
  })
})

describe('a list', () => {
  test.each(waysOfList)('$name only when all guards hold', async ({ arrow, way, after }) => {
    const scene = await aScene(test$.db)
    expect(await walk(scene, arrow, way, after)).toEqual([])
  })
})

describe('asking for an ending to be put right', () => {
  test('is refused for what would stand in the way, and moves nothing', async () => {
    const scene = await aScene(test$.db)
    const wrong: string[] = []
    // Asking knows no arrows, only where to: one for each state that an ending can go back to.
    const restoring = Map.groupBy(arrows, ({ event, to }) => (event.startsWith('restore') ? to : null))
    for (const [to, [arrow]] of restoring) {
      const way = { deed: askToRestore, prepare: itHadThatState }
      if (to && arrow) wrong.push(...(await walk(scene, arrow, way, arrow.from)))
    }
    expect(wrong).toEqual([])
  })
})
