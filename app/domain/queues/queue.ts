import { z } from 'zod'
import { addDays } from '~/kit/dates'
import { choiceStates, is, isChoiceState, type ChoiceState } from '~/domain/applications/choice.states'

/** The groups of a provider's queue, in the order in which they need somebody; an ended choice is shown only when asked for. */
export const queueGroups = [
  { name: 'confirm-again', label: 'Deferred, to confirm again' },
  { name: 'due', label: 'Answer overdue or due soon' },
  { name: 'feedback', label: 'Closed without an answer, feedback to give' },
  { name: 'new', label: 'New' },
  { name: 'interviewing', label: 'Interviewing' },
  { name: 'waiting-list', label: 'Waiting list' },
  { name: 'old-conditions', label: 'Conditions open from an earlier year' },
  { name: 'learners-turn', label: 'Waiting for the learner' },
  { name: 'conditions', label: 'Accepted, conditions open' },
  { name: 'successful', label: 'Place confirmed or enrolled' },
  { name: 'deferred', label: 'Deferred' },
  { name: 'ended', label: 'Ended' },
] as const

export type QueueGroup = (typeof queueGroups)[number]['name']

type Row = { state: ChoiceState; answerBy: string | null; isEarlierCycle: boolean }

/** The group a choice stands in: `soon` is the last day that counts as due soon. */
export function groupOf({ state, answerBy, isEarlierCycle }: Row, soon: string): QueueGroup {
  // What ended without an answer has a day while feedback is owed, and none any more once it is given.
  const isDue = answerBy !== null && answerBy <= soon
  if (state === 'ended_no_reply') return isDue ? 'feedback' : 'ended'
  const byDay = isDue ? 'due' : groups[state]
  if (state === 'submitted' || state === 'interviewing') return byDay
  if (isEarlierCycle && state === 'deferred') return 'confirm-again'
  return isEarlierCycle && groups[state] === 'conditions' ? 'old-conditions' : groups[state]
}

const groups: Record<ChoiceState, QueueGroup> = {
  draft: 'ended',
  with_school: 'ended',
  not_sent: 'ended',
  submitted: 'new',
  info_requested: 'learners-turn',
  interviewing: 'interviewing',
  overdue: 'due',
  waiting_list: 'waiting-list',
  offer: 'learners-turn',
  accepted_backup: 'conditions',
  accepted_conditional: 'conditions',
  place_confirmed: 'successful',
  deferred: 'deferred',
  enrolled: 'successful',
  did_not_attend: 'ended',
  rejected: 'ended',
  ended_no_reply: 'feedback',
  offer_withdrawn: 'ended',
  declined: 'ended',
  lapsed: 'ended',
  conditions_not_met: 'ended',
  withdrawn: 'ended',
  course_cancelled: 'ended',
}

const id = z.uuid().or(z.literal('')).catch('')

/** What a provider asks of its queue; it stands in the address, but for words somebody looks for, which are kept (`find`). */
export const queueQuestion = z.object({
  q: z.string().trim().max(100).catch(''),
  find: id,
  group: z
    .enum(queueGroups.map(({ name }) => name))
    .or(z.literal(''))
    .catch(''),
  state: z.string().refine(isChoiceState).or(z.literal('')).catch(''),
  course: id,
  site: id,
  start: z.iso.date().or(z.literal('')).catch(''),
  school: id,
  assigned: z.enum(['me', 'nobody']).or(z.uuid()).or(z.literal('')).catch(''),
  has: z.enum(['interview', 'conditions']).or(z.literal('')).catch(''),
  received: z.enum(['week', 'month', 'earlier']).or(z.literal('')).catch(''),
  sort: z.enum(['newest', 'oldest']).or(z.literal('')).catch(''),
  after: z.string().max(200).catch(''),
  pick: z.enum(['some', 'all']).or(z.literal('')).catch(''),
})

export type QueueQuestion = z.output<typeof queueQuestion>

/** Which applications are asked for: a question without the place on the way through them, and without what is ticked. */
export type QueueFilter = Omit<QueueQuestion, 'after' | 'pick'>

/** A filter as an address says it: only what is asked for. */
export function filterIn({ after: _, pick: __, ...filter }: QueueQuestion): Partial<Record<keyof QueueFilter, string>> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
}

const reference = /^[0-9a-z]{4}-?[0-9a-z]{4}$/i

/** Words that look like the reference of an application: it names nobody, so that it may stand in an address. */
export function isReference(words: string): boolean {
  return reference.test(words) && /\d/.test(words)
}

/** What is looked for in names: their words in either order, without accents. */
export function namePattern(words: string): string {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const inOrder = plain.replace(/,/g, ' ').split(/\s+/).filter(Boolean).join(' ')
  return `%${inOrder.replace(/[\\%_]/g, '\\$&')}%`
}

/**
 * The place of a row in the order of the queue: group, last day, last change, and the id so that pages never shuffle. Where
 * the list is sorted by the day of sending, the group is nought and `at` is that day.
 */
export type QueuePlace = { group: number; due: string; at: Date; id: string }

const place = /^(\d{1,2})~(\d{4}-\d\d-\d\d)~(\d{1,15})~([0-9a-f-]{36})$/

export function placeText({ group, due, at, id }: QueuePlace): string {
  return `${group}~${due}~${at.getTime()}~${id}`
}

export function placeFrom(text: string): QueuePlace | null {
  const [, group, due, at, id] = place.exec(text) ?? []
  if (!group || !due || !at || !id) return null
  return { group: Number(group), due, at: new Date(Number(at)), id }
}

export const FIRST_DAY = '0001-01-01'
export const NEVER = '9999-12-31'

/**
 * The streams a queue flows together from: each state of this cycle or an earlier one, where it matters parted by whether
 * an answer is due soon, with the group it belongs to. As columns, for the database to sort by: so that the order is said once.
 */
export function queueStreams(soon: string) {
  const states = choiceStates.filter((state) => is(state, 'providerSees'))
  const rows = [true, false].flatMap((isEarlier) => states.flatMap((state) => streamsOf(state, isEarlier, soon)))
  const column = <T>(of: (row: (typeof rows)[number]) => T) => `{${rows.map(of).join(',')}}`
  return {
    states: column(({ state }) => state),
    areEarlier: column(({ isEarlier }) => isEarlier),
    groups: column(({ group }) => group),
    from: column(({ from }) => from),
    until: column(({ until }) => until),
  }
}

function streamsOf(state: ChoiceState, isEarlierCycle: boolean, soon: string) {
  const group = (answerBy: string | null) => {
    const name = groupOf({ state, answerBy, isEarlierCycle }, soon)
    return queueGroups.findIndex((one) => one.name === name)
  }
  const [now, later] = [group(soon), group(null)]
  const stream = { state, isEarlier: isEarlierCycle, from: FIRST_DAY, until: NEVER }
  if (now === later) return [{ ...stream, group: now }]
  return [
    { ...stream, group: now, until: soon },
    { ...stream, group: later, from: addDays(soon, 1) },
  ]
}
