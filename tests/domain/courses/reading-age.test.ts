import { describe, expect, test } from 'vitest'
import { isHardToRead, readingInShort, readingOf, syllablesIn } from '~/domain/courses/reading-age'

const plain = `You learn to mend cars in our garage. You work on real cars from your first week. We show you how
engines, brakes and lights work. Two days a week you work in a garage near you. You get help with your maths too.`
const formal = `Learners will be required to demonstrate sufficient proficiency in underpinning theoretical knowledge,
whilst undertaking a comprehensive programme encompassing diagnostic methodologies, electromechanical instrumentation and
interdisciplinary collaboration, prior to commencing subsequent specialisation.`

describe('the reading age of a text', () => {
  test.each([
    ['cars', 1],
    ['mended', 2],
    ['worked', 1],
    ['table', 2],
    ['name', 1],
    ['engines', 2],
    ['mechanic', 3],
    ['university', 5],
    ['the', 1],
    ['A', 1],
  ])('%s has %i syllables', (word, syllables) => {
    expect(syllablesIn(word)).toBe(syllables)
  })

  test('is that of a child for plain words, and of a graduate for formal ones', () => {
    expect(readingOf(plain)?.age).toBeLessThanOrEqual(10)
    expect(isHardToRead(readingOf(plain))).toBe(false)
    expect(readingOf(formal)?.age).toBe(18)
    expect(isHardToRead(readingOf(formal))).toBe(true)
  })

  test('is not told of a few words', () => {
    expect(readingOf('You mend cars.')).toBeNull()
    expect(readingOf('')).toBeNull()
    expect(isHardToRead(null)).toBe(false)
  })

  test('names the sentences to split and the words to change, those first that have a plainer one', () => {
    const reading = readingOf(formal)

    expect(reading?.longSentences).toEqual([
      { begins: 'Learners will be required to demonstrate sufficient proficiency', words: 30 },
    ])
    expect(reading?.hardWords).toHaveLength(5)
    expect(reading?.hardWords).toContainEqual({ word: 'sufficient', instead: 'enough' })
    expect(reading && readingInShort(reading)).toMatch(/^Reading age 18 or older: 1 long sentence, 5 hard words$/)
  })

  test('does not call the course’s own words hard, nor names, nor what everybody in Year 11 knows', () => {
    const text = `${plain} The biotechnology laboratory is here. Pearson Qualifications International award it. You can go to university.`

    expect(readingOf(text)?.hardWords.map(({ word }) => word)).toEqual(['biotechnology', 'laboratory'])
    expect(readingOf(text, 'Biotechnology laboratory skills')?.hardWords).toEqual([])
  })

  test('a list without full stops is as many sentences as it has points', () => {
    const points = Array.from({ length: 12 }, (_, at) => `- work with engine part number ${at}`).join('\n')

    expect(readingOf(points)?.longSentences).toEqual([])
  })

  test('a text of one endless word takes no time', () => {
    const before = performance.now()
    readingOf(`${'a'.repeat(100_000)} ${'be '.repeat(30_000)}`)
    expect(performance.now() - before).toBeLessThan(1000)
  })
})
