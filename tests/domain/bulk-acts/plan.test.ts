import { describe, expect, test } from 'vitest'
import { lookedAt, planAct } from '~/domain/bulk-acts/plan'

describe('a plan', () => {
  const choice = {
    id: '1',
    version: 1,
    state: 'submitted' as const,
    name: 'Amina Yusuf',
    courseId: 'c',
    courseTitle: 'Engineering',
    courseRunId: 'r',
  }

  test('leaves out whom the machine does not let, and says why', () => {
    const { going, leftOut } = planAct('waiting-list', [choice, { ...choice, id: '2', state: 'offer' }])

    expect(going.map(({ id }) => id)).toEqual(['1'])
    expect(leftOut.map(({ why }) => why)).toEqual(['It cannot go on the waiting list: an offer has been made.'])
  })

  test('offers no more places than are left, in order, and none without a usual offer', () => {
    const two = [choice, { ...choice, id: '2' }]

    const capacity = new Map([['r', { places: 1, offersPerHundred: null, hasHardLimit: true, taken: 0 }]])
    expect(planAct('offer', two, { capacity }).leftOut.map(({ why }) => why)).toEqual([
      'No place is left on Engineering.',
    ])
    expect(planAct('offer', two, { withoutOffer: new Set(['c']) }).going).toEqual([])
  })

  test('says how many offers go beyond what was meant, and leaves nobody out for it', () => {
    const three = [choice, { ...choice, id: '2' }, { ...choice, id: '3' }]
    const capacity = new Map([['r', { places: 10, offersPerHundred: 110, hasHardLimit: false, taken: 9 }]])

    const plan = planAct('offer', three, { capacity })

    expect(plan.going).toHaveLength(3)
    expect(plan.beyond).toEqual([{ courseTitle: 'Engineering', offers: 1 }])
  })

  test('is another one once the form or those concerned have changed', () => {
    const plan = planAct('offer', [choice])

    expect(lookedAt(plan, 'a')).not.toBe(lookedAt(plan, 'b'))
    expect(lookedAt(plan)).not.toBe(lookedAt(planAct('offer', [])))
  })
})
