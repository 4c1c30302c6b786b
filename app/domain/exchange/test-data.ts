import { applicationSections, type SectionField } from '~/domain/applications/sections'

/** The states in which invented applications can be asked for. */
export const testStates = [
  'submitted',
  'interviewing',
  'waiting_list',
  'offer',
  'accepted_conditional',
  'place_confirmed',
  'rejected',
] as const
export type TestState = (typeof testStates)[number]

/** An offer with a condition, as the tests of an interface want one. */
export const testOffer = {
  kind: 'conditional' as const,
  conditions: [{ kind: 'identity' as const, subject: null, grade: null, text: 'Show us who you are.' }],
  message: null,
}

/** Somebody nobody could take for a real learner. */
export function inventedLearner(id: string) {
  return {
    givenNames: 'Test',
    familyName: `Learner ${id.slice(0, 8)}`,
    email: `test-${id}@demo.example`,
    bornOn: '2011-03-27',
    postcode: 'ZE1 0AA',
  }
}

/** Every section of the form but the grades, filled in with words that say what they are. */
export function inventedAnswers(about: ReturnType<typeof inventedLearner>) {
  return applicationSections
    .filter(({ isGrades }) => !isGrades)
    .map(({ slug, fields }) => ({
      slug,
      answers: Object.fromEntries(fields.map((field) => [field.name, answerTo(field, about)])),
    }))
}

function answerTo({ name, kind, options = {} }: SectionField, about: Record<string, string>): string {
  const known = about[name]
  if (known) return known
  if (kind === 'radios') return Object.keys(options)[0] ?? ''
  if (kind === 'email') return 'test@demo.example'
  if (kind === 'phone') return '07700 900123'
  return kind === 'date' ? '2011-03-27' : 'Invented for a test'
}

export const inventedGrades = [{ subject: 'Mathematics', qualification: 'GCSE (9 to 1)' as const, grade: '6' }]
