import { rights, type Right } from '~/kit/actor'

/** What is kept of the rights ticked: whoever interviews or decides also sees what it is about. */
export function wholeRights(ticked: readonly Right[]): Right[] {
  const needsSight = ticked.includes('interview') || ticked.includes('decide')
  return rights.filter((right) => ticked.includes(right) || (right === 'see' && needsSight))
}

/** The rights among some words; any other word is none. */
export function rightsIn(words: readonly string[] | null): Right[] {
  return rights.filter((right) => words?.includes(right))
}
