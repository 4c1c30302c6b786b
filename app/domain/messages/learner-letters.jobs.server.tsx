import ApplicationSent from '#emails/ApplicationSent'
import BackupPromoted from '#emails/BackupPromoted'
import CheckEnded from '#emails/CheckEnded'
import ConditionsDecided from '#emails/ConditionsDecided'
import ConditionsMissed from '#emails/ConditionsMissed'
import DoneForYou from '#emails/DoneForYou'
import Enrolled from '#emails/Enrolled'
import EnrolmentTime from '#emails/EnrolmentTime'
import EnrolmentUndone from '#emails/EnrolmentUndone'
import LearnerInvitation from '#emails/LearnerInvitation'
import NotArrived from '#emails/NotArrived'
import NotSeenYet from '#emails/NotSeenYet'
import Nudge from '#emails/Nudge'
import OpenAgain from '#emails/OpenAgain'
import OfferAboutToLapse from '#emails/OfferAboutToLapse'
import OfferMade from '#emails/OfferMade'
import PlaceConfirmed from '#emails/PlaceConfirmed'
import GradesChanged from '#emails/GradesChanged'
import ReferenceReady from '#emails/ReferenceReady'
import ReplyDateMoved from '#emails/ReplyDateMoved'
import ReplyDateSet from '#emails/ReplyDateSet'
import StartChanged from '#emails/StartChanged'
import Unsuccessful from '#emails/Unsuccessful'
import WaitingListJoined from '#emails/WaitingListJoined'
import SurveyOpen from '#emails/SurveyOpen'
import YourYear from '#emails/YourYear'
import type { Remaining } from '#emails/Furniture'
import { made, type LetterSample } from './letter-sample'

const { day, reference, place, other, link } = made
const about = { name: made.amina, ...place, link }
const own = { reader: 'learner' } as const
const left: [Remaining, string][] = [
  ['nothing', 'nothing is left'],
  ['answers', 'answers are still to come'],
  ['offers', 'there is another offer'],
  ['both', 'there is another offer, and answers are to come'],
]

const gaps = ['no-account', 'no-profile', 'no-choice', 'unsent', 'to-answer', 'asked'] as const

/** The letters to learners, each as one of them would look. */
export const learnerLetters: readonly LetterSample[] = [
  {
    ...own,
    template: 'LearnerInvitation',
    subject: 'Choose what to do after Year 11',
    content: (
      <LearnerInvitation givenNames={made.amina} school="Northgate School" code={made.code} link={link} days={60} />
    ),
  },
  {
    ...own,
    template: 'ApplicationSent',
    subject: 'Your application has been sent',
    content: (
      <ApplicationSent
        name={made.amina}
        learner={made.amina}
        reference={reference}
        answerBy={day}
        choices={[place, other]}
        link={link}
      />
    ),
  },
  {
    ...own,
    template: 'CheckEnded',
    subject: 'Your application has gone on',
    content: (
      <CheckEnded
        name={made.amina}
        learner={made.amina}
        comment={null}
        isByClock={false}
        answerBy={day}
        reference={reference}
        choices={[place]}
        link={link}
      />
    ),
  },
  {
    ...own,
    template: 'DoneForYou',
    subject: 'Something was done for you',
    content: <DoneForYou {...about} who="Mr Okafor, Northgate School" what="Added a course" choices={['Plumbing']} />,
  },
  ...gaps.map((gap): LetterSample => ({
    ...own,
    template: 'Nudge',
    variant: gap.replace('-', ' '),
    subject: 'A word from your school',
    content: <Nudge name={made.amina} school="Northgate School" gap={gap} link={link} />,
  })),
  {
    ...own,
    template: 'ReferenceReady',
    subject: 'Your reference is ready',
    content: <ReferenceReady name={made.amina} school="Northgate School" isReady link={link} />,
  },
  {
    ...own,
    template: 'GradesChanged',
    subject: 'Your school has changed your predicted grades',
    content: <GradesChanged name={made.amina} link={link} />,
  },
  {
    ...own,
    template: 'OfferMade',
    subject: 'You have an offer',
    content: <OfferMade {...about} conditions={['Mathematics: grade 5 or better']} message={null} replyBy={day} />,
  },
  {
    ...own,
    template: 'ReplyDateSet',
    subject: 'Reply to your offers',
    content: <ReplyDateSet name={made.amina} offers={2} replyBy={day} link={link} />,
  },
  {
    ...own,
    template: 'ReplyDateMoved',
    subject: 'The last day to reply has moved',
    content: <ReplyDateMoved name={made.amina} offers={2} replyBy={day} link={link} />,
  },
  {
    ...own,
    template: 'OfferAboutToLapse',
    subject: 'Reply to your offer',
    content: <OfferAboutToLapse {...about} replyBy={day} isLastDay={false} />,
  },
  {
    ...own,
    template: 'OfferAboutToLapse',
    variant: 'on the last day',
    subject: 'Today is the last day to reply to your offer',
    content: <OfferAboutToLapse {...about} replyBy={day} isLastDay />,
  },
  ...left.flatMap(([remaining, variant]): LetterSample[] => [
    {
      ...own,
      template: 'Unsuccessful',
      variant,
      subject: 'An answer from Riverside College',
      content: (
        <Unsuccessful
          alternatives={['Electrical installation, Hilltop College, about 3 miles away']}
          {...about}
          reasons={['The course is full.']}
          message={null}
          remaining={remaining}
          coursesLink={link}
        />
      ),
    },
    {
      ...own,
      template: 'ConditionsMissed',
      variant,
      subject: 'The offer from Riverside College',
      content: <ConditionsMissed {...about} learner={made.amina} why="" remaining={remaining} />,
    },
  ]),
  {
    ...own,
    template: 'ConditionsDecided',
    subject: 'Your conditions',
    content: <ConditionsDecided {...about} conditions={[{ text: 'Mathematics: grade 5', status: 'Met' }]} />,
  },
  {
    ...own,
    template: 'WaitingListJoined',
    subject: 'You are on a waiting list',
    content: <WaitingListJoined {...about} position={3} size={12} expiresOn={day} />,
  },
  {
    ...own,
    template: 'OfferMade',
    variant: 'called up from a waiting list',
    subject: 'Riverside College has made an offer',
    content: <OfferMade {...about} conditions={[]} message={null} replyBy={day} isCalledUp />,
  },
  {
    ...own,
    template: 'BackupPromoted',
    variant: 'the learner chose it',
    subject: 'Your backup is now your place',
    content: <BackupPromoted {...about} reader="learner" reference={reference} isChosen />,
  },
  {
    ...own,
    template: 'BackupPromoted',
    subject: 'Your backup is now your place',
    content: <BackupPromoted {...about} reader="learner" reference={reference} />,
  },
  {
    ...own,
    template: 'PlaceConfirmed',
    subject: 'Your place is confirmed',
    content: <PlaceConfirmed {...about} learner={made.amina} startsOn={day} />,
  },
  { ...own, template: 'Enrolled', subject: 'You are enrolled', content: <Enrolled {...about} /> },
  {
    ...own,
    template: 'EnrolmentTime',
    subject: 'Your time to enrol',
    content: <EnrolmentTime {...about} when="26 August 2027 at 9:30am" place="Main hall" isMoved={false} />,
  },
  {
    ...own,
    template: 'EnrolmentTime',
    variant: 'moved',
    subject: 'Your new time to enrol',
    content: <EnrolmentTime {...about} when="26 August 2027 at 9:30am" place="Main hall" isMoved />,
  },
  {
    ...own,
    template: 'NotSeenYet',
    subject: 'Have you started?',
    content: <NotSeenYet {...about} learner={null} startsOn={day} />,
  },
  {
    ...own,
    template: 'EnrolmentUndone',
    subject: 'An enrolment was a mistake',
    content: <EnrolmentUndone {...about} />,
  },
  {
    ...own,
    template: 'NotArrived',
    subject: 'You have not started',
    content: <NotArrived {...about} learner={null} why={null} />,
  },
  {
    ...own,
    template: 'StartChanged',
    subject: 'A course you chose has changed',
    content: (
      <StartChanged
        name={made.amina}
        learner={null}
        title="A course is full"
        lines={['You can still wait.']}
        link={link}
      />
    ),
  },
  {
    ...own,
    template: 'OpenAgain',
    subject: 'Riverside College takes applications again',
    content: <OpenAgain name={made.amina} provider={place.provider} courses={[place.course]} link={link} />,
  },
  {
    ...own,
    template: 'SurveyOpen',
    subject: 'Tell us what you think',
    content: (
      <SurveyOpen name={made.amina} area="Marlshire" title="Two questions about applying" link={link} choose={link} />
    ),
  },
  {
    ...own,
    template: 'YourYear',
    subject: 'Your applications for 2026 to 2027',
    content: (
      <YourYear
        name={made.amina}
        year="2026 to 2027"
        hasPlace={false}
        choices={[{ ...place, outcome: 'Closed without an answer' }]}
        link={link}
      />
    ),
  },
]
