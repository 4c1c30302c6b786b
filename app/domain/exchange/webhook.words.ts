import type { WebhookKind } from './webhook'

/** What a program can be told, as its manager ticks it. */
export const webhookKindWords: Record<WebhookKind, string> = {
  'application.received': 'An application has come in',
  'application.changed': 'The state of an application has changed',
  'place.accepted': 'A learner has said yes to an offer',
  'place.confirmed': 'A place is confirmed',
  'learner.enrolled': 'A learner is enrolled',
  'interview.booked': 'An interview is booked',
  'interview.moved': 'An interview has moved or is off',
}

const failures: Record<string, string> = {
  'too-slow': 'No answer in 10 seconds',
  'not-reached': 'Could not be reached',
  'private-address': 'The address is in a private network',
}

type Delivery = {
  deliveredAt: Date | null
  givenUpAt: Date | null
  tries: number
  status: number | null
  failure: string | null
}

/** What became of one telling, as a tag. */
export function deliveryTag({ deliveredAt, givenUpAt, tries }: Delivery) {
  if (deliveredAt !== null) return { text: 'Delivered', colour: 'green' } as const
  if (givenUpAt !== null) return { text: 'Given up', colour: 'red' } as const
  return tries > 0
    ? ({ text: 'Trying again', colour: 'orange' } as const)
    : ({ text: 'Waiting', colour: 'blue' } as const)
}

/** What the program answered last, in words. */
export function answerWords({ status, failure }: Delivery): string {
  if (status !== null) return status >= 300 && status < 400 ? `${status}: redirects are not followed` : String(status)
  return failure === null ? '' : (failures[failure] ?? failure)
}

/** How a webhook stands, as a tag. */
export function webhookTag({ pausedFor, restsUntil }: { pausedFor: string | null; restsUntil: Date | null }) {
  if (pausedFor === 'failures') return { text: 'Paused: it did not answer', colour: 'red' } as const
  if (pausedFor !== null) return { text: 'Paused', colour: 'grey' } as const
  return restsUntil === null
    ? ({ text: 'On', colour: 'green' } as const)
    : ({ text: 'Trying again', colour: 'orange' } as const)
}
