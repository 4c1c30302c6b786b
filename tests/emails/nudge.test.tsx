import { render } from '@react-email/render'
import { expect, test } from 'vitest'
import Nudge from '#emails/Nudge'

test.each([
  ['no-account', 'If you have lost it, ask your tutor for a new one.'],
  ['no-profile', 'You fill it in once, and it goes to each place you choose.'],
  ['no-choice', 'You can choose more than one.'],
  ['unsent', 'nobody has seen it yet'],
  ['to-answer', 'If you say nothing, you lose the offer.'],
] as const)('a reminder of %s says what to do', async (gap, words) => {
  const letter = <Nudge name="Amina" school="Northgate School" gap={gap} link="https://onward.example/learner" />

  const text = (await render(letter, { plainText: true })).replace(/\s+/g, ' ')

  expect(text).toContain('Dear Amina')
  expect(text).toContain('Northgate School asked us to write to you.')
  expect(text).toContain(words)
  expect(text).toContain('https://onward.example/learner')
})
