import type { Qualification } from '~/domain/plans/grade'

const names: [says: RegExp, qualification: Qualification][] = [
  [/combined|double award|trilogy|synergy/, 'GCSE combined science'],
  [/functional/, 'Functional Skills'],
  [/entry/, 'Entry level certificate'],
  [
    /btec|technical|vocational|cambridge national|vcert|level ?[12] ?(award|certificate|diploma)/,
    'BTEC or technical award',
  ],
  [/a\*? ?(to|-) ?g/, 'GCSE (A* to G)'],
  [/gcse/, 'GCSE (9 to 1)'],
]

/** The qualification that a file's own words mean; null where they name none that we know. */
export function qualificationNamed(words: string): Qualification | null {
  const plain = words.toLowerCase().replace(/\s+/g, ' ')
  return names.find(([says]) => says.test(plain))?.[1] ?? null
}
