import { render } from '@react-email/render'
import { expect, test } from 'vitest'
import OpenAgain from '#emails/OpenAgain'

const about = { name: 'Amina', provider: 'Riverside College', link: 'https://onward.example' }

test.each([
  [['Engineering'], 'This course is on your list and not sent yet: Engineering.'],
  [['Engineering', 'Plumbing'], 'These are on your list and not sent yet: Engineering; Plumbing.'],
])('a place that opens again is told of with %j', async (courses, sentence) => {
  const text = (await render(<OpenAgain {...about} courses={courses} />, { plainText: true })).replace(/\s+/g, ' ')

  expect(text).toContain('From today it takes applications again.')
  expect(text).toContain(sentence)
})
