/** The figures for which a partnership sets targets. */
export const measures = [
  'neet',
  'not-known',
  'neet-or-not-known',
  'participating',
  'meeting-duty',
  'guarantee-offered',
  'guarantee-none',
  'guarantee-not-recorded',
  'placed',
  'refused-full',
  'unfilled',
  'far-to-travel',
] as const

export type Measure = (typeof measures)[number]

export function isMeasure(name: string): name is Measure {
  return measures.some((measure) => measure === name)
}
