import { render } from '@react-email/render'
import { expect, test } from 'vitest'
import OfferChanged from '#emails/OfferChanged'

const offer = {
  name: 'Amina',
  learner: null,
  provider: 'Riverside College',
  course: 'Engineering',
  earlierCourse: 'Plumbing',
  conditions: ['Mathematics: grade 4 or better'],
  earlierConditions: ['Mathematics: grade 6 or better'],
  message: 'We hope to see you.',
  replyBy: '2026-12-04',
  link: 'https://onward.example/learner',
}

test.each([
  ['changed', ['has changed its offer to you', 'Before, the offer was for Plumbing.', 'grade 6 or better']],
  ['again', ['but now makes it again']],
  ['reopened', ['had run out', 'for a short time']],
  ['other-course', ['takes the place of the one you said yes to', 'The offer is now for Engineering.']],
] as const)('an offer that was %s says what was, what is, and by when to reply', async (change, sentences) => {
  const text = (await render(<OfferChanged {...offer} change={change} />, { plainText: true })).replace(/\s+/g, ' ')

  for (const sentence of sentences) expect(text).toContain(sentence)
  expect(text).toContain('Mathematics: grade 4 or better')
  expect(text).toContain('We hope to see you.')
  expect(text).toContain('Reply by 4 December 2026.')
})

test('a parent reads whose offer it is, and is not asked to reply', async () => {
  const letter = <OfferChanged {...offer} name="Samira" learner="Amina" change="changed" />
  const text = (await render(letter, { plainText: true })).replace(/\s+/g, ' ')

  expect(text).toContain('has changed its offer to Amina')
  expect(text).toContain('Amina has until 4 December 2026 to reply.')
})
