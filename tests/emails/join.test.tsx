import { render } from '@react-email/render'
import { expect, test } from 'vitest'
import JoinConfirm from '#emails/JoinConfirm'
import JoinDecided from '#emails/JoinDecided'
import JoinKnown from '#emails/JoinKnown'

const link = 'https://onward.example/join'
const words = async (letter: React.ReactElement) => (await render(letter, { plainText: true })).replace(/\s+/g, ' ')

test('the letter to somebody who joins has the link, the code, and how long they work', async () => {
  const text = await words(<JoinConfirm name="Joel" code="7K3M-92QF-4TXW" link={link} days={3} />)

  expect(text).toContain('Dear Joel')
  expect(text).toContain('7K3M-92QF-4TXW')
  expect(text).toContain('once, for 3 days')
  expect(text).toContain('An adviser checks who you are before your first form goes.')
})

test('somebody with an account is led to sign in', async () => {
  expect(await words(<JoinKnown name="Joel" link={link} />)).toContain(
    'You have an account already, so you can sign in.',
  )
})

test.each([
  ['new', 'You can send your form when it is ready.'],
  ['same', 'We knew you already, so we put both together.'],
  ['not-ours', 'The council where you live knows who can help you.'],
] as const)('what was decided, %s, and what remains', async (outcome, sentence) => {
  expect(await words(<JoinDecided name="Joel" outcome={outcome} link={link} />)).toContain(sentence)
})
