import { render } from '@react-email/render'
import { expect, test } from 'vitest'
import AdviserTask from '#emails/AdviserTask'
import ProgrammeEnded from '#emails/ProgrammeEnded'
import { namedWords, ownWords } from '~/domain/programme-ends/programme-end.words'
import { endKinds } from '~/domain/programme-ends/programme.states'

const lastOn = '2026-11-20'
const text = async (letter: React.ReactElement) => (await render(letter, { plainText: true })).replace(/\s+/g, ' ')

test.each(endKinds)('that a programme was %s is told to the learner and of the learner', (kind) => {
  const about = { kind, course: 'Engineering', provider: 'Riverside College', lastOn }

  expect(ownWords(about)).toMatch(/^You .*Engineering.*20 November 2026/)
  expect(namedWords('Amina', about)).toMatch(/^Amina .*Engineering at Riverside College.*20 November 2026/)
})

test('the learner reads why, what comes next, who helps and where to find a course', async () => {
  const letter = await text(
    <ProgrammeEnded
      name="Amina"
      happened="You left Engineering."
      because={['It was about the journey.']}
      nextStep="You look for something new."
      adviser="Ms Rossi"
      courses="https://onward.example/courses"
      link="https://onward.example/learner/endings"
    />,
  )

  for (const part of ['the journey', 'something new', 'Your adviser is Ms Rossi', 'onward.example/courses']) {
    expect(letter).toContain(part)
  }
})

test('those at home and the school read that it ended, and no more', async () => {
  const letter = await text(
    <ProgrammeEnded
      name="Sam"
      happened="Amina left."
      because={[]}
      nextStep={null}
      adviser={null}
      courses={null}
      link="https://x.example/"
    />,
  )

  expect(letter).toContain('Amina left.')
  expect(letter).not.toContain('adviser')
})

test.each([
  [false, 'Please get in touch with Amina Yusuf'],
  [true, 'Amina Yusuf still waits to hear from you'],
])('an adviser is asked, and asked again: %s', async (isChase, words) => {
  const task = { name: 'Ms Rossi', learner: 'Amina Yusuf', why: 'Left a programme.', by: '23 November 2026', isChase }

  expect(await text(<AdviserTask {...task} link="https://onward.example/" />)).toContain(words)
})
