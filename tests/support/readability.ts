import { syllablesIn } from '~/domain/courses/reading-age'
import { plainerWords } from '~/domain/courses/reading-age.words'

/** How easy some words are: the measures of the page for young people, by the formulas their makers published. */
export type Readability = {
  sentences: number
  meanLength: number
  longest: string
  longestLength: number
  /** The school year of the United States that reads it with ease (Flesch and Kincaid); the age is five more. */
  grade: number
  wordsToAvoid: string[]
}

// Beside the words of prospectuses: what offices write and people do not say.
const officeWords = `aforementioned amend ascertain attain circumstances commence concerning deem designated eligible
  endeavour expedite forthwith henceforth hereby herein hitherto inform initiate liaise notify notwithstanding pertaining
  pursuant query regarding render request respective retain solely submit submission terminate thereafter therein thereof
  upon via whereby whilst`
const avoided = new Set([...plainerWords.keys(), ...officeWords.split(/\s+/)])

/** The sentences a reader reads on a page: running text only, since labels and headings would flatter the mean. */
export function sentencesOnPage(html: string): string[] {
  const text = html
    .replace(/<(script|style|svg|datalist|select|textarea)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<span class="onward-own-words">.*?<\/span>/gs, ' ')
    .replace(
      /<\/?(?:p|li|ul|ol|h[1-6]|dt|dd|td|th|tr|caption|label|legend|button|summary|div|section|fieldset)\b[^>]*>/g,
      '\n',
    )
    .replace(/<br[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
  return sentencesIn(text)
}

/** The sentences of a letter or another plain text: whatever ends as a sentence does. */
export function sentencesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/https?:\S+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => /[.?!:]$/.test(line))
    .flatMap((line) => line.split(/(?<=[.?!:])\s+(?=[\p{Lu}“])/u))
    .filter((sentence) => wordsIn(sentence).length > 0)
}

/** Measures some sentences. */
export function readabilityOf(sentences: readonly string[]): Readability {
  const words = sentences.flatMap(wordsIn)
  const longest = sentences.toSorted((a, b) => wordsIn(b).length - wordsIn(a).length)[0] ?? ''
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  const meanLength = words.length / Math.max(1, sentences.length)
  return {
    sentences: sentences.length,
    meanLength,
    longest,
    longestLength: wordsIn(longest).length,
    grade: 0.39 * meanLength + 11.8 * (syllables / Math.max(1, words.length)) - 15.59,
    wordsToAvoid: [...new Set(words.map((word) => word.toLowerCase()).filter((word) => avoided.has(word)))],
  }
}

/** The middle of some numbers. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return ((low ?? 0) + (high ?? 0)) / 2
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}][\p{L}’'-]*/gu) ?? []
}
