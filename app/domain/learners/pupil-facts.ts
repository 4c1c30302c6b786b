import { entryOf, flagReading, missing, taken, wrong, type Reading } from '~/kit/intake-value'

/** N none, K support, E education, health and care plan; and the codes and words of older systems. */
const senCodes: Record<string, string> = {
  N: 'none',
  F: 'none',
  '0': 'none',
  K: 'support',
  A: 'support',
  P: 'support',
  Y: 'support',
  T: 'support',
  '1': 'support',
  E: 'plan',
  S: 'plan',
}

/** What special educational needs provision a pupil has: `none`, `support` or `plan`. */
export function senReading(text: string): Reading<string> {
  const code = text.trim().toUpperCase()
  const provision = entryOf(senCodes, code)
  if (code === '') return missing()
  return provision === undefined
    ? wrong('sen-unknown', `${text.trim()} is no SEN code. The codes are N, K and E.`)
    : taken(provision)
}

/** Whether a pupil has free school meals: `yes` or `no`. */
export function freeMealsReading(text: string): Reading<string> {
  return yesOrNo(text)
}

/** Whether a pupil is looked after by an authority: `yes` or `no`. */
export function lookedAfterReading(text: string): Reading<string> {
  return yesOrNo(text)
}

function yesOrNo(text: string): Reading<string> {
  const flag = flagReading(text)
  if (flag.isWrong) return flag
  return flag.value === null ? missing() : taken(flag.value ? 'yes' : 'no')
}

/** A school census ethnicity code, such as WBRI. */
export function ethnicityReading(text: string): Reading<string> {
  const code = text.trim().toUpperCase()
  if (code === '') return missing()
  return /^[A-Z]{4}$/.test(code)
    ? taken(code)
    : wrong('ethnicity-unknown', `${text.trim()} is no ethnicity code of four letters.`)
}

/** Attendance as a percentage with one decimal. */
export function attendanceReading(text: string): Reading<string> {
  const value = text.trim().replace(/\s*%$/, '')
  if (value === '') return missing()
  const percent = Number(value)
  if (!/^\d{1,3}(\.\d+)?$/.test(value) || percent > 100)
    return wrong('attendance-unreadable', `${text.trim()} is not a percentage.`)
  return taken(percent.toFixed(1))
}
