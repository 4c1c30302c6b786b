import { formatDay } from '~/kit/dates'
import type { Currency } from './currency'

/** How true an activity still is, beside its name. */
export function currencyTag({ state }: Currency) {
  return tags[state]
}

/** The same in a sentence with its day. */
export function currencySentence({ state, lapsesOn }: Currency): string {
  if (lapsesOn === null) return 'Does not lapse.'
  return state === 'lapsed'
    ? `Lapsed after ${formatDay(lapsesOn)}. It counts as not known.`
    : `Counts until ${formatDay(lapsesOn)}.`
}

const tags = {
  current: { text: 'Current', colour: 'green' },
  'due-to-lapse': { text: 'Due to lapse', colour: 'yellow' },
  lapsed: { text: 'Lapsed', colour: 'red' },
} as const
