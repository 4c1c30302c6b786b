import { subjectKeyOf } from '~/domain/requirements/school-subject'

/** Subjects that count as another one for what a course asks, and are taken beside it all the same. */
const ofTheirOwn = new Set([
  'fine art',
  'graphics',
  'graphic communication',
  'enterprise',
  'product design',
  'resistant materials',
  'hospitality',
  'hospitality and catering',
  'digital information technology',
  'creative imedia',
  'imedia',
  'sport',
  'sports studies',
  'sport science',
  'theatre studies',
  'performing arts',
])

/** The subject that is taken: maths is mathematics, but graphics is not fine art. */
export function subjectIn(words: string): string {
  const plain = words.toLowerCase().replace(/\s+/g, ' ').trim()
  return ofTheirOwn.has(plain) ? plain : subjectKeyOf(words)
}
