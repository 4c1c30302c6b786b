import { describe, expect, test } from 'vitest'
import { choiceStates } from '~/domain/applications/choice.states'
import { applicationSections } from '~/domain/applications/sections'
import { asWritten, shownTo, snapshotFrom, takeSnapshot } from '~/domain/applications/snapshot'
import {
  fields,
  isVisible,
  providerKindOf,
  providerKinds,
  stageOf,
  stages,
  visibleFields,
  whoSees,
  type Field,
} from '~/domain/applications/visibility'
import { matters, readingRights, whoElseSees } from '~/domain/applications/reading-rights'
import { answersOf } from '#tests/support/admissions'

/** What the law keeps from a school sixth form before a firm place (School Admissions Code, 2.4 and 2026). */
const forbidden: Field[] = [
  ...([
    'supporter',
    'experience',
    'interests',
    'careerAims',
    'statement',
    'accessNeeds',
    'unavailable',
    'supportNeeds',
  ] as const),
  ...([
    'reference',
    'attendance',
    'behaviour',
    'safeguarding',
    'ethnicGroup',
    'religion',
    'disability',
    'preference',
    'otherChoices',
  ] as const),
]
const allAnswers = Object.assign({}, ...applicationSections.map(({ slug }) => answersOf(slug)))
const grades = [
  {
    subject: 'Mathematics',
    qualification: 'GCSE (9 to 1)',
    grade: '6',
    isConfirmed: false,
    achieved: null,
    year: 2027,
  },
]

describe('who sees what', () => {
  test.each(forbidden)('a school sixth form does not see %s before a firm place', (field) => {
    expect(isVisible(field, 'school-sixth-form', 'application')).toBe(false)
    expect(isVisible(field, 'school-sixth-form', 'offer')).toBe(false)
  })

  test('a school sixth form sees only eligibility and oversubscription before a firm place', () => {
    const rest = fields.filter((field) => !forbidden.includes(field))

    expect(visibleFields('school-sixth-form', 'offer').toSorted()).toEqual(rest.toSorted())
  })

  test.each(providerKinds)('no %s ever sees the order of choices, the other choices, ethnicity or religion', (kind) => {
    for (const field of ['preference', 'otherChoices', 'ethnicGroup', 'religion', 'disability'] as const) {
      for (const stage of stages) expect(isVisible(field, kind, stage)).toBe(false)
    }
  })

  test.each(providerKinds)('what a %s has seen once stays visible later', (kind) => {
    for (const [before, after] of [
      ['application', 'offer'],
      ['offer', 'place'],
    ] as const) {
      for (const field of visibleFields(kind, before)) expect(visibleFields(kind, after)).toContain(field)
    }
  })

  test('only a sure place is a firm place in law: an accepted offer with conditions is still an offer', () => {
    const firm = choiceStates.filter((state) => stageOf(state) === 'place')

    expect(firm).toEqual(['place_confirmed', 'enrolled'])
    expect(stageOf('accepted_conditional')).toBe('offer')
    expect(stageOf('submitted')).toBe('application')
  })

  test.each([
    ['school', 'school-sixth-form'],
    ['college', 'college'],
    ['training-provider', 'training-provider'],
    ['employer', 'training-provider'],
  ] as const)('a %s is a %s', (kind, expected) => {
    expect(providerKindOf(kind)).toBe(expected)
  })
})

describe('the learner is told who sees each section', () => {
  test.each(applicationSections.map((section) => [section.slug, section] as const))('%s', (_, section) => {
    const sentences = whoSees(section.isGrades ? ['grades'] : section.fields.map(({ shows }) => shows))

    expect(sentences.length).toBeGreaterThan(0)
    for (const sentence of sentences) expect(sentence.split(' ').length).toBeLessThanOrEqual(20)
  })

  test('in the words of the table', () => {
    expect(whoSees(['grades'])).toEqual(['Every place you apply to sees this.'])
    expect(whoSees(['statement'])).toEqual([
      'Colleges and training providers you apply to see this.',
      'A school sixth form cannot see it until you have a firm place there.',
    ])
    expect(whoSees(['ethnicGroup'])).toEqual(['Nobody who decides about you sees this. It is only counted.'])
    expect(whoSees(['schoolName', 'parentName', 'supporter'])).toEqual([
      'Your school, a parent or carer: every place you apply to sees this.',
      'A person who supports you: colleges and training providers see this.',
      'A person who supports you: school sixth forms see this once you have a firm place.',
    ])
  })
})

describe('the learner is told of the kinds of place chosen, and of no other', () => {
  test.each([
    [['statement'], ['college'], ['Every place you apply to sees this.']],
    [['statement'], ['school-sixth-form'], ['A school sixth form cannot see it until you have a firm place there.']],
    [
      ['statement'],
      ['college', 'school-sixth-form'],
      ['Your statement: colleges see this.', 'Your statement: school sixth forms see this once you have a firm place.'],
    ],
    [['ethnicGroup'], ['college'], ['Nobody who decides about you sees this. It is only counted.']],
    [['grades'], ['school-sixth-form'], ['Every place you apply to sees this.']],
  ] as const)('%o for %o', (group, kinds, expected) => {
    expect(whoSees(group, kinds)).toEqual(expected)
  })
})

describe('who else may read it', () => {
  test('is written for every matter, and never for the roles that only count', () => {
    expect(Object.keys(readingRights).toSorted()).toEqual([...matters].toSorted())
    for (const matter of matters) {
      for (const role of ['coordinator', 'visitor'] as const) expect(readingRights[matter]).not.toContain(role)
    }
    expect(matters.filter((matter) => readingRights[matter].includes('panel-member')).toSorted()).toEqual([
      'caseSupport',
      'caseWhy',
      'name',
      'schoolName',
    ])
  })

  test('a program reads nothing that the staff of its provider may not', () => {
    for (const matter of matters.filter((name) => readingRights[name].includes('machine')))
      expect(readingRights[matter]).toContain('admissions-officer')
  })

  test('a parent reads no answer of the form and no note of staff', () => {
    for (const matter of [
      'statement',
      'supportNeeds',
      'ethnicGroup',
      'contactNote',
      'progressNote',
      'preference',
    ] as const)
      expect(readingRights[matter]).not.toContain('parent')
  })

  test('is told to the learner', () => {
    expect(whoElseSees(['statement'])).toBe(
      'Your school may see it too. So may your adviser, unless the careers service is told your name only.',
    )
    expect(whoElseSees(['ethnicGroup', 'disability'])).toBe('Nobody else sees it.')
  })
})

describe('the copy a provider gets', () => {
  test.each(providerKinds.flatMap((kind) => stages.map((stage) => [kind, stage] as const)))(
    '%s at %s: exactly what the table allows',
    (kind, stage) => {
      const copy = takeSnapshot({ answers: allAnswers, grades }, kind, stage, '2026-11-20')

      const allowed = applicationSections
        .flatMap((section) => section.fields)
        .filter((field) => isVisible(field.shows, kind, stage))
      expect(Object.keys(copy.answers).toSorted()).toEqual(allowed.map(({ name }) => name).toSorted())
      expect(shownTo(copy, kind, stage).flatMap(({ rows }) => rows)).toHaveLength(allowed.length)
    },
  )

  test('shows a choice in words', () => {
    const field = applicationSections.flatMap((section) => section.fields).find(({ name }) => name === 'disability')

    expect(field && asWritten(field, 'not-said')).toBe('I would rather not say')
  })

  test.each([null, undefined, 'text', { stage: 'nowhere' }, []])('that cannot be read shows nothing: %o', (kept) => {
    expect(snapshotFrom(kept)).toBeNull()
  })
})
