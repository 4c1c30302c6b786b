import { Refusal } from '~/kit/errors'

/** What a program can be told, with the events of the record that each follows. */
export const webhookKinds = {
  'application.received': ['application.sent', 'application.released'],
  'application.changed': [
    ...['information.asked', 'information.answered', 'information.left-unanswered', 'choice.ran-out-of-time'],
    ...['interview.arranged', 'interview.times-offered', 'interview.cancelled', 'interview.called-off'],
    ...['waiting-list.joined', 'choice.rejected', 'rejection.reverted', 'choice.ended-without-reply'],
    ...['offer.made', 'offer.changed', 'offer.withdrawn', 'offer.made-again', 'offer.reopened', 'offer.lapsed'],
    ...['offer.accepted', 'offer.kept-as-backup', 'offer.declined', 'backup.promoted'],
    ...['place.confirmed', 'conditions.missed', 'choice.deferred', 'choice.reinstated'],
    ...['choice.withdrawn', 'withdrawal.undone', 'course.cancelled', 'choice.restored', 'choice.closed-with-cycle'],
    ...['enrolment.recorded', 'enrolment.undone', 'enrolment.not-arrived'],
  ],
  'place.accepted': ['offer.accepted', 'backup.promoted'],
  'place.confirmed': ['place.confirmed'],
  'learner.enrolled': ['enrolment.recorded'],
  'interview.booked': ['interview.arranged', 'interview.booked'],
  'interview.moved': ['interview.rearranged', 'interview.cancelled', 'interview.called-off'],
} as const satisfies Record<string, readonly string[]>

export type WebhookKind = keyof typeof webhookKinds

export const webhookKindNames = Object.keys(webhookKinds).filter(isWebhookKind)

export function isWebhookKind(name: string): name is WebhookKind {
  return Object.hasOwn(webhookKinds, name)
}

/** What a program may be told of one event of the record. */
export function kindsOf(action: string): WebhookKind[] {
  return webhookKindNames.filter((kind) => webhookKinds[kind].some((one) => one === action))
}

/** Every event of the record that some program may be told of. */
export const toldActions: readonly string[] = [...new Set(webhookKindNames.flatMap((kind) => webhookKinds[kind]))]

export const WEBHOOKS_AT_MOST = 10

/** A provider tells a few programs, not many. */
export function refuseTooManyWebhooks(count: number) {
  if (count < WEBHOOKS_AT_MOST) return
  throw new Refusal('too-many-webhooks', `You can have ${WEBHOOKS_AT_MOST} webhooks. Remove one first.`)
}

/** Sending on and on to a program that is off helps nobody. */
export function refusePaused({ pausedAt }: { pausedAt: Date | null }) {
  if (pausedAt !== null) throw new Refusal('webhook-paused', 'This webhook is paused. Let it go on first.')
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const pauses = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR]

/** How many seconds to wait after so many failures in a row. */
export function pauseAfter(failures: number): number {
  return pauses[Math.min(failures, pauses.length) - 1] ?? MINUTE
}

const TRIED_FOR_MS = 3 * 24 * HOUR * 1000

/** Whether something has been tried for so long that it is given up. */
export function isGivenUp({ dueFrom }: { dueFrom: Date }, now: Date): boolean {
  return now.getTime() - dueFrom.getTime() >= TRIED_FOR_MS
}

/** A program that answers wrongly so often in a row is left alone for a while. */
export const FAILURES_IN_A_ROW = 3
