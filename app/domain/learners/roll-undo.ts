import { z } from 'zod'
import type { KnownLearner } from './cohort'
import type { PupilRecord } from './pupil'

/** What a learner was before a file changed them, as the file's row remembers it. */
export type Before = { fields: Partial<PupilRecord>; numbers: string[]; schoolId: string | null }

const text = z.string().nullable().optional()

const remembered = z.object({
  legalGivenNames: z.string().optional(),
  legalFamilyName: z.string().optional(),
  givenNames: z.string().optional(),
  familyName: z.string().optional(),
  middleNames: text,
  sex: text,
  email: text,
  phone: text,
  address: text,
  postcode: text,
  yearGroup: z.number().nullable().optional(),
  form: text,
  sen: text,
  freeMeals: text,
  lookedAfter: text,
  ethnicity: text,
  attendance: text,
  firstLanguage: text,
  exclusion: text,
})

const around = z.object({ numbers: z.array(z.string()).default([]), schoolId: z.string().nullable().default(null) })

export function beforeIn(json: unknown): Before {
  const fields: Partial<PupilRecord> = remembered.parse(json)
  return { fields, ...around.parse(json) }
}

/** Only a field that still says what the file said goes back; what somebody has written since stays. */
export function fieldsToRestore({ fields }: Before, { now, lastTime }: KnownLearner): Partial<PupilRecord> {
  const untouched = Object.entries(fields).filter(([field]) =>
    Object.entries(now).some(([name, value]) => name === field && value === lastTime?.[field]),
  )
  return remembered.parse(Object.fromEntries(untouched))
}
