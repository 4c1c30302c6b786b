import ActivitySurvey from '#emails/ActivitySurvey'
import AdviserTask from '#emails/AdviserTask'
import DisputeDecided from '#emails/DisputeDecided'
import InterventionsToLookAt from '#emails/InterventionsToLookAt'
import LearnersGiven from '#emails/LearnersGiven'
import PanelWork from '#emails/PanelWork'
import ProgrammeEnded from '#emails/ProgrammeEnded'
import { formatDay } from '~/kit/dates'
import { namedWords, ownWords } from '../programme-ends/programme-end.words'
import { made, type LetterSample } from './letter-sample'

const { amina, tutor, day, place, link } = made
const ended = { kind: 'withdrawn', ...place, lastOn: '2026-11-20' } as const
const nothingElse = { because: [], nextStep: null, adviser: null, courses: null }
const task = { name: tutor, learner: amina, why: `Left a programme at ${place.provider}.`, by: formatDay(day), link }
const panel = { name: tutor, panel: 'Northbridge panel', link }

/** The letters about what comes after a place was taken: endings, what is to be seen to, and the work of a panel. */
export const trackingLetters: readonly LetterSample[] = [
  {
    reader: 'learner',
    template: 'ProgrammeEnded',
    subject: 'Your course has ended',
    content: (
      <ProgrammeEnded
        name={amina}
        happened={ownWords(ended)}
        because={['It was about the journey.']}
        nextStep="We do not know yet what you do next."
        adviser="Ms Rossi"
        courses={link}
        link={link}
      />
    ),
  },
  {
    reader: 'school',
    template: 'ProgrammeEnded',
    variant: 'to the school',
    subject: 'A course has ended',
    content: <ProgrammeEnded name={tutor} happened={namedWords(amina, ended)} {...nothingElse} link={link} />,
  },
  {
    reader: 'adviser',
    template: 'AdviserTask',
    subject: 'Please get in touch with a learner',
    content: <AdviserTask {...task} isChase={false} />,
  },
  {
    reader: 'adviser',
    template: 'AdviserTask',
    variant: 'when its day has gone by',
    subject: 'Somebody still waits for you to get in touch',
    content: <AdviserTask {...task} isChase />,
  },
  {
    reader: 'adviser',
    template: 'LearnersGiven',
    subject: 'You look after more learners',
    content: <LearnersGiven name={tutor} from="Ms Rossi" count={3} why="The adviser has left" link={link} />,
  },
  ...[false, true].map((isReminder): LetterSample => ({
    reader: 'learner',
    template: 'ActivitySurvey',
    variant: isReminder ? 'a reminder' : 'the first letter',
    subject: isReminder ? 'Please tell us what you are doing now' : 'What are you doing now?',
    content: (
      <ActivitySurvey
        {...{ givenNames: amina, area: 'Northbridge', referenceOn: '2026-11-01', closesOn: '2027-01-31' }}
        {...{ code: '7K3M-92QF-4TXW', isReminder, link }}
      />
    ),
  })),
  {
    reader: 'school',
    template: 'DisputeDecided',
    subject: 'An adviser has looked at what you told us of a leaver',
    content: <DisputeDecided name={tutor} isTaken link={link} />,
  },
  {
    reader: 'school',
    template: 'InterventionsToLookAt',
    subject: 'Look again today',
    content: <InterventionsToLookAt name={tutor} lines={[`${amina} Yusuf: a talk`]} link={link} />,
  },
  {
    reader: 'area',
    template: 'PanelWork',
    variant: 'a meeting is called',
    subject: `Northbridge panel meets on ${formatDay(day)}`,
    content: (
      <PanelWork {...panel} about={{ kind: 'meeting', when: 'Friday 4 December 2026 at 2:00pm', place: 'Town hall' }} />
    ),
  },
  {
    reader: 'area',
    template: 'PanelWork',
    variant: 'something to do',
    subject: 'Something to do for the panel',
    content: <PanelWork {...panel} about={{ kind: 'action', what: 'Ask the bus firm', by: formatDay(day) }} />,
  },
]
