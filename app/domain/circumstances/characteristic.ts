import { Refusal } from '~/kit/errors'

export type Spell = { fromOn: string; untilOn: string | null }

/** Why something cannot have begun on a day: before birth, not yet, or while it is on the record already. */
export function refuseBeginning(
  fromOn: string,
  { today, bornOn, held }: { today: string; bornOn: string; held: readonly Spell[] },
) {
  if (fromOn > today) throw new Refusal('in-the-future', 'This day has not come yet.', 'fromOn')
  if (fromOn < bornOn) throw new Refusal('before-birth', 'This is before they were born.', 'fromOn')
  if (held.some(({ untilOn }) => untilOn === null))
    throw new Refusal('on-the-record', 'This is on the record already. End it first if it began anew.', 'code')
  if (held.some(({ untilOn }) => untilOn !== null && untilOn >= fromOn))
    throw new Refusal('overlaps', 'This was on the record on that day already. Enter a later day.', 'fromOn')
}

/** Why something cannot end on a day. */
export function refuseEnding(untilOn: string, { fromOn, today }: { fromOn: string; today: string }) {
  if (untilOn > today) throw new Refusal('in-the-future', 'This day has not come yet.', 'untilOn')
  if (untilOn < fromOn) throw new Refusal('before-start', 'This is before it began.', 'untilOn')
}

const IN_CARE = '110'
const LEFT_CARE = '160'
const PREGNANT = '180'

export type Facts = {
  sex: string | null
  activityLabel: string | null
  /** Open circumstances, as far as the reader may know them. */
  open: readonly { code: string; label: string }[]
  /** What somebody who does this should have on the record, and has not. */
  missing: readonly { label: string }[]
}

/** What on a record does not go together, in sentences for the adviser. */
export function hints({ sex, activityLabel, open, missing }: Facts): string[] {
  const has = (code: string) => open.some((one) => one.code === code)
  return [
    ...missing.map(
      ({ label }) =>
        `The activity is “${activityLabel ?? 'not recorded'}”, and “${label}” is not on the record. Add it, or look at the activity again.`,
    ),
    ...(has(IN_CARE) && has(LEFT_CARE) ? ['In care and left care are both open. End one of them.'] : []),
    ...(has(PREGNANT) && sex === 'M' ? ['The record says male and pregnant. Look at both again.'] : []),
  ]
}
