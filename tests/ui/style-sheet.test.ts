import { describe, expect, test } from 'vitest'
import { compressedSize, contrast, css, functionalColour } from './support/styles'

describe('the style sheet', () => {
  test('says nothing of the government: no crown, no crest, no name, no typeface of its own', () => {
    expect(css).not.toMatch(/crown|crest|gds|transport|gov\.uk|@font-face/i)
  })

  test('loads nothing from elsewhere and carries no data address', () => {
    expect(css).not.toMatch(/url\(|@import/)
  })

  test('is small enough for a phone on a slow line', () => {
    expect(compressedSize(css)).toBeLessThan(16 * 1024)
  })

  test('sets our own brand colour', () => {
    expect(functionalColour('brand')).toBe('#005a5b')
    expect(css).not.toContain('#1d70b8')
  })
})

describe('colours', () => {
  const page = functionalColour('body-background')
  const surface = functionalColour('surface-background')

  test.each([
    'text',
    'secondary-text',
    'brand',
    'link',
    'link-hover',
    'link-visited',
    'link-active',
    'error',
    'success',
  ])('%s can be read on a white page and on a tinted surface', (name) => {
    expect(contrast(functionalColour(name), page)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(functionalColour(name), surface)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['brand', 'error', 'success'])('white words can be read on %s', (name) => {
    expect(contrast(functionalColour('inverse-text'), functionalColour(name))).toBeGreaterThanOrEqual(4.5)
  })

  test('the focus shows against its own words', () => {
    expect(contrast(functionalColour('focus'), functionalColour('focus-text'))).toBeGreaterThanOrEqual(3)
  })

  test('the frame of a field shows on the page', () => {
    expect(contrast(functionalColour('input-border'), page)).toBeGreaterThanOrEqual(3)
  })

  test.each(['grey', 'green', 'teal', 'purple', 'magenta', 'red', 'orange', 'yellow'])(
    'the words of a %s tag can be read',
    (colour) => {
      const rule = new RegExp(`\\.govuk-tag--${colour}\\{color:(#[0-9a-f]+);background-color:(#[0-9a-f]+)`).exec(css)

      expect(contrast(rule?.[1] ?? '#fff', rule?.[2] ?? '#fff')).toBeGreaterThanOrEqual(4.5)
    },
  )
})
