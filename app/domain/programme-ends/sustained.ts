import { addDays, formatDay } from '~/kit/dates'
import { addMonths } from '../participation/currency'

/** Days within which an answer is due, from the day a check falls due. */
export const ANSWER_DAYS = 28
export const MONTHS = 6
const WORK_MONTHS = 5

export const answers = ['yes', 'no', 'not-known'] as const
export type Answer = (typeof answers)[number]
export type CheckState = 'due' | 'overdue' | 'answered'

/** A time somewhere, as the record has it: the last day is null where it goes on. */
export type Spell = {
  kind: 'education' | 'apprenticeship' | 'work' | 'neet'
  fromOn: string
  untilOn: string | null
  label: string
}

export type Proof = { answer: 'yes' | 'no'; evidence: string }

/** The day a check falls due: six months after the ending, or after what follows begins. */
export function checkDueOn({ lastOn, nextStartsOn }: { lastOn: string; nextStartsOn: string | null }) {
  const fromOn = nextStartsOn ?? addDays(lastOn, 1)
  return { fromOn, dueOn: addMonths(fromOn, MONTHS) }
}

export function checkState({ dueOn, answer }: { dueOn: string; answer: string | null }, today: string): CheckState {
  if (answer !== null) return 'answered'
  return addDays(dueOn, ANSWER_DAYS) < today ? 'overdue' : 'due'
}

/**
 * What the record itself proves of the six months from a day. Somebody has stayed with an apprenticeship through all six
 * months; in education in every month of the two terms from October to March, or in every one of the six; at work in five of
 * the six. Somebody has not who is out of learning and work on the day the six months are over. Anything else is asked.
 */
export function provenBy(spells: readonly Spell[], fromOn: string): Proof | null {
  const dueOn = addMonths(fromOn, MONTHS)
  const six = monthsFrom(fromOn)
  const apprenticed = spells.filter(({ kind }) => kind === 'apprenticeship')
  const whole = apprenticed.find((spell) => covers(spell, fromOn, dueOn))
  if (whole) return yes(`${whole.label}: from ${formatDay(whole.fromOn)}, six months and more`)

  const learning = spells.filter(({ kind }) => kind === 'education' || kind === 'apprenticeship')
  if (isThroughout(learning, six)) return yes(`${namesOf(learning)}: in each of the six months`)
  const terms = termsWithin(fromOn, dueOn)
  if (terms && isThroughout(learning, terms)) return yes(`${namesOf(learning)}: two terms, October to March`)

  const busy = spells.filter(({ kind }) => kind !== 'neet')
  const worked = six.filter((month) => busy.some((spell) => touches(spell, month))).length
  if (busy.some(({ kind }) => kind === 'work') && worked >= WORK_MONTHS) {
    return yes(`${namesOf(busy)}: ${worked} of the six months`)
  }
  const idle = spells.find((spell) => spell.kind === 'neet' && covers(spell, dueOn, dueOn))
  return idle ? { answer: 'no', evidence: `${idle.label}, from ${formatDay(idle.fromOn)}` } : null
}

type Month = { firstOn: string; lastOn: string }

/** The six months from a day, each from the same day of its month to the day before the next. */
export function monthsFrom(fromOn: string): Month[] {
  return Array.from({ length: MONTHS }, (_, at) => ({
    firstOn: addMonths(fromOn, at),
    lastOn: addDays(addMonths(fromOn, at + 1), -1),
  }))
}

/** October to March where both terms lie between the two days, with a summer before them at most. */
function termsWithin(fromOn: string, dueOn: string): Month[] | null {
  const year = Number(dueOn.slice(0, 4)) - (dueOn.slice(5) < '10-01' ? 1 : 0)
  const first = `${year}-10-01`
  if (first < fromOn || dueOn < `${year + 1}-03-01`) return null
  return monthsFrom(first)
}

function isThroughout(spells: readonly Spell[], months: readonly Month[]): boolean {
  return spells.length > 0 && months.every((month) => spells.some((spell) => touches(spell, month)))
}

function touches({ fromOn, untilOn }: Spell, { firstOn, lastOn }: Month): boolean {
  return fromOn <= lastOn && (untilOn === null || untilOn >= firstOn)
}

function covers({ fromOn, untilOn }: Spell, first: string, last: string): boolean {
  return fromOn <= first && (untilOn === null || untilOn >= last)
}

function yes(evidence: string): Proof {
  return { answer: 'yes', evidence: evidence.slice(0, 500) }
}

function namesOf(spells: readonly Spell[]): string {
  return [...new Set(spells.map(({ label }) => label))].join('; ')
}
