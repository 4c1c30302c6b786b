import PanelCase, { type Turn } from '#emails/PanelCase'
import { made, type LetterSample } from './letter-sample'

const { amina, tutor, parent, day, place, link } = made
const about = { ...place, link, startsOn: '2027-01-05', heldUntil: day }

const subjects: [Turn, string, string | null][] = [
  ['placed', 'A place on a shared course is held', null],
  ['reserved', 'No place on a shared course yet', 'All places on the course are taken now.'],
  ['refused', 'No place on a shared course', 'You do not have the grades that the course asks for.'],
  ['deferred', 'The panel will look again', 'The panel asked your school for more facts.'],
  ['confirmed', 'A place on a shared course is confirmed', null],
  ['lapsed', 'A place on a shared course is no longer held', null],
  ['withdrawn', 'A request for a shared course was taken back', 'You have found another place.'],
]

/** The letters about a case that was put to a panel, each as its reader would look at it. */
export const panelLetters: readonly LetterSample[] = subjects.flatMap(([turn, subject, reason]): LetterSample[] => [
  {
    reader: 'learner',
    template: 'PanelCase',
    variant: turn,
    subject,
    content: <PanelCase {...about} name={amina} learner={null} reader="learner" turn={turn} reason={reason} />,
  },
  {
    reader: 'school',
    template: 'PanelCase',
    variant: turn,
    subject,
    content: <PanelCase {...about} name={tutor} learner={amina} reader="school" turn={turn} reason={null} />,
  },
  ...(turn === 'placed'
    ? [
        {
          reader: 'parent' as const,
          template: 'PanelCase',
          subject,
          content: <PanelCase {...about} name={parent} learner={amina} reader="parent" turn={turn} reason={null} />,
        },
        {
          reader: 'provider' as const,
          template: 'PanelCase',
          subject,
          content: <PanelCase {...about} name={tutor} learner={amina} reader="host" turn={turn} reason={null} />,
        },
      ]
    : []),
])
