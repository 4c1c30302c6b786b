import { describe, expect, test } from 'vitest'
import { choiceMachine, choiceStates, type ChoiceEvent } from '~/domain/applications/choice.states'
import { changedMeanwhile, choiceTag, choiceWords, refusalOf } from '~/domain/applications/choice.words'
import { applicationSentences } from '~/domain/applications/choice-timeline.words'
import { applicationSections } from '~/domain/applications/sections'
import { staffLabel, staffTitle } from '~/domain/applications/section.words'
import { offerSentences } from '~/domain/offers/offer.words'
import { nextStep } from '~/domain/offers/status.words'
import { describe as inWords, type TimelineEvent } from '~/domain/learners/timeline'

const audiences = ['learner', 'school', 'provider', 'authority'] as const
const facts = { provider: 'Riverside College', answerBy: '2026-12-18', replyBy: '2026-12-04', startsOn: '2027-09-06' }

describe('every state has its words', () => {
  test.each(choiceStates.flatMap((state) => audiences.map((audience) => [state, audience] as const)))(
    '%s for the %s',
    (state, audience) => {
      const { text, colour } = choiceTag(state, audience)

      expect(text).toMatch(/^[A-Z][^_]+$/)
      expect(text.split(' ').length).toBeLessThanOrEqual(5)
      expect(colour).toBe(choiceWords[state].colour)
    },
  )

  test.each(choiceStates)('%s: what a learner reads next is short and plain', (state) => {
    const step = nextStep(state, facts)
    const sentences = [step.what, step.ifNothing ?? '']
      .join(' ')
      .split(/[.!?] ?/)
      .filter(Boolean)

    expect(sentences.length).toBeGreaterThan(0)
    for (const sentence of sentences) expect(sentence.split(' ').length).toBeLessThanOrEqual(14)
  })

  test.each(choiceStates)('%s: a refusal says what the choice is', (state) => {
    const event: ChoiceEvent = 'makeOffer'

    expect(refusalOf(state, event)).toMatch(/^An offer cannot be made: [a-z].*\.$/)
    expect(changedMeanwhile(state)).toContain('Reload the page')
  })

  test('whose turn it is follows from the state', () => {
    expect(nextStep('offer', facts)).toMatchObject({ turn: 'you', by: '2026-12-04' })
    expect(nextStep('offer', { ...facts, replyBy: null })).toMatchObject({ by: null, ifNothing: null })
    expect(nextStep('submitted', facts)).toMatchObject({ turn: 'them', by: '2026-12-18' })
  })

  test('each event of the machine that a person is refused has a sentence', () => {
    const events = new Set(choiceStates.flatMap((state) => Object.keys(choiceMachine[state])))

    expect(events.size).toBeGreaterThan(40)
  })
})

describe('staff read the form in their own words', () => {
  test.each(applicationSections)('$slug', (section) => {
    expect(staffTitle(section)).not.toMatch(/\b[Yy]ou/)
    for (const field of section.fields) expect(staffLabel(field)).not.toMatch(/\b[Yy]ou/)
  })
})

describe('the history of a choice', () => {
  const event = (action: string, particulars: Record<string, unknown> = {}): TimelineEvent => ({
    id: '1',
    happenedAt: new Date('2026-11-20T09:00:00Z'),
    action,
    actorRole: 'learner',
    actorName: 'Amina',
    isOnBehalf: false,
    organisationName: null,
    particulars,
  })
  const read = (role: 'learner' | 'admissions-officer', one: TimelineEvent) =>
    inWords(one, { role }, applicationSentences, offerSentences)

  test.each([
    ['choice.added', { course: 'Engineering' }, 'Added Engineering to the list'],
    ['application.sent', { answerBy: '2026-12-18' }, 'Application sent. An answer is due by 18 December 2026'],
    ['choice.withdrawn', { shared: 'Travel' }, 'Withdrawn: travel'],
    ['choice.withdrawn', { shared: null }, 'Withdrawn'],
    ['choice.rejected', {}, 'Rejected'],
    ['choice.ran-out-of-time', {}, 'No answer came in time. It can still come'],
    ['offer.made', { conditions: [] }, 'An unconditional offer was made'],
    ['offer.made', { conditions: ['one'] }, 'An offer with one condition was made'],
    ['offer.accepted', {}, 'The offer was accepted'],
    ['offer.declined', { shared: 'Travel' }, 'The offer was declined: travel'],
    ['offer.lapsed', {}, 'The offer ran out without a reply'],
  ])('tells the learner of %s %o: %s', (action, particulars, expected) => {
    expect(read('learner', event(action, particulars))).toBe(expected)
  })

  test.each(['choice.added', 'choice.removed', 'section.saved', 'grades.saved'])(
    'does not tell a provider of %s',
    (action) => {
      expect(read('admissions-officer', event(action, { course: 'Engineering' }))).toBeNull()
    },
  )
})
