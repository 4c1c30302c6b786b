import type { Reader } from './letter-sample'

/** Whom a letter goes to, in words. */
export const readerWords: Record<Reader, string> = {
  learner: 'Learners',
  parent: 'Parents and carers',
  school: 'Schools',
  provider: 'Providers',
  adviser: 'Advisers',
  area: 'The area',
  anyone: 'Whoever has an account',
}
