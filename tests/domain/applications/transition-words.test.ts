import { describe, expect, test } from 'vitest'
import { transitions } from '~/domain/applications/transition.states'
import { actionsWithRule, ruleWords, whyOf } from '~/domain/applications/transition.words'
import type { TimelineEvent } from '~/domain/learners/timeline'

const event = (action: string, particulars: Record<string, unknown> = {}, actorRole = 'learner'): TimelineEvent => ({
  id: '1',
  happenedAt: new Date(),
  action,
  actorRole,
  actorName: null,
  isOnBehalf: false,
  organisationName: null,
  particulars,
})

describe('“Why did this happen?”', () => {
  test('has one plain sentence or two for every numbered move, and for nothing else', () => {
    expect(Object.keys(ruleWords).map(Number)).toEqual(transitions.map(({ number }) => number))
    for (const words of Object.values(ruleWords)) expect(words).toMatch(/^[A-Z].+\.$/)
  })

  test('keeps its sentences short enough to be read at eleven', () => {
    const longest = Object.values(ruleWords).flatMap((words) => words.split(/(?<=\.) /))

    expect(longest.filter((sentence) => sentence.split(' ').length > 22)).toEqual([])
  })

  test.each(actionsWithRule)('knows the rule behind %s', (action) => {
    expect(whyOf(event(action))).not.toBeNull()
  })

  test.each([
    ['offer.accepted', { after: 'place_confirmed' }, 27],
    ['offer.accepted', { after: 'accepted_conditional' }, 26],
    ['choice.withdrawn', { before: 'place_confirmed' }, 40],
    ['choice.withdrawn', { before: 'submitted' }, 39],
    ['enrolment.recorded', { before: 'did_not_attend' }, 44],
  ])('tells two rules apart by what was before or after: %s %o is rule %i', (action, particulars, number) => {
    expect(whyOf(event(action, particulars))).toBe(ruleWords[number])
  })

  test('says nothing of what no rule about choices governs', () => {
    expect(whyOf(event('section.saved'))).toBeNull()
  })
})
