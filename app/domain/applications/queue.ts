import { z } from 'zod'
import { choiceStates, type ChoiceState } from './choice.states'

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
  const byDay = answerBy !== null && answerBy <= soon ? 'due' : groups[state]
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

/** What a provider asks of its queue; it stands in the address. */
export const queueQuestion = z.object({
  q: z.string().trim().max(100).catch(''),
  group: z
    .enum(queueGroups.map(({ name }) => name))
    .or(z.literal(''))
    .catch(''),
  course: z.uuid().or(z.literal('')).catch(''),
  after: z.string().max(200).catch(''),
})

export type QueueQuestion = z.output<typeof queueQuestion>

/** The place of a row in the order of the queue: group, last day, last change, and the id so that pages never shuffle. */
export type QueuePlace = { group: number; due: string; changedAt: Date; id: string }

const place = /^(\d{1,2})~(\d{4}-\d\d-\d\d)~(\d{1,15})~([0-9a-f-]{36})$/

export function placeText({ group, due, changedAt, id }: QueuePlace): string {
  return `${group}~${due}~${changedAt.getTime()}~${id}`
}

export function placeFrom(text: string): QueuePlace | null {
  const [, group, due, changedAt, id] = place.exec(text) ?? []
  if (!group || !due || !changedAt || !id) return null
  return { group: Number(group), due, changedAt: new Date(Number(changedAt)), id }
}

/**
 * Every state with its group for each case, as the columns of a table that the database sorts by: so that the order of
 * the queue is said once.
 */
export function groupTable() {
  const rows = [true, false].flatMap((isSoon) =>
    [true, false].flatMap((isEarlierCycle) =>
      choiceStates.map((state) => ({
        state,
        isSoon,
        isEarlierCycle,
        group: groupNumber(state, isSoon, isEarlierCycle),
      })),
    ),
  )
  return {
    states: rows.map(({ state }) => state),
    soon: rows.map(({ isSoon }) => isSoon),
    earlier: rows.map(({ isEarlierCycle }) => isEarlierCycle),
    groups: rows.map(({ group }) => group),
  }
}

function groupNumber(state: ChoiceState, isSoon: boolean, isEarlierCycle: boolean) {
  const answerBy = isSoon ? '2000-01-01' : '2000-01-03'
  const group = groupOf({ state, answerBy, isEarlierCycle }, '2000-01-02')
  return queueGroups.findIndex(({ name }) => name === group)
}
