import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { ChoiceState as StateInDatabase } from '#db/schema'
import { canMove, mayMove, moveChoice } from '~/domain/applications/choice'
import {
  awaitingDecision,
  choiceMachine,
  choiceStates,
  endedWithoutAPlace,
  facets,
  inProgress,
  is,
  openOffers,
  statesWith,
  terminal,
  type ChoiceEvent,
  type ChoiceState,
  type Facet,
} from '~/domain/applications/choice.states'
import { transitions, type Party } from '~/domain/applications/transition.states'

const parties: Party[] = ['learner', 'school', 'provider', 'adviser', 'coordinator', 'support', 'system']
const arrows = choiceStates.flatMap((from) =>
  Object.entries<ChoiceState>(choiceMachine[from]).map(([event, to]) => ({ from, event, to })),
)
const events = [...new Set(arrows.map((arrow) => arrow.event))].filter(isEvent)

// The published table: provider sees, counts, interview, offer live, learner's turn, in part, terminal, guarantee.
const table: Record<ChoiceState, string> = {
  draft: '.C..L...',
  with_school: '.C......',
  not_sent: '......T.',
  submitted: 'SCI.....',
  info_requested: 'SCI.L...',
  interviewing: 'SCI..P..',
  overdue: 'S.I.....',
  waiting_list: 'S.I.....',
  offer: 'SC.OL..G',
  accepted_backup: 'SC.O...G',
  accepted_conditional: 'SC.O...G',
  place_confirmed: 'SC.O...G',
  deferred: 'S..O...G',
  enrolled: 'S.....TG',
  did_not_attend: 'S.....T.',
  rejected: 'S.....T.',
  ended_no_reply: 'S.....T.',
  offer_withdrawn: 'S.....T.',
  declined: 'S.....T.',
  lapsed: 'S.....T.',
  conditions_not_met: 'S.....T.',
  withdrawn: 'S.....T.',
  course_cancelled: 'S.....T.',
}
const columns: Facet[] = [
  'providerSees',
  'countsAgainstLimit',
  'canInterview',
  'offerLive',
  'learnersTurn',
  'learnersTurnInPart',
  'terminal',
  'guaranteeCounts',
]

describe('the states of a choice', () => {
  test('are the 23 the database knows', () => {
    expectTypeOf<ChoiceState>().toEqualTypeOf<StateInDatabase>()
    expect(choiceStates).toHaveLength(23)
  })

  test.each(
    choiceStates.flatMap((state) => columns.map((facet, at) => ({ state, facet, expected: table[state][at] !== '.' }))),
  )('$state has $facet: $expected', ({ state, facet, expected }) => {
    expect(is(state, facet)).toBe(expected)
  })

  test('say of themselves only what has a name', () => {
    expect(choiceStates.flatMap((state) => facets.filter((facet) => is(state, facet))).length).toBeGreaterThan(60)
    expect(statesWith('firmPlace')).toEqual(['place_confirmed', 'enrolled'])
  })

  test('fall into groups that come from the facets', () => {
    expect(awaitingDecision).toEqual(['submitted', 'interviewing', 'overdue', 'waiting_list'])
    expect(openOffers).toEqual(['offer'])
    expect([...inProgress, ...terminal].toSorted()).toEqual(choiceStates.toSorted())
    expect(endedWithoutAPlace).not.toContain('enrolled')
    expect(endedWithoutAPlace).toHaveLength(10)
  })

  test.each(choiceStates)('%s: a firm hold is an offer that lives, and a place sure in law is held', (state) => {
    if (is(state, 'holdsFirm') || is(state, 'holdsBackup')) expect(is(state, 'offerLive')).toBe(true)
    if (is(state, 'offerLive')) expect(is(state, 'guaranteeCounts')).toBe(true)
    if (is(state, 'clockRuns')) expect(is(state, 'providerMayDecide')).toBe(true)
    if (is(state, 'terminal')) expect(is(state, 'countsAgainstLimit')).toBe(false)
  })
})

describe('the moves of a choice', () => {
  test('are numbered from 1 to 47', () => {
    expect(transitions.map((row) => row.number)).toEqual(Array.from({ length: 47 }, (_, at) => at + 1))
  })

  test('cover every arrow of the machine, and nothing else', () => {
    const numbered = transitions.flatMap((row) =>
      row.from.flatMap((from) => row.events.map((event) => ({ from, event }))),
    )
    const unnumbered = arrows.filter(
      (arrow) => !numbered.some((row) => row.from === arrow.from && row.event === arrow.event),
    )

    expect(unnumbered).toEqual([])
    for (const row of transitions.filter((row) => row.number > 2)) {
      for (const event of row.events) expect(row.from.some((from) => isEvent(event) && canMove(from, event))).toBe(true)
      for (const from of row.from) expect(row.events.some((event) => isEvent(event) && canMove(from, event))).toBe(true)
    }
  })

  test.each(choiceStates.flatMap((from) => events.map((event) => ({ from, event }))))(
    '$from, $event: only those named may, and only where an arrow is',
    ({ from, event }) => {
      const arrow = arrows.find((one) => one.from === from && one.event === event)
      const named = transitions
        .filter((row) => row.from.includes(from) && row.events.includes(event))
        .flatMap((row) => row.by)

      for (const party of parties) {
        const move = () => moveChoice(from, event, party)
        if (!arrow) expect(move).toThrow(expect.objectContaining({ code: 'not-from-here' }))
        else if (named.includes(party)) expect(move()).toBe(arrow.to)
        else expect(move).toThrow('not yours')
        if (arrow) expect(mayMove(from, event, party)).toBe(named.includes(party))
      }
    },
  )

  test('never let a provider see what was not sent', () => {
    const toProvider = arrows.filter((arrow) => !is(arrow.from, 'providerSees') && is(arrow.to, 'providerSees'))

    expect(new Set(toProvider.map((arrow) => arrow.event))).toEqual(new Set(['send', 'release', 'cancelCourse']))
  })

  test('whatever happens, an ending is left only by the reversals that are named', () => {
    const reversals = /^(restore|revertRejection|offerAgain|reopen|enrolLate|undoWithdrawal)/
    const sequence = fc.array(fc.tuple(fc.constantFrom(...events), fc.constantFrom(...parties)), { maxLength: 60 })

    fc.assert(
      fc.property(sequence, (steps) => {
        let state: ChoiceState = 'draft'
        for (const [event, party] of steps) {
          if (!mayMove(state, event, party)) continue
          const next: ChoiceState = canMove(state, event) ? moveChoice(state, event, party) : state
          if (is(state, 'terminal')) expect(event).toMatch(reversals)
          if (is(next, 'firmPlace')) expect(is(state, 'offerLive') || is(state, 'terminal')).toBe(true)
          state = next
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a learner alone never reaches an offer, a provider alone never sends', () => {
    expect(reachable('draft', ['learner'])).toEqual(['draft', 'with_school', 'submitted', 'withdrawn'])
    expect(reachable('draft', ['provider'])).toEqual(['draft', 'course_cancelled'])
  })

  test('every state can be reached', () => {
    expect(reachable('draft', parties).toSorted()).toEqual(choiceStates.toSorted())
  })
})

function reachable(start: ChoiceState, by: Party[]): ChoiceState[] {
  const found = [start]
  for (const from of found) {
    for (const arrow of arrows.filter((one) => one.from === from)) {
      const allowed =
        isEvent(arrow.event) && by.some((party) => isEvent(arrow.event) && mayMove(from, arrow.event, party))
      if (allowed && !found.includes(arrow.to)) found.push(arrow.to)
    }
  }
  return found
}

function isEvent(name: string): name is ChoiceEvent {
  return choiceStates.some((state) => Object.hasOwn(choiceMachine[state], name))
}
