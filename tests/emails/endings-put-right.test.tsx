import { render } from '@react-email/render'
import type { ReactElement } from 'react'
import { describe, expect, test } from 'vitest'
import ChoiceRestored from '#emails/ChoiceRestored'
import CourseCancelled from '#emails/CourseCancelled'
import DeferralReminder from '#emails/DeferralReminder'
import DeferralAnswered from '#emails/DeferralAnswered'
import DeferralProposed from '#emails/DeferralProposed'
import EndedWithoutReply from '#emails/EndedWithoutReply'
import FeedbackGiven from '#emails/FeedbackGiven'
import FeedbackWanted from '#emails/FeedbackWanted'
import type { Remaining } from '#emails/Furniture'
import PlaceDeferred from '#emails/PlaceDeferred'
import PlaceReinstated from '#emails/PlaceReinstated'
import RejectionReverted from '#emails/RejectionReverted'

const about = { name: 'Amina', course: 'Engineering', provider: 'Riverside College', link: 'https://onward.example/' }
const offer = { ...about, conditions: ['Mathematics: grade 5'], message: null, replyBy: '2026-12-04' }
const gone = {
  ...about,
  reason: 'Too few people chose it.',
  message: 'Sorry.',
  wasSent: true,
  hadOffer: false,
  others: [],
}
const start = { ...about, start: '4 September 2028' }
const deferred = { ...start, agreedOn: '2026-11-20', confirmFrom: '2027-09-01', message: null }
const restored = { ...about, learner: 'Amina', reference: '7K3M-92QF', replyBy: null, ticket: 'T-2041' }

const letters: [string, ReactElement, string[]][] = [
  [
    'an offer after all, to the learner',
    <RejectionReverted {...offer} learner={null} />,
    [
      'Good news.',
      'said no before',
      'you a place on Engineering after all',
      'The last day to reply is 4 December 2026',
    ],
  ],
  [
    'an offer after all, to a parent',
    <RejectionReverted {...offer} learner="Amina" replyBy={null} conditions={[]} />,
    ['Amina a place on Engineering', 'There are no conditions', 'There is no last day to reply yet'],
  ],
  [
    'a cancelled course that had an offer, with another start',
    <CourseCancelled {...gone} learner={null} hadOffer others={['4 October 2027']} remaining="nothing" />,
    [
      'Too few people chose it.',
      'Sorry.',
      'the place they offered you is gone',
      '4 October 2027',
      'See the other starts',
    ],
  ],
  [
    'a cancelled course that was not sent',
    <CourseCancelled {...gone} learner={null} wasSent={false} remaining="answers" />,
    ['you had not sent it', 'See your choices'],
  ],
  [
    'a cancelled course, to a tutor',
    <CourseCancelled {...gone} learner="Amina" remaining="offers" />,
    ['What Amina had there is over', 'Please talk to Amina'],
  ],
  [
    'may a place wait, to the learner',
    <DeferralProposed
      {...start}
      learner={null}
      message="Next year suits us too."
      answerBy="2026-12-04"
      isReminder={false}
    />,
    [
      'May they keep your place',
      '4 September 2028',
      'Next year suits us too.',
      'by 4 December 2026',
      'nothing changes',
    ],
  ],
  [
    'may a place wait, to a parent',
    <DeferralProposed {...start} learner="Amina" message={null} answerBy="2026-12-04" isReminder={false} />,
    ['asks Amina something', 'Only Amina can answer'],
  ],
  [
    'a yes to waiting, to the provider',
    <DeferralAnswered {...start} outcome="accepted" reference="7K3M-92QF" />,
    ['7K3M-92QF', 'The learner said yes', 'You confirm it again'],
  ],
  [
    'a no to waiting, to the provider',
    <DeferralAnswered {...start} outcome="refused" reference="7K3M-92QF" />,
    ['The learner said no. Everything stays as it was.'],
  ],
  [
    'silence about waiting, to the provider',
    <DeferralAnswered {...start} outcome="lapsed" reference="7K3M-92QF" />,
    ['has not answered in time', 'You can ask again'],
  ],
  [
    'a kept place, to the learner',
    <PlaceDeferred {...deferred} learner={null} />,
    [
      'your place',
      '4 September 2028',
      'You agreed to this on 20 November 2026',
      'From 1 September 2027',
      'If you did not agree',
    ],
  ],
  [
    'a kept place, to a parent',
    <PlaceDeferred {...deferred} learner="Amina" />,
    ['Amina’s place', 'If this is not what Amina wants'],
  ],
  ['a place again', <PlaceReinstated {...start} learner={null} conditions={[]} />, ['The place is sure.']],
  [
    'a place again, with a condition',
    <PlaceReinstated {...start} learner="Amina" conditions={['Grade 5']} />,
    ['Amina’s place', 'One thing is still needed', 'Grade 5'],
  ],
  [
    'a reminder to the learner',
    <DeferralReminder {...about} reader="learner" places={1} confirmFrom="2027-09-01" />,
    ['The new year begins on 1 September 2027', 'You need not do anything'],
  ],
  [
    'a reminder to the provider',
    <DeferralReminder {...about} reader="provider" places={1} confirmFrom="2027-09-01" />,
    ['You keep one place from last year', 'confirm it again'],
  ],
  [
    'silence, to the learner',
    <EndedWithoutReply {...about} learner={null} remaining="nothing" />,
    [
      'no answer came in time',
      'It does not mean that you were not good enough',
      'You can still apply',
      'Find another course',
    ],
  ],
  ['silence, to a tutor', <EndedWithoutReply {...about} learner="Amina" remaining="both" />, ['Please talk to Amina']],
  [
    'silence, to the provider',
    <FeedbackWanted name="Mr Okafor" choices={1} link="/" />,
    ['One application had no answer', 'tell these learners why'],
  ],
  [
    'the reasons after all, to the learner',
    <FeedbackGiven {...about} reasons={['All places were taken.']} message="Try us again next year." />,
    ['ended without an answer', 'All places were taken.', 'Try us again next year.', 'stays closed'],
  ],
  [
    'a mistake put right, to the learner',
    <ChoiceRestored {...restored} reader="learner" state="You have an offer" replyBy="2026-12-04" />,
    ['a mistake with your choice', 'It is now: You have an offer.', '4 December 2026', 'T-2041'],
  ],
  [
    'a mistake put right, to the provider',
    <ChoiceRestored {...restored} reader="provider" state="New" />,
    ['7K3M-92QF', 'had ended by mistake', 'It is now: New.'],
  ],
]

const wordsOf = async (letter: ReactElement) => (await render(letter, { plainText: true })).replace(/\s+/g, ' ')

test.each(letters)('%s', async (_, letter, expected) => {
  const text = await wordsOf(letter)
  for (const words of expected) expect(text).toContain(words)
})

test('nobody but the learner reads what else the learner has', async () => {
  const tutors = [
    <CourseCancelled key="1" {...gone} learner="Amina" remaining="offers" />,
    <EndedWithoutReply key="2" {...about} learner="Amina" remaining="offers" />,
  ]
  for (const letter of tutors) expect(await wordsOf(letter)).not.toContain('another offer')
})

const says: Record<Remaining, RegExp> = {
  nothing: /other courses/,
  answers: /other answers/i,
  offers: /another offer/,
  both: /another offer, and other answers/,
}

describe.each([
  ['a cancelled course', (remaining: Remaining) => <CourseCancelled {...gone} learner={null} remaining={remaining} />],
  ['silence', (remaining: Remaining) => <EndedWithoutReply {...about} learner={null} remaining={remaining} />],
] as const)('after %s', (_, letter) => {
  test.each(['nothing', 'answers', 'offers', 'both'] as const)(
    'with %s left, the letter says so',
    async (remaining) => {
      expect(await wordsOf(letter(remaining))).toMatch(says[remaining])
    },
  )
})
