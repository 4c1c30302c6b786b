import { plainerWords, wordsPeopleKnow } from './reading-age.words'

/** How hard some words are to read, and what to change first. It informs; it never stops anybody. */
export type Reading = {
  /** The age at which most people read such words with ease. */
  age: number
  longSentences: { begins: string; words: number }[]
  hardWords: { word: string; instead: string | null }[]
}

/** Words that a learner of this age reads with ease suit everybody in Year 11. */
export const READING_AGE = 12
// Beyond these the formula says more than it knows.
const YOUNGEST = 5
const OLDEST = 18
const LONGEST_SENTENCE = 25
const FEWEST_WORDS = 30
const MOST_NAMED = 5
const HARD_SYLLABLES = 4
const WORDS_QUOTED = 8

/**
 * The reading age of some plain words by the Flesch-Kincaid formula; null where there are too few to say. Words of the
 * course's own title are the learner's to learn and count as known.
 */
export function readingOf(text: string, title = ''): Reading | null {
  const sentences = sentencesIn(text)
  const words = sentences.flat()
  if (words.length < FEWEST_WORDS) return null
  const known = new Set(wordsIn(title).map((word) => word.toLowerCase()))
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  return {
    age: Math.min(OLDEST, Math.max(YOUNGEST, Math.round(grade) + 5)),
    longSentences: sentences
      .filter(({ length }) => length > LONGEST_SENTENCE)
      .toSorted((a, b) => b.length - a.length)
      .slice(0, MOST_NAMED)
      .map((sentence) => ({ begins: sentence.slice(0, WORDS_QUOTED).join(' '), words: sentence.length })),
    hardWords: hardWordsIn(words, known),
  }
}

/** True where it is harder than it need be, or names something to change. */
export function isHardToRead(reading: Reading | null): boolean {
  return reading !== null && reading.age > READING_AGE
}

/** "about 15": an age in words. */
export function ageWords(age: number): string {
  return age >= OLDEST ? `${OLDEST} or older` : `about ${age}`
}

/** "Reading age about 15. 2 long sentences, 3 hard words.": for one line. */
export function readingInShort({ age, longSentences, hardWords }: Reading): string {
  const parts = [counted(longSentences.length, 'long sentence'), counted(hardWords.length, 'hard word')]
  const what = parts.filter((part) => part !== null).join(', ')
  return `Reading age ${ageWords(age)}${what === '' ? '' : `: ${what}`}`
}

/** How many times the mouth opens in an English word, near enough for a formula. */
export function syllablesIn(word: string): number {
  const letters = word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z]/g, '')
  const sounded = letters
    .replace(/(?:[^laeiouy]es|[^dt]ed|[^aeiouyl]e|[aeiouy]le)$/, (end) => end.replace(/e[sd]?$/, ''))
    .replace(/^y/, '')
  return Math.max(1, sounded.match(/[aeiouy]{1,2}/g)?.length ?? 0)
}

function counted(count: number, what: string): string | null {
  if (count === 0) return null
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** Sentences as lists of words: a paragraph or a point of a list ends one as a full stop does. */
function sentencesIn(text: string): string[][] {
  return text
    .replace(/\b(e\.g|i\.e|etc|approx|no|hrs?|mins?)\./gi, '$1')
    .split(/[.!?]+(?=\s|$)|\n\s*\n|\n(?=\s*[-*•]\s)|;\s/)
    .map(wordsIn)
    .filter(({ length }) => length > 0)
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}][\p{L}’'-]*/gu) ?? []
}

function hardWordsIn(words: readonly string[], known: ReadonlySet<string>) {
  const hard = new Map<string, { word: string; instead: string | null; times: number }>()
  for (const said of words) {
    const word = said.toLowerCase()
    const instead = plainerWords.get(word) ?? null
    if (known.has(word) || (instead === null && !isLong(said))) continue
    hard.set(word, { word, instead, times: (hard.get(word)?.times ?? 0) + 1 })
  }
  return [...hard.values()]
    .toSorted((a, b) => Number(b.instead !== null) - Number(a.instead !== null) || b.times - a.times)
    .slice(0, MOST_NAMED)
    .map(({ word, instead }) => ({ word, instead }))
}

// A name, such as that of an awarding body, cannot be said otherwise.
function isLong(said: string): boolean {
  const isName = /^\p{Lu}/u.test(said)
  return !isName && !wordsPeopleKnow.has(said.toLowerCase()) && syllablesIn(said) >= HARD_SYLLABLES
}
