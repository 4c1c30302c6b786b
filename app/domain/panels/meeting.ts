import { Refusal } from '~/kit/errors'

type Times = { openedAt: unknown; closedAt: unknown }

/** Where a meeting stands. */
export function stageOf({ openedAt, closedAt }: Times): 'called' | 'open' | 'closed' {
  if (closedAt !== null) return 'closed'
  return openedAt === null ? 'called' : 'open'
}

export const stageTags = {
  called: { text: 'Called', colour: 'blue' },
  open: { text: 'Open', colour: 'green' },
  closed: { text: 'Closed', colour: 'grey' },
} as const

/** Refuses a deed that belongs to another stage of the meeting. */
export function refuseUnless(stage: 'called' | 'open', meeting: Times) {
  if (stageOf(meeting) === stage) return
  throw new Refusal('not-now', stage === 'open' ? 'This meeting is not open.' : 'This meeting has been opened already.')
}

export type DecidedLine = {
  learner: string
  outcome: string
  course: string | null
  host: string | null
  reason: string | null
  detail: string | null
  isAppeal: boolean
  deciders: readonly string[]
  aside: readonly string[]
}

/** The minute of one decision, in a sentence or two: what was decided, why, by whom, and who took no part. */
export function minuteOf(line: DecidedLine): string {
  const { learner, reason, detail, isAppeal, deciders, aside } = line
  const why = [reason, detail].filter((part) => part !== null).join(': ')
  return [
    `${isAppeal ? 'Appeal of ' : ''}${learner}: ${decided(line)}${why ? ` Reason: ${full(why)}` : ''}`,
    `Decided by ${deciders.join(', ')}.`,
    aside.length > 0 ? `${aside.join(', ')} took no part.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function decided({ outcome, course, host }: DecidedLine): string {
  const at = course ? ` on ${course}${host ? ` at ${host}` : ''}` : ''
  const words: Record<string, string> = {
    place: `a place${at}, held for the school to confirm.`,
    alternative: `another place than asked for,${at}, held for the school to confirm.`,
    reserve: 'no place now; the case stays open.',
    refuse: 'no place.',
    defer: 'deferred to the next meeting.',
  }
  return words[outcome] ?? outcome
}

function full(sentence: string) {
  return sentence.endsWith('.') ? sentence : `${sentence}.`
}
