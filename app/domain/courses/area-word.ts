import { routeWords } from './course.words'
import { subjectAreaWords, subjectWords } from './subject.words'

/** The lists whose names an area may say in its own words, each with the codes and the usual names. */
export const wordLists = { route: routeWords, 'subject-area': subjectAreaWords, subject: subjectWords } as const

export type WordList = keyof typeof wordLists

/** One route or subject as an area says it. The code is that of the standard, whatever it is called. */
export type AreaWord = { code: string; name: string; explanation: string | null; isHidden: boolean }

/** Each list in the area's own order. */
export type AreaWords = Record<WordList, AreaWord[]>

export type AreaWordRow = {
  list: string
  code: string
  name: string | null
  explanation: string | null
  place: number | null
  isHidden: boolean
}

/** An area's words from its rows; what it has not said is called as usual and stands where it usually does. */
export function areaWordsFrom(rows: readonly AreaWordRow[]): AreaWords {
  return {
    route: listFrom('route', rows),
    'subject-area': listFrom('subject-area', rows),
    subject: listFrom('subject', rows),
  }
}

/** What everything is called where no area has said otherwise. */
export const usualWords: AreaWords = areaWordsFrom([])

/** What a code is called here; null for one that is none of ours, or none at all. */
export function nameIn(words: AreaWords, list: WordList, code: string | null): string | null {
  return findWord(words, list, code)?.name ?? null
}

/** A code with its name and what the area says of it. */
export function findWord(words: AreaWords, list: WordList, code: string | null): AreaWord | undefined {
  return words[list].find((word) => word.code === code)
}

/** "Apprenticeship: a paid job with training": the name with what the area says of it, where it does. */
export function explainedIn(words: AreaWords, list: WordList, code: string | null): string | null {
  const word = findWord(words, list, code)
  if (!word) return null
  return word.explanation === null ? word.name : `${word.name}: ${word.explanation}`
}

/** Where a code stands in the area's order; what is none of ours comes last. */
export function placeIn(words: AreaWords, list: WordList, code: string | null): number {
  const at = words[list].findIndex((word) => word.code === code)
  return at < 0 ? words[list].length : at
}

/** Codes and names to choose from, in the area's order. */
export function choicesIn(words: AreaWords, list: WordList): { value: string; text: string }[] {
  return words[list].map(({ code, name }) => ({ value: code, text: name }))
}

/** The usual name of a code. */
export function usualName(list: WordList, code: string): string | null {
  return findWord(usualWords, list, code)?.name ?? null
}

export function isWordList(name: string): name is WordList {
  return Object.hasOwn(wordLists, name)
}

/** The same codes with one of them in another place, counted from one. */
export function withPlace(codes: readonly string[], code: string, place: number): string[] {
  const others = codes.filter((one) => one !== code)
  return [...others.slice(0, place - 1), code, ...others.slice(place - 1)]
}

function listFrom(list: WordList, rows: readonly AreaWordRow[]): AreaWord[] {
  const said = new Map(rows.filter((row) => row.list === list).map((row) => [row.code, row]))
  // "10" would come before "01" in the order of an object's own keys.
  const usual: [string, string][] = Object.entries(wordLists[list])
  const inOrder = list === 'route' ? usual : usual.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return inOrder
    .map(([code, name], at) => ({ code, name, at, own: said.get(code) }))
    .toSorted((a, b) => (a.own?.place ?? a.at + 1) - (b.own?.place ?? b.at + 1) || a.at - b.at)
    .map(({ code, name, own }) => ({
      code,
      name: own?.name ?? name,
      explanation: own?.explanation ?? null,
      isHidden: own?.isHidden ?? false,
    }))
}
