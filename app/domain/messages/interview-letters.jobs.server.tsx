import InterviewCancelled from '#emails/InterviewCancelled'
import InterviewInvitation from '#emails/InterviewInvitation'
import InterviewTimes from '#emails/InterviewTimes'
import InterviewTomorrow from '#emails/InterviewTomorrow'
import { made, type LetterSample } from './letter-sample'

const { day, place, link } = made
const about = { name: made.amina, ...place, link }
const own = { reader: 'learner' } as const
const interview = { ...about, when: '4 December 2026 at 2:15pm', place: 'Room 12' }

/** The letters to learners about interviews, each as one of them would look. */
export const interviewLetters: readonly LetterSample[] = [
  {
    ...own,
    template: 'InterviewInvitation',
    subject: 'An interview',
    content: <InterviewInvitation {...interview} learner={null} message="Bring your sketchbook." isMoved={false} />,
  },
  {
    ...own,
    template: 'InterviewInvitation',
    variant: 'the learner chose another time',
    subject: 'An interview',
    content: <InterviewInvitation {...interview} learner={null} message={null} isMoved isOwn />,
  },
  {
    ...own,
    template: 'InterviewTimes',
    subject: 'Choose a time for your interview',
    content: (
      <InterviewTimes {...about} learner={null} bookBy={day} message="Bring your sketchbook." isReminder={false} />
    ),
  },
  {
    ...own,
    template: 'InterviewTimes',
    variant: 'reminder',
    subject: 'Choose a time for your interview',
    content: <InterviewTimes {...about} learner={null} bookBy={day} message={null} isReminder />,
  },
  {
    ...own,
    template: 'InterviewCancelled',
    variant: 'no time was chosen yet',
    subject: 'An interview is cancelled',
    content: <InterviewCancelled {...interview} when={null} learner={null} by="provider" why={null} />,
  },
  {
    ...own,
    template: 'InterviewCancelled',
    subject: 'An interview is cancelled',
    content: <InterviewCancelled {...interview} learner={null} by="provider" why={null} />,
  },
  {
    ...own,
    template: 'InterviewCancelled',
    variant: 'the learner called it off',
    subject: 'An interview is cancelled',
    content: <InterviewCancelled {...interview} learner={null} by="learner" why={null} />,
  },
  {
    ...own,
    template: 'InterviewCancelled',
    variant: 'not needed any more',
    subject: 'An interview is cancelled',
    content: <InterviewCancelled {...interview} learner={null} by="nobody" why={null} />,
  },
  {
    ...own,
    template: 'InterviewTomorrow',
    subject: 'Your interview is tomorrow',
    content: <InterviewTomorrow {...interview} />,
  },
]
