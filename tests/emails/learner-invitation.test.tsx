import { render } from '@react-email/render'
import { expect, test } from 'vitest'
import LearnerInvitation from '#emails/LearnerInvitation'

test('the letter to a learner says who asks, gives the code and the link, and what we will ask for', async () => {
  const letter = (
    <LearnerInvitation
      givenNames="Amina"
      school="Northgate School"
      code="7K3M-92QF-4TXW"
      link="https://onward.example/invitation/7K3M-92QF-4TXW"
      days={60}
    />
  )

  const text = await render(letter, { plainText: true })
  expect(text).toContain('Dear Amina,')
  expect(text).toContain('Northgate School has set up Onward for you')
  expect(text).toContain('enter this code: 7K3M-92QF-4TXW')
  expect(text).toContain('https://onward.example/invitation/7K3M-92QF-4TXW')
  expect(text).toContain('We will ask for your date of birth')
  expect(text).toContain('for 60 days')
})
