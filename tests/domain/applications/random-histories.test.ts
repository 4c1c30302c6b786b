import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayMove, moveChoice, refuseWhenFull } from '~/domain/applications/choice'
import {
  choiceMachine,
  choiceStates,
  is,
  type ChoiceEvent,
  type ChoiceState,
} from '~/domain/applications/choice.states'
import type { Party } from '~/domain/applications/transition.states'
import { consequencesOf, type refuseReply } from '~/domain/offers/reply'
import { possibleStates, restorationRefusal, restoringEvent } from '~/domain/reversals/restoration'
import { Refusal } from '~/kit/errors'

const events = [...new Set(choiceStates.flatMap((state) => Object.keys(choiceMachine[state])))].filter(isEvent)
const parties: Party[] = ['learner', 'school', 'provider', 'adviser', 'coordinator', 'support', 'system']
const replies = ['accept', 'acceptUnconditional', 'keepAsBackup', 'promote', 'promoteUnconditional']
const policies = ['single', 'firm-and-backup'] as const

describe('ten thousand random histories of a whole list', () => {
  const step = fc.tuple(fc.nat(5), fc.constantFrom(...events), fc.constantFrom(...parties))
  const history = fc.tuple(fc.constantFrom(...policies), fc.array(step, { maxLength: 40 }))

  test('never hold two firm places, too many on the list, or what a provider may not see', () => {
    fc.assert(
      fc.property(history, ([acceptancePolicy, steps]) => {
        const settings = { acceptancePolicy, backups: 1 }
        const list: OnList[] = []
        for (const [at, event, party] of steps) {
          const choice = list[at]
          if (!choice) addWhereRoom(list)
          else if (mayMove(choice.state, event, party)) play(list, choice, event, party, settings)
          for (const { state, wasSent } of list) {
            if (is(state, 'providerSees') && state !== 'course_cancelled') expect(wasSent).toBe(true)
          }
          expect(list.filter(({ state }) => is(state, 'holdsFirm')).length).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 10_000 },
    )
  })
})

type OnList = { id: string; state: ChoiceState; wasSent: boolean; had: Set<ChoiceState> }

function addWhereRoom(list: OnList[]) {
  const states = list.map(({ state }) => state)
  try {
    refuseWhenFull(states, { choicesInProgress: 5, choicesInAll: 15 })
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
    return
  }
  list.push({ id: String(list.length), state: 'draft', wasSent: false, had: new Set(['draft']) })
  expect(list.filter(({ state }) => is(state, 'countsAgainstLimit')).length).toBeLessThanOrEqual(5)
}

function play(
  list: OnList[],
  choice: OnList,
  event: ChoiceEvent,
  party: Party,
  settings: Parameters<typeof refuseReply>[1],
) {
  const others = list.filter(({ id }) => id !== choice.id)
  const holdsFirm = others.some(({ state }) => is(state, 'holdsFirm'))
  if (event === 'keepAsBackup' && settings.acceptancePolicy === 'single') return
  if (event.startsWith('restore') && !mayGoBack(choice, event, others)) return
  // A backup is promoted, and a place given back or reinstated, only where no other is held.
  if (/^(promote|reinstate)/.test(event) && holdsFirm) return
  choice.state = moveChoice(choice.state, event, party)
  choice.had.add(choice.state)
  if (event === 'send' || event === 'release') choice.wasSent = true
  if (event !== 'accept' && event !== 'acceptUnconditional') return
  for (const { id, event: ending } of consequencesOf('firm', settings, others)) {
    const other = others.find((one) => one.id === id)
    if (other) other.state = moveChoice(other.state, ending, 'learner')
  }
  expect(replies).toContain(event)
}

/** What two people of support look at before an ending goes back: the states it had, and the whole list. */
function mayGoBack({ id, state, had }: OnList, event: ChoiceEvent, others: OnList[]) {
  const whole = { hasInterviewToCome: true, hasWait: true, hasOffer: true, hasDeferral: true }
  const to = possibleStates({ state, had, ...whole }).find((one) => restoringEvent(one) === event)
  const around = { courseRunId: id, isCycleClosed: false, isCourseCancelled: false, isPastDeadline: false }
  const limits = { choicesInProgress: 5, backups: 1, letsSeveralBeHeld: false }
  const held = others.map((other) => ({ state: other.state, courseRunId: other.id }))
  return to !== undefined && restorationRefusal(to, { ...around, ...limits, others: held }) === null
}

function isEvent(name: string): name is ChoiceEvent {
  return choiceStates.some((state) => Object.hasOwn(choiceMachine[state], name))
}
