import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readingOf } from '~/domain/courses/reading-age'
import { learnerKinds, parentKinds, staffKinds } from '~/domain/messages/letter-kind'
import { letterSamples } from '~/domain/messages/letter-preview.jobs.server'
import { onPaper } from '~/kit/mail.server'

const furniture = ['Furniture', 'Layout']
const files = readdirSync(path.resolve(import.meta.dirname, '../../../emails'))
  .map((file) => file.replace('.tsx', ''))
  .filter((name) => !furniture.includes(name))
const known = new Set(letterSamples.map(({ template }) => template))

test('every letter has a sample, so that it can be seen before it is sent', () => {
  expect(files.filter((name) => !known.has(name))).toEqual([])
  expect([...known].filter((name) => !files.includes(name))).toEqual([])
})

test('what one may choose about is made of letters that there are', () => {
  const chosen = [...learnerKinds, ...parentKinds, ...staffKinds].flatMap(({ templates }) => templates)

  expect(chosen.filter((name) => !known.has(name))).toEqual([])
})

describe('a learner’s decisions', () => {
  test.each(['OfferMade', 'Unsuccessful', 'OfferWithdrawn', 'OfferLapsed', 'ConditionsMissed', 'PlaceConfirmed'])(
    '%s always comes',
    (template) => {
      expect(learnerKinds.flatMap(({ templates }) => templates)).not.toContain(template)
    },
  )
})

describe.each(letterSamples.map((sample) => [`${sample.template} ${sample.variant ?? ''}`.trim(), sample] as const))(
  '%s',
  (_, { reader, subject, content }) => {
    test('has plain words: short sentences, nothing left to fill in, nobody asked to “click here”', async () => {
      const { body } = await onPaper(content)
      // A line of its own is a sentence of its own, such as the words on a button.
      const paragraphs = body.replace(/https?:\S+/g, '').split(/\n\s*\n/)
      const words = paragraphs
        .map(
          (one) =>
            `${one
              .replace(/\s+/g, ' ')
              .trim()
              .replace(/[.:?!]$/, '')}.`,
        )
        .join(' ')
      const longest = words.split(/[.:?!]\s/).map((sentence) => sentence.split(' ').length)

      expect(words).toContain('Dear ')
      expect(words).not.toMatch(/undefined|null|NaN|\[object|click here|\bplease note\b|kindly|herewith|regarding/i)
      expect(Math.max(...longest)).toBeLessThanOrEqual(36)
      expect(subject.length).toBeLessThanOrEqual(70)
      if (reader === 'learner') expect(readingOf(words)?.age ?? 0).toBeLessThanOrEqual(11)
    })
  },
)
