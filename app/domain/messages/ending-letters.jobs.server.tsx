import ChoiceRestored from '#emails/ChoiceRestored'
import CourseCancelled from '#emails/CourseCancelled'
import DeferralAnswered from '#emails/DeferralAnswered'
import DeferralProposed from '#emails/DeferralProposed'
import DeferralReminder from '#emails/DeferralReminder'
import EndedWithoutReply from '#emails/EndedWithoutReply'
import type { Remaining } from '#emails/Furniture'
import FeedbackGiven from '#emails/FeedbackGiven'
import FeedbackWanted from '#emails/FeedbackWanted'
import PlaceDeferred from '#emails/PlaceDeferred'
import PlaceReinstated from '#emails/PlaceReinstated'
import RejectionReverted from '#emails/RejectionReverted'
import { made, type LetterSample } from './letter-sample'

const { day, place, link } = made
const about = { name: made.amina, ...place, link }
const own = { reader: 'learner' } as const

const left: [Remaining, string][] = [
  ['nothing', 'nothing is left'],
  ['answers', 'answers are still to come'],
  ['offers', 'there is another offer'],
  ['both', 'there is another offer, and answers are to come'],
]
const asked = { ...about, start: '4 September 2028', answerBy: day }
const answers = [
  ['accepted', 'the learner waits', 'A learner waits a year, as you asked'],
  ['refused', 'the learner does not wait', 'A learner does not want to wait a year'],
  ['lapsed', 'no answer came', 'No answer came to your question about next year'],
] as const
const deferred = { ...about, start: '4 September 2028', agreedOn: '2026-11-20', confirmFrom: '2027-09-01' }
const reinstated = { ...about, start: '4 September 2028' }
const kept = { ...about, places: 3, confirmFrom: '2027-09-01' }
const cancelled = {
  ...about,
  reason: 'Too few people chose this course.',
  message: null,
  wasSent: true,
  hadOffer: false,
}

/** The letters about endings, and about endings put right, each as it would look. */
export const endingLetters: readonly LetterSample[] = [
  {
    ...own,
    template: 'RejectionReverted',
    subject: 'Riverside College has thought again',
    content: (
      <RejectionReverted
        {...about}
        learner={null}
        conditions={['Mathematics: grade 5 or better']}
        message={null}
        replyBy={day}
      />
    ),
  },
  {
    template: 'RejectionReverted',
    reader: 'parent',
    subject: 'Riverside College has thought again',
    content: (
      <RejectionReverted
        {...about}
        name={made.parent}
        learner={made.amina}
        conditions={[]}
        message={null}
        replyBy={null}
      />
    ),
  },
  {
    ...own,
    template: 'FeedbackGiven',
    subject: 'Riverside College has written to you after all',
    content: <FeedbackGiven {...about} reasons={['All places on this course were taken.']} message={null} />,
  },
  {
    ...own,
    template: 'DeferralProposed',
    subject: 'May your place wait a year? Answer by 4 December 2026',
    content: <DeferralProposed {...asked} learner={null} message={null} isReminder={false} />,
  },
  {
    template: 'DeferralProposed',
    reader: 'parent',
    subject: 'May your place wait a year? Answer by 4 December 2026',
    content: <DeferralProposed {...asked} name={made.parent} learner={made.amina} message={null} isReminder={false} />,
  },
  {
    ...own,
    template: 'DeferralProposed',
    variant: 'nobody has answered yet',
    subject: 'Answer by 4 December 2026: may your place wait a year?',
    content: <DeferralProposed {...asked} learner={null} message={null} isReminder />,
  },
  ...answers.map(([outcome, variant, subject]) => ({
    template: 'DeferralAnswered',
    reader: 'provider' as const,
    variant,
    subject,
    content: (
      <DeferralAnswered
        name={made.tutor}
        outcome={outcome}
        course={place.course}
        reference="7K3M-92QF"
        start="4 September 2028"
        link={link}
      />
    ),
  })),
  {
    ...own,
    template: 'PlaceDeferred',
    subject: 'Riverside College keeps a place for next year',
    content: <PlaceDeferred {...deferred} learner={null} message={null} />,
  },
  {
    template: 'PlaceDeferred',
    reader: 'parent',
    subject: 'Riverside College keeps a place for next year',
    content: <PlaceDeferred {...deferred} name={made.parent} learner={made.amina} message={null} />,
  },
  {
    ...own,
    template: 'PlaceReinstated',
    variant: 'something is still needed',
    subject: 'A place at Riverside College is there again',
    content: <PlaceReinstated {...reinstated} learner={null} conditions={['Mathematics: grade 5 or better']} />,
  },
  {
    template: 'PlaceReinstated',
    reader: 'parent',
    subject: 'A place at Riverside College is there again',
    content: <PlaceReinstated {...reinstated} name={made.parent} learner={made.amina} conditions={[]} />,
  },
  {
    ...own,
    template: 'DeferralReminder',
    subject: 'Your place at Riverside College',
    content: <DeferralReminder {...kept} reader="learner" />,
  },
  {
    template: 'DeferralReminder',
    reader: 'provider',
    subject: 'Places that you keep for the new year',
    content: <DeferralReminder {...kept} reader="provider" />,
  },
  ...(['learner', 'parent', 'provider'] as const).map((reader): LetterSample => ({
    reader,
    template: 'ChoiceRestored',
    subject: reader === 'provider' ? 'An application is open again' : 'A mistake was put right',
    content: (
      <ChoiceRestored
        {...about}
        reader={reader}
        learner={made.amina}
        reference={made.reference}
        state={reader === 'provider' ? 'Offer made' : 'You have an offer'}
        replyBy={day}
        ticket="T-2041"
      />
    ),
  })),
  ...left.map(([remaining, variant]): LetterSample => ({
    ...own,
    template: 'EndedWithoutReply',
    variant,
    subject: 'Riverside College has not answered',
    content: <EndedWithoutReply {...about} learner={null} remaining={remaining} />,
  })),
  {
    template: 'EndedWithoutReply',
    reader: 'school',
    subject: 'Riverside College has not answered',
    content: <EndedWithoutReply {...about} name={made.tutor} learner={made.amina} remaining="nothing" />,
  },
  {
    template: 'FeedbackWanted',
    reader: 'provider',
    subject: 'Applications ended without your answer',
    content: <FeedbackWanted name={made.tutor} choices={3} link={link} />,
  },
  ...left.map(([remaining, variant]): LetterSample => ({
    ...own,
    template: 'CourseCancelled',
    variant,
    subject: 'Riverside College has cancelled a course',
    content: <CourseCancelled {...cancelled} learner={null} others={[]} remaining={remaining} />,
  })),
  {
    ...own,
    template: 'CourseCancelled',
    variant: 'there is another start, and a place was held',
    subject: 'Riverside College has cancelled a course',
    content: (
      <CourseCancelled
        {...cancelled}
        learner={null}
        hadOffer
        others={['6 September 2027, North Site']}
        remaining="nothing"
      />
    ),
  },
  {
    ...own,
    template: 'CourseCancelled',
    variant: 'it had not been sent',
    subject: 'Riverside College has cancelled a course',
    content: <CourseCancelled {...cancelled} learner={null} wasSent={false} others={[]} remaining="nothing" />,
  },
  {
    template: 'CourseCancelled',
    reader: 'school',
    subject: 'Riverside College has cancelled a course',
    content: <CourseCancelled {...cancelled} name={made.tutor} learner={made.amina} others={[]} remaining="nothing" />,
  },
]
