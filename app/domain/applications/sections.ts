import type { Field, ProviderKind } from './visibility'

/** What stands in one box of a section, and which row of the visibility table it belongs to. */
export type SectionField = {
  name: string
  shows: Field
  label: string
  hint?: string
  kind: 'text' | 'email' | 'phone' | 'date' | 'area' | 'radios'
  isOptional?: boolean
  maxLength: number
  /** The most words, where the learner counts in words. */
  maxWords?: number
  autoComplete?: string
  options?: Record<string, string>
}

export type Section = {
  slug: string
  title: string
  /** Why the learner is asked, in one or two short sentences. */
  why: string
  fields: readonly SectionField[]
  /** The grades have a page and rows of their own. */
  isGrades?: boolean
  /** May be left out altogether; it never holds up sending. */
  isOptional?: boolean
  isNeeded: (application: { providerKinds: readonly ProviderKind[] }) => boolean
}

const always = () => true
// A school sixth form may not ask for it before a firm place, so a learner who applies nowhere else is not asked either.
const outsideSchools: Section['isNeeded'] = ({ providerKinds }) =>
  providerKinds.length === 0 || providerKinds.some((kind) => kind !== 'school-sixth-form')

const LINE = 100
const PARAGRAPH = 1000
const STATEMENT = 3000
const oneLine = { kind: 'text', isOptional: true, maxLength: LINE } as const

/** The sections of the profile. Task list, pages, check-your-answers and “ready to send” are all made from this list. */
export const applicationSections: readonly Section[] = [
  {
    slug: 'about-you',
    title: 'About you',
    why: 'So that each place knows who you are.',
    isNeeded: always,
    fields: [
      {
        name: 'givenNames',
        shows: 'name',
        label: 'First names',
        kind: 'text',
        maxLength: LINE,
        autoComplete: 'given-name',
      },
      {
        name: 'familyName',
        shows: 'name',
        label: 'Last name',
        kind: 'text',
        maxLength: LINE,
        autoComplete: 'family-name',
      },
      {
        name: 'bornOn',
        shows: 'bornOn',
        label: 'Date of birth',
        hint: 'For example, 27 3 2011',
        kind: 'date',
        maxLength: 10,
      },
      {
        name: 'knownAs',
        shows: 'name',
        label: 'The name you like to be called',
        hint: 'Only if it is not your first name.',
        kind: 'text',
        isOptional: true,
        maxLength: LINE,
        autoComplete: 'nickname',
      },
    ],
  },
  {
    slug: 'contact',
    title: 'How to reach you',
    why: 'So that each place can write to you or call you.',
    isNeeded: always,
    fields: [
      {
        name: 'email',
        shows: 'email',
        label: 'Email address',
        hint: 'Pick one you will still have next year.',
        kind: 'email',
        maxLength: LINE,
      },
      { name: 'phone', shows: 'phone', label: 'Phone number', kind: 'phone', isOptional: true, maxLength: 20 },
      {
        name: 'address',
        shows: 'address',
        label: 'Home address',
        kind: 'area',
        maxLength: 300,
        autoComplete: 'street-address',
      },
      {
        name: 'postcode',
        shows: 'postcode',
        label: 'Postcode',
        kind: 'text',
        maxLength: 8,
        autoComplete: 'postal-code',
      },
    ],
  },
  {
    slug: 'people',
    title: 'Your school and the people who help you',
    why: 'So that each place knows where you are now, and who else it can talk to.',
    isNeeded: always,
    fields: [
      {
        name: 'schoolName',
        shows: 'schoolName',
        label: 'Your school now',
        hint: 'If you are not at a school, write where you learn.',
        kind: 'text',
        maxLength: LINE,
      },
      { name: 'parentName', shows: 'parentName', label: 'Name of a parent or carer', kind: 'text', maxLength: LINE },
      {
        name: 'parentContact',
        shows: 'parentContact',
        label: 'Their phone number or email address',
        kind: 'text',
        maxLength: LINE,
      },
      {
        name: 'parentRelation',
        shows: 'parentName',
        label: 'Who they are to you',
        hint: 'For example your mother, or your foster carer.',
        ...oneLine,
      },
      { name: 'otherParentName', shows: 'parentName', label: 'Name of a second parent or carer', ...oneLine },
      {
        name: 'otherParentContact',
        shows: 'parentContact',
        label: 'How to reach the second parent or carer',
        ...oneLine,
      },
      {
        name: 'supporter',
        shows: 'supporter',
        label: 'Somebody else who supports you',
        hint: 'For example a key worker or a mentor. Say how to reach them.',
        kind: 'text',
        isOptional: true,
        maxLength: 200,
      },
    ],
  },
  {
    slug: 'grades',
    title: 'Your subjects and grades',
    why: 'So that each place can see if a course fits. Your school can check them.',
    isNeeded: always,
    isGrades: true,
    fields: [],
  },
  {
    slug: 'experience',
    title: 'Your experience and interests',
    why: 'So that a college or training provider can see what you are good at.',
    isNeeded: outsideSchools,
    fields: [
      {
        name: 'experience',
        shows: 'experience',
        label: 'Work and other experience',
        hint: 'A job, helping at home, a club, work experience.',
        kind: 'area',
        isOptional: true,
        maxLength: PARAGRAPH,
        maxWords: 150,
      },
      {
        name: 'interests',
        shows: 'interests',
        label: 'What you like to do',
        kind: 'area',
        maxLength: PARAGRAPH,
        maxWords: 150,
      },
      {
        name: 'careerAims',
        shows: 'careerAims',
        label: 'What you would like to do later',
        hint: 'It is fine not to know yet.',
        kind: 'area',
        isOptional: true,
        maxLength: PARAGRAPH,
        maxWords: 150,
      },
    ],
  },
  {
    slug: 'statement',
    title: 'Your statement',
    why: 'So that a college or training provider can see why you chose its course.',
    isNeeded: outsideSchools,
    fields: [
      {
        name: 'statement',
        shows: 'statement',
        label: 'Why have you chosen these courses?',
        hint: 'Say what draws you to the subject. Say what you have done that shows it. A few short paragraphs are enough.',
        kind: 'area',
        maxLength: STATEMENT,
        maxWords: 400,
      },
    ],
  },
  {
    slug: 'interview-needs',
    title: 'What you need at an interview',
    why: 'So that an interview works for you. You can leave all of it out.',
    isNeeded: outsideSchools,
    fields: [
      {
        name: 'accessNeeds',
        shows: 'accessNeeds',
        label: 'Help you need on the day',
        hint: 'For example step-free access, or somebody with you.',
        kind: 'area',
        isOptional: true,
        maxLength: PARAGRAPH,
      },
      {
        name: 'unavailable',
        shows: 'unavailable',
        label: 'Days you cannot come',
        hint: 'For example Tuesdays, or 12 to 16 January.',
        kind: 'text',
        isOptional: true,
        maxLength: 200,
      },
      {
        name: 'supportNeeds',
        shows: 'supportNeeds',
        label: 'Support you need to learn',
        hint: 'For example for your health, or an EHC plan (an education, health and care plan).',
        kind: 'area',
        isOptional: true,
        maxLength: PARAGRAPH,
      },
    ],
  },
  {
    slug: 'fair-chances',
    title: 'Fair chances for all',
    why: 'So that your area can count if everybody has a fair chance. You can leave this out. It changes nothing for you.',
    isNeeded: always,
    isOptional: true,
    fields: [
      {
        name: 'ethnicGroup',
        shows: 'ethnicGroup',
        label: 'Your ethnic group',
        kind: 'radios',
        isOptional: true,
        maxLength: 40,
        options: {
          asian: 'Asian or Asian British',
          black: 'Black, Black British, Caribbean or African',
          mixed: 'Mixed, or more than one group',
          white: 'White',
          other: 'Another group',
          'not-said': 'I would rather not say',
        },
      },
      {
        name: 'disability',
        shows: 'disability',
        label: 'Do you have a disability?',
        kind: 'radios',
        isOptional: true,
        maxLength: 40,
        options: { yes: 'Yes', no: 'No', 'not-said': 'I would rather not say' },
      },
    ],
  },
]
