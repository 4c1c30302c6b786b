import { z } from 'zod'
import { formatDay } from '~/kit/dates'
import type { Sentences } from '../learners/timeline'
import type { DayKind } from './calendar'
import type { WeekStep } from './weeks'

/** What the events of this room say in a history. */
export const attendanceSentences: Sentences = {
  'mark.changed': ({ particulars }) => {
    const { from, to, reason } = changeOf(particulars, [])
    return `A mark in a register was changed from ${from} to ${to}${reason === '-' ? '' : `: ${reason}`}`
  },
  'home-mark.set': ({ particulars }) => `The school set the code ${homeMark.parse(particulars).to} in its own register`,
  'home-code.chosen': () => 'The school chose its own code for sessions at another site',
  'absence.told': ({ particulars }) => `The school wrote down an absence ${span.parse(particulars)}`.trim(),
  'absence.taken-back': ({ particulars }) => `An absence ${span.parse(particulars)} was taken back`.replace('  ', ' '),
}

/** The signs of a calendar of registers, as its key explains them. */
export const dayKindWords: Record<DayKind, string> = {
  all: 'Came to all of it',
  late: 'Came, but late',
  some: 'Missed a part',
  none: 'Missed all of it',
}

/** The steps of a heat map of weeks, as its key explains them. */
export const weekStepWords: Record<WeekStep, { text: string; sample: string }> = {
  all: { text: 'All of it', sample: '100' },
  most: { text: 'More than 90%', sample: '95' },
  some: { text: 'More than half', sample: '70' },
  few: { text: 'Half or less', sample: '40' },
}

const homeMark = z.object({ to: z.string() }).catch({ to: 'another' })
const span = z
  .object({ fromOn: z.iso.date().transform(formatDay), untilOn: z.iso.date().transform(formatDay) })
  .transform(({ fromOn, untilOn }) => (fromOn === untilOn ? `on ${fromOn}` : `from ${fromOn} to ${untilOn}`))
  .catch('')

/** A change of a mark in words: what it was, what it became and why. */
export function changeOf(particulars: unknown, codes: readonly { code: string; label: string }[]) {
  const { from, to, reason } = change.parse(particulars)
  const said = ({ code, minutesLate }: z.output<typeof mark>) => {
    const label = codes.find((one) => one.code === code)?.label ?? code
    return minutesLate ? `${label}, ${minutesLate} minutes` : label
  }
  return { from: said(from), to: said(to), reason: reason ?? '-' }
}

const none = { code: 'none', minutesLate: null }
const mark = z.object({ code: z.string().catch('none'), minutesLate: z.number().nullable().catch(null) }).catch(none)
const change = z
  .object({ from: mark, to: mark, reason: z.string().nullable().catch(null) })
  .catch({ from: none, to: none, reason: null })
