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

const english = new Set(['ENG', 'EN', 'ENGLISH', 'ENB', 'N', 'NO', 'F', 'FALSE', '0'])
const untold = new Set(['NOT', 'NOT KNOWN', 'NOT OBTAINED', 'REF', 'REFUSED', 'UNKNOWN', 'UND'])

/**
 * A first language, `english` or `other`: which other one is nobody's business here. Systems tell the language or its code, or whether
 * English is an additional one; codes of the census end in B where a school only believes so.
 */
export function firstLanguageReading(text: string): Reading<string> {
  const told = text.trim().toUpperCase()
  if (told === '' || untold.has(told)) return missing()
  if (english.has(told)) return taken('english')
  return /^(1|[A-Z][A-Z /'()-]*)$/.test(told)
    ? taken('other')
    : wrong('language-unknown', `${text.trim()} is no language.`)
}

const exclusions: Record<string, string> = {
  N: 'none',
  NO: 'none',
  NONE: 'none',
  FALSE: 'none',
  Y: 'suspended',
  YES: 'suspended',
  TRUE: 'suspended',
  S: 'suspended',
  SUSPENDED: 'suspended',
  'FIXED TERM': 'suspended',
  P: 'excluded',
  PERM: 'excluded',
  PERMANENT: 'excluded',
  EXCLUDED: 'excluded',
}

/** Whether a pupil was kept from school this year: `none`, `suspended` for a time (however often), or `excluded` for good. */
export function exclusionReading(text: string): Reading<string> {
  const told = text.trim().toUpperCase()
  if (told === '') return missing()
  if (/^\d{1,3}(\.\d)?$/.test(told)) return taken(Number(told) > 0 ? 'suspended' : 'none')
  const known = entryOf(exclusions, told)
  return known === undefined
    ? wrong('exclusion-unknown', `${text.trim()} does not say how often a pupil was suspended.`)
    : taken(known)
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
