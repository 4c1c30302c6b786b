import type { ReactElement } from 'react'

export type Reader = 'learner' | 'parent' | 'school' | 'provider' | 'adviser' | 'area' | 'anyone'

/** One letter as it looks, with made-up people: `variant` says when it looks so. */
export type LetterSample = {
  template: string
  variant?: string
  reader: Reader
  subject: string
  content: ReactElement
}

/** The made-up people, places and days of all samples. */
export const made = {
  amina: 'Amina',
  tutor: 'Mr Okafor',
  parent: 'Samira Yusuf',
  reference: '7K3M-92QF',
  link: 'https://onward.example/',
  code: 'ABCD-EFGH',
  day: '2026-12-04',
  place: { course: 'Engineering', provider: 'Riverside College' },
  other: { course: 'Plumbing', provider: 'Hilltop Training' },
} as const
