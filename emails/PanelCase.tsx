import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

export type Turn = 'placed' | 'reserved' | 'refused' | 'deferred' | 'confirmed' | 'lapsed' | 'withdrawn'

type Props = {
  name: string
  /** Whose case it is, for everybody but the learner. */
  learner: string | null
  reader: 'learner' | 'parent' | 'school' | 'host'
  turn: Turn
  course: string
  provider: string
  /** The first and the last day, where there is a place. */
  startsOn: string | null
  heldUntil: string | null
  reason: string | null
  link: string
}

const titles: Record<Turn, string> = {
  placed: 'A place is held',
  reserved: 'There is no place yet',
  refused: 'There is no place',
  deferred: 'The panel will look again',
  confirmed: 'The place is confirmed',
  lapsed: 'The place is no longer held',
  withdrawn: 'A request was taken back',
}

/** Tells on the same day what became of a case, and what comes next. */
export default function PanelCase(props: Props) {
  const { name, reader, turn, reason, link } = props
  const isStaff = reader === 'school' || reader === 'host'
  return (
    <Layout title={titles[turn]}>
      <Text>Dear {name},</Text>
      <Text>{what(props)}</Text>
      {reason ? <Text>{isStaff ? `Reason: ${reason}` : `This is why: ${reason}`}</Text> : null}
      <Text>{next(props)}</Text>
      <GoTo link={link}>{isStaff ? 'Open the case' : 'See what was said'}</GoTo>
    </Layout>
  )
}

function what({ learner, turn, course, provider, startsOn }: Props): string {
  const for$ = learner === null ? 'you' : learner
  const at = `${course} at ${provider}`
  const from = startsOn ? `, from ${formatDay(startsOn)}` : ''
  const words: Record<Turn, string> = {
    placed: `The panel holds a place for ${for$} on ${at}${from}.`,
    reserved: `The panel has no place for ${for$} on ${at} yet.`,
    refused: `The panel could not give ${for$} a place on ${at}.`,
    deferred: `The panel has not decided yet about ${at}.`,
    confirmed: `The place for ${for$} on ${at} is confirmed${from}.`,
    lapsed: `Nobody confirmed the place for ${for$} on ${at} in time. It is free again.`,
    withdrawn: `The school no longer asks for a place for ${for$} on ${at}.`,
  }
  return words[turn]
}

function next({ reader, learner, turn, heldUntil }: Props): string {
  const day = heldUntil ? formatDay(heldUntil) : ''
  if (reader === 'school') return forSchool(turn, day)
  if (reader === 'host') return turn === 'placed' ? `The school confirms it by ${day}.` : 'You can see it on the case.'
  const they = reader === 'learner'
  const words: Record<Turn, string> = {
    placed: `The school must say yes by ${day}. ${they ? 'Talk to your tutor soon' : `Ask ${learner} about it`}.`,
    reserved: 'The panel looks at it again at its next meeting.',
    refused: `The school can ask other people to look again. ${they ? 'Your tutor can help you find other courses' : 'The tutor can help to find other courses'}.`,
    deferred: 'It looks at it again at its next meeting.',
    confirmed: `The school tells ${they ? 'you' : learner} where to go and when.`,
    lapsed: 'The panel looks at it again at its next meeting.',
    withdrawn: `${they ? 'Talk to your tutor' : 'Ask the school'} if you think this is wrong.`,
  }
  return words[turn]
}

function forSchool(turn: Turn, day: string): string {
  const words: Record<Turn, string> = {
    placed: `Confirm it by ${day}, or the place is free again.`,
    reserved: 'It stays open: the next meeting looks at it again.',
    refused: 'You may appeal. Other people decide then.',
    deferred: 'The next meeting looks at it again.',
    confirmed: 'The host has been told.',
    lapsed: 'The case stays open: the next meeting looks at it again.',
    withdrawn: 'Everything that hung on it is closed.',
  }
  return words[turn]
}
