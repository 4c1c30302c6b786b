import { z } from 'zod'

/** What a tutor may narrow the grid to; it opens on who has not applied. */
export const tuteeLists = {
  'not-applied': 'Have not applied',
  'no-account': 'Have no account',
  'no-choice': 'Have chosen no course',
  unsent: 'Have a draft they have not sent',
  'to-answer': 'Have an offer to answer',
  'no-offer': 'Have no offer yet',
  accepted: 'Have said yes to a place',
  all: 'Everybody',
} as const

/** By what the grid may be sorted. */
export const tuteeSorts = ['name', 'form', 'signed-in', 'profile', 'choices', 'sent', 'offers'] as const

export type TuteeSort = (typeof tuteeSorts)[number]

export type TuteeList = keyof typeof tuteeLists

export const tuteeQuestion = z.object({
  list: z.enum(Object.keys(tuteeLists).filter(isTuteeList)).catch('not-applied'),
  form: z.string().trim().max(20).catch(''),
  q: z.string().trim().max(60).catch(''),
  about: z.string().max(60).catch(''),
  sort: z.enum(tuteeSorts).catch('name'),
  order: z.enum(['ascending', 'descending']).catch('ascending'),
  after: z.string().max(400).catch(''),
})

export type TuteeQuestion = z.output<typeof tuteeQuestion>

export function isTuteeList(name: string): name is TuteeList {
  return Object.hasOwn(tuteeLists, name)
}

/** How many a list holds, where the counts of the forms already say so; null where they do not. */
export function countMatching(
  { list, form, q, about }: Pick<TuteeQuestion, 'list' | 'form' | 'q' | 'about'>,
  forms: readonly { form: string | null; learners: number; notApplied: number }[],
): number | null {
  if (q !== '' || about !== '' || (list !== 'all' && list !== 'not-applied')) return null
  const counted = forms.filter((one) => form === '' || one.form === form)
  return counted.reduce((sum, one) => sum + Number(list === 'all' ? one.learners : one.notApplied), 0)
}
