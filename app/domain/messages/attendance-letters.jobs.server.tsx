import AttendanceAlert from '#emails/AttendanceAlert'
import NotThere from '#emails/NotThere'
import RegistersToTake from '#emails/RegistersToTake'
import { made, type LetterSample } from './letter-sample'

const { link, place } = made
const missing = { course: place.course, host: place.provider, when: '9:15am on Friday 4 December 2026', link }

const registers = ['Workshop, Engineering, Thursday 3 December 2026', 'Maths, Engineering, Wednesday 2 December 2026']

/** The letters about registers and absence. */
export const attendanceLetters: readonly LetterSample[] = [
  {
    reader: 'school',
    template: 'NotThere',
    subject: 'A learner is missing today, with no reason yet',
    content: <NotThere {...missing} name={made.tutor} reader="school" learner="Amina Yusuf" />,
  },
  ...['Amina Yusuf', null].map((learner): LetterSample => ({
    reader: learner ? 'school' : 'provider',
    template: 'AttendanceAlert',
    variant: learner ? 'to the tutor' : 'to the host',
    subject: 'A learner is missing too much',
    content: (
      <AttendanceAlert
        name={made.tutor}
        learner={learner}
        provider={place.provider}
        lines={[learner ? 'Missed the last 3 sessions' : 'One learner is new on your list']}
        link={link}
      />
    ),
  })),
  ...[false, true].map((isWeekly): LetterSample => ({
    reader: 'provider',
    template: 'RegistersToTake',
    variant: isWeekly ? 'of the week, to the manager' : 'the morning after',
    subject: '2 registers are not taken',
    content: <RegistersToTake name={made.tutor} all={2} lines={registers} isWeekly={isWeekly} link={link} />,
  })),
  {
    reader: 'parent',
    template: 'NotThere',
    variant: 'to a parent',
    subject: 'Where is Amina today?',
    content: <NotThere {...missing} name={made.parent} reader="parent" learner={made.amina} />,
  },
]
