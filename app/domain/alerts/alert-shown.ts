import { formatDay } from '~/kit/dates'
import { attendanceWords } from '../attendance/mark'
import { alertKinds, type Counts } from './alert'
import { alertTags, alertWords } from './alert.words'

type Found = Counts & {
  id: string
  kind: string
  openedOn: string
  learnerId: string
  givenNames: string
  familyName: string
  providerName: string
  form: string | null
  ownPossible: number
  ownAttended: number
}

/** An open alert as its readers see it. */
export function alertShown({ kind: said, ...found }: Found) {
  const kind = alertKinds.find((one) => one === said) ?? 'below-limit'
  return {
    id: found.id,
    learnerId: found.learnerId,
    name: `${found.givenNames} ${found.familyName}`,
    form: found.form,
    provider: found.providerName,
    tag: alertTags[kind],
    words: alertWords(kind, found),
    ownRate: attendanceWords({ possible: found.ownPossible, attended: found.ownAttended }),
    since: formatDay(found.openedOn),
  }
}

export type ShownAlert = ReturnType<typeof alertShown>
