import { perHundredPlaces, shownBySubject, type ShownDemand, type SubjectLine } from './demand'

const SUBJECTS_SHOWN = 12

export type SubjectNeed = { name: string; places: number; firstChoices: number; rate: number }

/** The subjects in which most is asked for, for what there is: the most first choices for a place first. What is kept back is left out. */
export function tightestSubjects(lines: readonly SubjectLine[], nameOf: (code: string) => string): SubjectNeed[] {
  return needs(lines, nameOf)
    .toSorted((a, b) => b.rate - a.rate || a.name.localeCompare(b.name))
    .slice(0, SUBJECTS_SHOWN)
}

/** The subjects in which most places are unasked for. */
export function emptiestSubjects(lines: readonly SubjectLine[], nameOf: (code: string) => string) {
  return shownBySubject(lines)
    .subjects.flatMap(({ key, shown: { places, unfilled } }) =>
      unfilled === null || places === 0 ? [] : [{ name: nameOf(key), places, unfilled }],
    )
    .filter(({ unfilled }) => unfilled > 0)
    .toSorted((a, b) => b.unfilled - a.unfilled || a.name.localeCompare(b.name))
    .slice(0, SUBJECTS_SHOWN)
}

function needs(lines: readonly SubjectLine[], nameOf: (code: string) => string): SubjectNeed[] {
  return shownBySubject(lines).subjects.flatMap(({ key, shown: { places, firstChoices } }) => {
    const rate = perHundredPlaces({ places, firstChoices })
    return rate === null || firstChoices === null || firstChoices === 0
      ? []
      : [{ name: nameOf(key), places, firstChoices, rate }]
  })
}

/** What the statement says in its first lines. */
export function openingSentences(total: ShownDemand, before: ShownDemand | null, area: string): string[] {
  const { places, runs, runsUntold, choices, firstChoices, accepted, unfilled, refusedFull } = total
  return [
    `Providers of ${area} offer ${number(runs)} starts. For ${number(runs - runsUntold)} of them they have told the places: ${number(places)} together.`,
    said(
      [firstChoices, choices],
      ([first, all]) =>
        `${first} learners have put a course here first. Together with their other choices there are ${all}.`,
    ),
    said([accepted], ([yes]) => `For ${yes} choices the learner has said yes to an offer.`),
    said([unfilled], ([left]) => `${left} of the places have nobody in them now.`),
    said([refusedFull], ([full]) => `${full} choices were refused because there was no place left.`),
    before === null
      ? ''
      : said(
          [choices, before.choices],
          ([now, then]) => `On the same day last year there were ${then} choices; now ${now}.`,
        ),
  ].filter((sentence) => sentence !== '')
}

function said(numbers: (number | null)[], sentence: (shown: string[]) => string): string {
  return numbers.includes(null) ? '' : sentence(numbers.map((one) => number(one ?? 0)))
}

function number(count: number): string {
  return count.toLocaleString('en-GB')
}
