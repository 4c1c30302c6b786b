import { render } from '@react-email/render'
import { expect, test } from 'vitest'
import PanelCase, { type Turn } from '#emails/PanelCase'
import { readabilityOf, sentencesIn } from '#tests/support/readability'

const about = {
  ...{ course: 'Engineering', provider: 'Riverside College', startsOn: '2027-01-05', heldUntil: '2026-12-04' },
  link: 'https://onward.example',
}

function letter(reader: 'learner' | 'parent' | 'school' | 'host', turn: Turn, reason: string | null = null) {
  const learner = reader === 'learner' ? null : 'Amina'
  const name = reader === 'learner' ? 'Amina' : 'Mr Okafor'
  const content = <PanelCase {...about} name={name} learner={learner} reader={reader} turn={turn} reason={reason} />
  return render(content, { plainText: true })
}

test.each([
  ['placed', 'The panel holds a place for you on Engineering at Riverside College, from 5 January 2027.'],
  ['reserved', 'The panel has no place for you on Engineering at Riverside College yet.'],
  ['refused', 'The school can ask other people to look again.'],
  ['deferred', 'It looks at it again at its next meeting.'],
  ['confirmed', 'The school tells you where to go and when.'],
  ['lapsed', 'Nobody confirmed the place for you on Engineering at Riverside College in time.'],
  ['withdrawn', 'Talk to your tutor if you think this is wrong.'],
] as const)('the learner’s letter when a case is %s says so, in plain words', async (turn, said) => {
  const letterText = await letter('learner', turn)
  const text = letterText.replace(/\s+/g, ' ')
  const measured = readabilityOf(sentencesIn(letterText))

  expect(text).toContain(said)
  expect(text).not.toContain('Amina’s')
  expect(measured.meanLength).toBeLessThanOrEqual(14)
  expect(measured.longestLength).toBeLessThanOrEqual(25)
})

test('the school reads what it must do by when, and the host no reason', async () => {
  expect(await letter('school', 'placed')).toContain('Confirm it by 4 December 2026, or the place is free again.')
  expect(await letter('school', 'refused', 'The group is full')).toContain('Reason: The group is full')
  expect(await letter('host', 'placed')).toContain('The school confirms it by 4 December 2026.')
  expect(await letter('parent', 'placed')).toContain('Ask Amina about it.')
})
