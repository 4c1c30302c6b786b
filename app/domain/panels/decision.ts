import { Refusal } from '~/kit/errors'
import { deciding, type SeatHeld } from './panel'

type Present = { memberId: string; seat: string }

type Table = {
  present: readonly Present[]
  /** Members who have said that they take no part in this case. */
  conflicted: readonly string[]
  /** Members who took part in an earlier decision on it, where it is an appeal. */
  before: readonly string[]
  quorum: number
}

/** Who decides on a case: whoever is there with a say, has no conflict, and, on an appeal, did not decide before. */
export function decidersOf({ present, conflicted, before }: Omit<Table, 'quorum'>): string[] {
  return present
    .filter(({ seat }) => deciding.some((one) => one === seat))
    .map(({ memberId }) => memberId)
    .filter((memberId) => !conflicted.includes(memberId) && !before.includes(memberId))
}

/** Refuses whoever may not decide on this case now, and a table with too few who may. Answers who decides. */
export function tableFor(held: SeatHeld, table: Table): string[] {
  if (table.conflicted.includes(held.memberId))
    throw new Refusal('conflict', 'You have declared a conflict, so you take no part in this case.')
  if (table.before.includes(held.memberId))
    throw new Refusal('decided-before', 'You decided on this case before. Other people decide on the appeal.')
  if (!table.present.some(({ memberId }) => memberId === held.memberId))
    throw new Refusal('not-present', 'You are not written down as present at this meeting.')
  const deciders = decidersOf(table)
  if (deciders.length < table.quorum)
    throw new Refusal(
      'no-quorum',
      `${deciders.length} of those present may decide on this case, and ${table.quorum} are needed. It waits for another meeting.`,
    )
  return deciders
}

type Named = Omit<Table, 'present'> & { present: readonly (Present & { name: string })[] }

/** Who decides on a case, and whether they are enough, before anybody presses a button. */
export function tableWords(held: SeatHeld | null, table: Named): string {
  const deciders = decidersOf(table)
  const names = table.present.filter(({ memberId }) => deciders.includes(memberId)).map(({ name }) => name)
  const enough = deciders.length >= table.quorum ? '' : ` That is too few: ${table.quorum} are needed.`
  const own = held !== null && held.seat !== 'clerk' && !deciders.includes(held.memberId) ? ' You take no part.' : ''
  return `${names.length === 0 ? 'Nobody present may decide.' : `Who decides: ${names.join(', ')}.`}${enough}${own}`
}
