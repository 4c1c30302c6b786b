import AgreementToRead from '#emails/AgreementToRead'
import AnswerDueSoon from '#emails/AnswerDueSoon'
import ApplicationReceived from '#emails/ApplicationReceived'
import ApplicationUpdated from '#emails/ApplicationUpdated'
import CheckWaiting from '#emails/CheckWaiting'
import ChoiceOverdue from '#emails/ChoiceOverdue'
import ChoiceWithdrawn from '#emails/ChoiceWithdrawn'
import CoursesToCheck from '#emails/CoursesToCheck'
import CycleClosed from '#emails/CycleClosed'
import DailyDigest from '#emails/DailyDigest'
import GapAsked from '#emails/GapAsked'
import InterviewAnswered from '#emails/InterviewAnswered'
import InterviewTimesWaiting from '#emails/InterviewTimesWaiting'
import HandedOver from '#emails/HandedOver'
import HandoverAnswered from '#emails/HandoverAnswered'
import Invitation from '#emails/Invitation'
import NoticeToRead from '#emails/NoticeToRead'
import ManyLookedAt from '#emails/ManyLookedAt'
import NewPassword from '#emails/NewPassword'
import NotSeenYet from '#emails/NotSeenYet'
import NotSentInTime from '#emails/NotSentInTime'
import OfferAccepted from '#emails/OfferAccepted'
import OfferDeclined from '#emails/OfferDeclined'
import OfferLapsed from '#emails/OfferLapsed'
import OfferWithdrawn from '#emails/OfferWithdrawn'
import ReferenceWanted from '#emails/ReferenceWanted'
import TokenEnds from '#emails/TokenEnds'
import WebhookPaused from '#emails/WebhookPaused'
import WithdrawalUndone from '#emails/WithdrawalUndone'
import { made, type LetterSample } from './letter-sample'

const { day, reference, place, link, tutor } = made
const application = { name: tutor, course: place.course, reference, link }
const pupil = { name: tutor, learner: made.amina, ...place, link }
const manyLookedAt = {
  ...{ name: tutor, viewer: 'Mr Okafor', from: 'Admissions officer, Riverside College', link },
  ...{ when: '4 December 2026 at 2:15pm', tried: 121, shown: 120 },
}
const provider = { reader: 'provider' } as const
const school = { reader: 'school' } as const

/** The letters to staff and to whoever has an account, each as one of them would look. */
export const staffLetters: readonly LetterSample[] = [
  {
    ...provider,
    template: 'AgreementToRead',
    subject: 'Riverside College asks for your help',
    content: <AgreementToRead name={tutor} owner={place.provider} partner="Weir Sixth Form" link={link} />,
  },
  {
    ...provider,
    template: 'ApplicationReceived',
    subject: 'A new application',
    content: <ApplicationReceived {...application} answerBy={day} />,
  },
  {
    ...provider,
    template: 'ApplicationUpdated',
    subject: 'An application was updated',
    content: <ApplicationUpdated {...application} />,
  },
  {
    ...provider,
    template: 'ChoiceWithdrawn',
    subject: 'An application was withdrawn',
    content: <ChoiceWithdrawn {...application} reason={null} />,
  },
  {
    ...provider,
    template: 'WithdrawalUndone',
    subject: 'An application is back',
    content: <WithdrawalUndone {...application} />,
  },
  {
    ...provider,
    template: 'InterviewAnswered',
    subject: 'Another interview time is asked for',
    content: <InterviewAnswered {...application} when="4 December 2026 at 2:15pm" isOff={false} />,
  },
  {
    ...provider,
    template: 'InterviewAnswered',
    variant: 'called off',
    subject: 'An interview was called off',
    content: <InterviewAnswered {...application} when="4 December 2026 at 2:15pm" isOff />,
  },
  {
    ...provider,
    template: 'InterviewTimesWaiting',
    subject: 'Learners who have not chosen an interview time',
    content: <InterviewTimesWaiting name={application.name} learners={3} link={link} />,
  },
  {
    ...provider,
    template: 'OfferAccepted',
    subject: 'An offer was accepted',
    content: <OfferAccepted {...application} isBackup={false} />,
  },
  {
    ...provider,
    template: 'OfferDeclined',
    subject: 'An offer was declined',
    content: <OfferDeclined {...application} reason={null} />,
  },
  {
    ...provider,
    template: 'AnswerDueSoon',
    subject: 'Applications are waiting for an answer',
    content: <AnswerDueSoon name={tutor} waiting={3} link={link} />,
  },
  {
    ...provider,
    template: 'CoursesToCheck',
    subject: 'Please check your courses',
    content: (
      <CoursesToCheck
        name={tutor}
        provider={place.provider}
        lines={['2 courses do not say when they start']}
        link={link}
      />
    ),
  },
  {
    ...provider,
    template: 'GapAsked',
    subject: 'Marlshire asks for your help with a course',
    content: (
      <GapAsked
        {...{ name: tutor, area: 'Marlshire', provider: place.provider, missing: 'Engineering, Level 2, homes in QX1' }}
        {...{ nextStep: 'Plan a second group from September.', by: '1 March 2027', link }}
      />
    ),
  },
  {
    ...school,
    template: 'CheckWaiting',
    subject: 'An application waits for you',
    content: (
      <CheckWaiting name={tutor} reader="school" learner={made.amina} releaseBy={day} choices={[place]} link={link} />
    ),
  },
  {
    reader: 'adviser',
    template: 'HandedOver',
    subject: 'Learners were handed over',
    content: (
      <HandedOver name={tutor} school="Northgate School" learners={[made.amina, 'Joel Brandt']} isForTeam link={link} />
    ),
  },
  {
    ...school,
    template: 'HandoverAnswered',
    subject: 'An adviser has answered',
    content: <HandoverAnswered name={tutor} learner={made.amina} state="returned" link={link} />,
  },
  {
    ...school,
    template: 'ReferenceWanted',
    subject: 'A reference to write',
    content: <ReferenceWanted name={tutor} learner={made.amina} days={null} link={link} />,
  },
  {
    ...school,
    template: 'ChoiceOverdue',
    subject: 'An answer is overdue',
    content: <ChoiceOverdue {...pupil} reader="tutor" reference={reference} />,
  },
  {
    ...school,
    template: 'OfferLapsed',
    subject: 'An offer has run out',
    content: <OfferLapsed {...pupil} reader="tutor" remaining="answers" />,
  },
  {
    reader: 'learner',
    template: 'OfferLapsed',
    variant: 'to the learner',
    subject: 'Your offer has run out',
    content: <OfferLapsed {...pupil} name={made.amina} reader="learner" remaining="nothing" />,
  },
  {
    ...school,
    template: 'OfferWithdrawn',
    subject: 'An offer was taken back',
    content: <OfferWithdrawn {...pupil} reason="The course is cancelled." detail={null} remaining="nothing" />,
  },
  {
    reader: 'learner',
    template: 'OfferWithdrawn',
    variant: 'to the learner',
    subject: 'An offer was taken back',
    content: (
      <OfferWithdrawn
        {...pupil}
        name={made.amina}
        learner={null}
        reason="The course is cancelled."
        detail={null}
        remaining="offers"
      />
    ),
  },
  {
    ...school,
    template: 'NotSeenYet',
    subject: 'Has somebody started?',
    content: <NotSeenYet {...pupil} startsOn={day} />,
  },
  {
    ...school,
    template: 'NotSentInTime',
    subject: 'An application was not sent in time',
    content: (
      <NotSentInTime name={tutor} reader="tutor" learner={made.amina} closedOn={day} choices={[place]} link={link} />
    ),
  },
  {
    reader: 'area',
    template: 'CycleClosed',
    subject: 'The year 2026 to 2027 is closed',
    content: (
      <CycleClosed
        name={tutor}
        year="2026 to 2027"
        learners={400}
        withPlace={371}
        outcomes={[{ outcome: 'Enrolled', choices: 371 }]}
        link={link}
      />
    ),
  },
  {
    ...provider,
    template: 'WebhookPaused',
    subject: 'Your program has not answered for three days',
    content: <WebhookPaused name={tutor} host="admissions.riverside.example" link={link} />,
  },
  {
    ...provider,
    template: 'TokenEnds',
    subject: 'The token for Admissions system ends on 4 December 2026',
    content: <TokenEnds name={tutor} program="Admissions system" endsOn="4 December 2026" link={link} />,
  },
  {
    ...provider,
    template: 'ManyLookedAt',
    subject: 'Mr Okafor opened many records',
    content: <ManyLookedAt {...manyLookedAt} mayEnd />,
  },
  {
    ...school,
    template: 'ManyLookedAt',
    variant: 'to those who ask us to close the account',
    subject: 'Mr Okafor opened many records',
    content: <ManyLookedAt {...manyLookedAt} mayEnd={false} />,
  },
  {
    reader: 'anyone',
    template: 'NoticeToRead',
    subject: 'A notice waits for you to read it',
    content: (
      <NoticeToRead
        name={tutor}
        area="Marlshire"
        title="Reviews in March"
        since="4 December 2026"
        link={link}
        choose={link}
      />
    ),
  },
  {
    reader: 'anyone',
    template: 'DailyDigest',
    subject: '3 things happened on Onward',
    content: <DailyDigest name={tutor} lines={['A new application (3 times)']} link={link} choose={link} />,
  },
  {
    reader: 'anyone',
    template: 'Invitation',
    subject: 'Join Northgate School on Onward',
    content: <Invitation name={tutor} organisation="Northgate School" role="Tutor" code={made.code} link={link} />,
  },
  {
    reader: 'anyone',
    template: 'NewPassword',
    subject: 'Set a new password for Onward',
    content: <NewPassword name={tutor} link={link} />,
  },
]
