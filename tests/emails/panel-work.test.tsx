import { render } from '@react-email/render'
import { expect, test } from 'vitest'
import PanelWork from '#emails/PanelWork'

const text = async (letter: React.ReactElement) => (await render(letter, { plainText: true })).replace(/\s+/g, ' ')
const to = { name: 'Ms Rossi', panel: 'Northbridge panel', link: 'https://onward.example/panel/meetings/1' }

test('a meeting is called with day, time and place, and those who know a learner are asked to say so', async () => {
  const about = { kind: 'meeting', when: 'Friday 27 November 2026 at 2:00pm', place: 'Town hall, room 3' } as const
  const letter = await text(<PanelWork {...to} about={about} />)

  for (const part of ['Northbridge panel meets on Friday 27 November 2026 at 2:00pm', 'Town hall, room 3', 'say so'])
    expect(letter).toContain(part)
})

test('who is to do something reads what, and by which day', async () => {
  const letter = await text(
    <PanelWork {...to} about={{ kind: 'action', what: 'Ask the bus firm', by: '4 December 2026' }} />,
  )

  expect(letter).toContain('do something by 4 December 2026: Ask the bus firm')
  expect(letter).not.toContain('meets on')
})
