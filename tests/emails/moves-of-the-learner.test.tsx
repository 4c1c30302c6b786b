import { render } from '@react-email/render'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import CheckEnded from '#emails/CheckEnded'
import CheckWaiting from '#emails/CheckWaiting'
import CycleClosed from '#emails/CycleClosed'
import DoneForYou from '#emails/DoneForYou'
import NotSentInTime from '#emails/NotSentInTime'
import WithdrawalUndone from '#emails/WithdrawalUndone'
import YourYear from '#emails/YourYear'

const link = 'https://onward.example/learner'
const course = { course: 'Engineering', provider: 'Riverside College' }
const late = { name: 'Amina', learner: 'Amina', closedOn: '2027-09-15', choices: [course], link }
const waiting = { name: 'Amina', learner: 'Amina', releaseBy: '2026-11-27', choices: [course], link }
const ended = {
  name: 'Amina',
  learner: 'Amina',
  reference: '7K3M-92QF',
  answerBy: '2026-12-18',
  choices: [course],
  link,
}

const letters: [string, ReactElement, string[]][] = [
  [
    'not sent in time, to the learner',
    <NotSentInTime {...late} reader="learner" />,
    ['The last day to apply was 15 September 2027.', 'Engineering, Riverside College', 'It is not too late to find'],
  ],
  [
    'not sent in time, to the tutor',
    <NotSentInTime {...late} name="Mr Okafor" reader="tutor" />,
    ['Amina did not send', 'Please talk to Amina'],
  ],
  [
    'with the school, to the learner',
    <CheckWaiting {...waiting} reader="learner" />,
    ['Your school looks at it first', 'by 27 November 2026, it goes on by itself'],
  ],
  [
    'with the school, to the school',
    <CheckWaiting {...waiting} name="Mr Okafor" reader="school" />,
    ['Amina has sent an application', 'After 27 November 2026 it goes on by itself'],
  ],
  [
    'released by the school',
    <CheckEnded {...ended} comment={null} isByClock={false} />,
    ['The school has looked at it', '7K3M-92QF', '18 December 2026'],
  ],
  ['released by the clock', <CheckEnded {...ended} comment={null} isByClock />, ['so it went on by itself']],
  [
    'released, to a parent',
    <CheckEnded {...ended} name="Samira" comment={null} isByClock={false} />,
    ['Amina’s application has gone to'],
  ],
  [
    'sent back by the school',
    <CheckEnded {...ended} comment="Say more about your work." isByClock={false} />,
    ['It has not been sent yet', 'Say more about your work.', 'Then send it again.'],
  ],
  [
    'the year of a learner without a place',
    <YourYear
      name="Amina"
      year="2026 to 2027"
      hasPlace={false}
      choices={[{ ...course, outcome: 'Not this time' }]}
      link={link}
    />,
    ['Engineering, Riverside College: Not this time', 'You can still get help', 'your form is kept'],
  ],
  [
    'the year in counts',
    <CycleClosed
      name="Ms Hart"
      year="2026 to 2027"
      learners={400}
      withPlace={380}
      outcomes={[{ outcome: 'Enrolled', choices: 370 }]}
      link={link}
    />,
    ['400 learners had a course on their list', '380 of them have a place', 'Enrolled: 370'],
  ],
  [
    'a withdrawal undone',
    <WithdrawalUndone name="Mr Okafor" course="Engineering" reference="7K3M-92QF" link={link} />,
    ['The learner has undone this', '7K3M-92QF'],
  ],
  [
    'done by the school for the learner',
    <DoneForYou
      name="Amina"
      who="Mr Okafor, Northgate School"
      what="Application sent"
      choices={['Engineering, Riverside College']}
      link={link}
    />,
    [
      'Mr Okafor, Northgate School',
      'Application sent',
      'Engineering, Riverside College',
      'If this is not what you want',
    ],
  ],
]

test.each(letters)('%s', async (_, letter, says) => {
  const text = (await render(letter, { plainText: true })).replace(/\s+/g, ' ')

  for (const words of says) expect(text).toContain(words)
  expect(text).toContain(link)
})
