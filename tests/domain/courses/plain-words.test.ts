import { describe, expect, test } from 'vitest'
import { areSame, htmlOf, wordsOf } from '~/domain/courses/plain-words'

describe('words that providers write', () => {
  test.each([
    ['', null],
    ['  \n \n', null],
    ['One line', '<p>One line</p>'],
    ['One\n\nTwo', '<p>One</p><p>Two</p>'],
    ['One\r\nTwo', '<p>One<br>Two</p>'],
    ['- One\n- Two', '<ul><li>One</li><li>Two</li></ul>'],
    ['You bring:\n- boots\n* gloves', '<p>You bring:</p><ul><li>boots</li><li>gloves</li></ul>'],
    ['<script>alert(1)</script> & more', '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>'],
  ])('%j becomes %j', (words, html) => {
    expect(htmlOf(words)).toBe(html)
  })

  test.each(['One line', 'One\n\nTwo', 'One\nTwo', '- One\n- Two', 'You bring:\n\n- boots\n- gloves', 'a < b & "c"'])(
    '%j comes back as it was written',
    (words) => {
      expect(wordsOf(htmlOf(words))).toBe(words)
    },
  )

  test('HTML of a feed is shown as words', () => {
    expect(wordsOf('<h3>What</h3><p>You <strong>weld</strong>.</p><ul><li>Safely</li></ul>')).toBe(
      'What\n\nYou weld.\n\n- Safely',
    )
  })

  test('HTML of a feed that was left alone counts as unchanged', () => {
    const html = '<h3>What</h3><p>You <strong>weld</strong>.</p><table><tr><td>Monday</td><td>Welding</td></tr></table>'

    expect(areSame(wordsOf(html), html)).toBe(true)
    expect(areSame(wordsOf(html).replaceAll('\n', '\r\n'), html)).toBe(true)
    expect(areSame(`${wordsOf(html)}!`, html)).toBe(false)
  })
})
