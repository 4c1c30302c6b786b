import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choiceStates, is, type ChoiceState } from '~/domain/applications/choice.states'
import { guaranteeFrom } from '~/domain/participation/guarantee'

test.each<[ChoiceState[], string]>([
  [[], '151'],
  [['draft', 'not_sent'], '151'],
  [['submitted'], '140'],
  [['overdue', 'rejected'], '140'],
  [['waiting_list'], '140'],
  [['offer', 'rejected'], '110'],
  [['enrolled'], '110'],
  [['deferred'], '110'],
  [['rejected', 'withdrawn'], '159'],
  [['did_not_attend'], '159'],
])('the September Guarantee of choices that are %j is %s', (states, code) => {
  expect(guaranteeFrom(states).code).toBe(code)
})

test('an offer that counts makes it met, whatever else there is', () => {
  const state = fc.constantFrom(...choiceStates)
  fc.assert(
    fc.property(fc.array(state), (states) => {
      const counts = states.some((state) => is(state, 'guaranteeCounts'))

      expect(guaranteeFrom(states).code === '110').toBe(counts)
      expect(guaranteeFrom(states).evidence).not.toBe('')
    }),
  )
})
