import { describe, expect, test } from 'vitest'
import { mayMove } from '~/domain/applications/choice'
import { system } from '~/kit/actor'
import { testDatabase } from '#tests/support/database'
import { arrows, aScene, attempt, type Arrow, type Slip } from '#tests/support/moves'
import { whoElseComesTo } from '#tests/support/refusals'
import { putInto } from '#tests/support/standing'
import { systemMoves, type SystemMove } from '#tests/support/system-moves'
import { bySystem, deedsOfPeople, ways } from '#tests/support/ways'

const test$ = testDatabase()
const MINUTE = 60_000

/** Functions of the system that move choices, each of which a move below calls or finishes. */
const functionsOfSystem = [
  ['applications/school-check', 'releaseDueChecks'],
  ['clocks/cycle-close', 'closeCycles'],
  ['clocks/deadline', 'missDeadlines'],
  ['clocks/overdue', 'markOverdue'],
  ['clocks/silence', 'endSilence'],
  ['enrolment-files/take-back-rows', 'takeBackRows'],
  ['enrolment-files/take-rows', 'takeRows'],
  ['enrolments/release', 'releaseBackups'],
  ['offers/lapse', 'lapseOffers'],
  ['offers/promote', 'promoteBackup'],
  ['requests/request-clock', 'endUnanswered'],
  ['waiting-lists/close-waiting-list', 'closeExpiredWaits'],
  // The second half of a cancellation, which is walked with it.
  ['cancellations/end-choices', 'endChoicesOf'],
] as const

const moves = arrows.flatMap((arrow) => {
  const move = systemMoves[arrow.event]
  const isTheirs = move && (!move.only || move.only.includes(arrow.from)) && mayMove(arrow.from, arrow.event, 'system')
  return isTheirs ? [{ ...arrow, arrow, move }] : []
})

describe('the moves of the system', () => {
  test('are all here: whatever the table of ways leaves to the system', () => {
    const expected = Object.entries(ways).flatMap(([event, found]) => (found.includes(bySystem) ? [event] : []))
    expect(Object.keys(systemMoves).toSorted()).toEqual(expected.toSorted())
  })

  test('and the deeds of people are all that moves a choice', () => {
    const known = [...deedsOfPeople.map(({ source }) => source), ...functionsOfSystem]
    const named = known.map(([file, name]) => ({ file: `app/domain/${file}.commands.server`, name }))
    expect(whoElseComesTo('stateAfter', named)).toEqual([])
  })

  test.each(moves)(
    '$from, $event: not a minute too soon, then once, and not where something holds it back',
    async ({ arrow, move }) => {
      const { db } = test$
      const scene = await aScene(db)
      await putInto(db, scene.choice, arrow.from, scene.nextRunId, move.how)
      await move.prepare?.(scene)
      const at = move.from ?? undefined
      const tried = (slip: Partial<Slip>) => tryMove(scene, arrow, move, { ...(at ? { now: at } : {}), ...slip })

      if (at) expect((await tried({ now: new Date(at.getTime() - MINUTE) })).isUntouched).toBe(true)
      for (const [what, spoil] of Object.entries(move.heldBack)) {
        const { events } = await tried({ spoil })
        expect([what, events.filter((name) => name === move.event)]).toEqual([what, []])
      }
      const once = await tried({})
      const twice = await tried({ run: (ctx) => move.run(ctx, scene).then(() => move.run(ctx, scene)) })

      for (const { said, state, events, jobs } of [once, twice]) {
        expect([said, state]).toEqual(['done', arrow.to])
        expect(events.filter((name) => name === move.event)).toHaveLength(1)
        expect(jobs.filter((name) => name === move.letter)).toHaveLength(1)
      }
    },
  )
})

function tryMove(scene: Parameters<typeof attempt>[0], arrow: Arrow, move: SystemMove, slip: Partial<Slip>) {
  const deed = {
    source: ['', ''] as const,
    action: 'choice.decide' as const,
    run: (ctx: Parameters<SystemMove['run']>[0]) => move.run(ctx, scene),
    event: move.event,
    letter: move.letter,
    guards: {},
  }
  return attempt(scene, arrow, { actor: system, way: { deed }, slip: { says: /./, ...slip } })
}
