import { z } from 'zod'
import type { JsonValue } from '#db/json'
import { askedGrades } from './grade-scale'
import { isSubject } from './school-subject'

export const MOST_LINES = 12
export const MOST_WAYS = 6

/** Kinds of qualification a course may ask for beside GCSEs. */
export const qualificationTypes = {
  'technical-award': 'BTEC or technical award',
  'functional-skills': 'Functional Skills qualification',
  'entry-level': 'Entry level certificate',
  diploma: 'diploma or certificate',
  'a-level': 'A level',
} as const

export const awardGrades = ['Pass', 'Merit', 'Distinction', 'Distinction*'] as const
export const askedLevels = ['entry', '1', '2', '3'] as const

const grade = z.enum(askedGrades, { message: 'Choose a grade from 9 to 1' })
const subject = z.string().refine(isSubject, 'Choose a subject')
const whole = (least: number, most: number, message: string) =>
  z.coerce.number(message).int(message).min(least, message).max(most, message)

/** Terms by the kind of thing they ask for. What a rule cannot judge is `other`, and a person reads it. */
export const requirementTerm = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('count'),
      count: whole(1, 12, 'Say how many GCSEs, from 1 to 12'),
      grade,
      including: z.array(subject).max(6, 'Choose six subjects or fewer'),
      among: z.array(subject).max(30, 'Choose thirty subjects or fewer'),
      hasEquivalents: z.boolean(),
    }),
    z.object({ kind: z.literal('subject'), subject, grade }),
    z.object({
      kind: z.literal('average'),
      points: z.coerce
        .number('Write the average points, from 1 to 9, such as 5.5')
        .min(1, 'Write the average points, from 1 to 9, such as 5.5')
        .max(9, 'Write the average points, from 1 to 9, such as 5.5'),
      best: whole(1, 12, 'Say over how many GCSEs, from 1 to 12'),
    }),
    z.object({
      kind: z.literal('qualification'),
      type: z.literal(
        ['technical-award', 'functional-skills', 'entry-level', 'diploma', 'a-level'],
        'Choose the kind of qualification',
      ),
      level: z.enum(askedLevels, { message: 'Choose a level' }),
      grade: z.enum(awardGrades).nullable(),
      subject: subject.nullable(),
    }),
    z.object({
      kind: z.literal('other'),
      text: z.string().trim().min(1, 'Write what you ask for').max(300, 'Use 300 characters or fewer'),
    }),
  ],
  { error: 'Choose what kind of requirement this is' },
)

export type RequirementTerm = z.output<typeof requirementTerm>
export type TermKind = RequirementTerm['kind']

/** One line of what a course asks for: any one of its ways will do. */
const requirementLine = z.object({ any: z.array(requirementTerm).min(1).max(MOST_WAYS) })

/** All that a course asks for: every line must hold. */
export const entryRequirement = z.object({ all: z.array(requirementLine).max(MOST_LINES) })

export type EntryRequirement = z.output<typeof entryRequirement>
export type RequirementLine = EntryRequirement['all'][number]

export const nothingAsked: EntryRequirement = { all: [] }

/** A requirement as it was kept; null where none was, or an older form of it no longer makes sense. */
export function requirementFrom(kept: JsonValue | undefined): EntryRequirement | null {
  const parsed = entryRequirement.safeParse(kept)
  return parsed.success && parsed.data.all.length > 0 ? parsed.data : null
}

/** The requirement with one term more: a line of its own, or another way to meet a line. */
export function withTerm({ all }: EntryRequirement, term: RequirementTerm, line: number | null): EntryRequirement {
  if (line === null) return { all: [...all, { any: [term] }] }
  return { all: all.map((one, at) => (at === line ? { any: [...one.any, term] } : one)) }
}

/** The requirement with one term said otherwise. */
export function withTermChanged({ all }: EntryRequirement, term: RequirementTerm, line: number, way: number) {
  const changed = (any: RequirementTerm[]) => any.map((one, index) => (index === way ? term : one))
  return { all: all.map((one, at) => (at === line ? { any: changed(one.any) } : one)) }
}

/** The requirement with one term less; a line without any way left goes too. */
export function withoutTerm({ all }: EntryRequirement, line: number, way: number): EntryRequirement {
  const rest = all.map((one, at) => (at === line ? { any: one.any.filter((_, index) => index !== way) } : one))
  return { all: rest.filter(({ any }) => any.length > 0) }
}

/** Whether there is room for one more: as a line, or as another way to meet a line that is there. */
export function hasRoom({ all }: EntryRequirement, line: number | null): boolean {
  if (line === null) return all.length < MOST_LINES
  const ways = all[line]?.any.length
  return ways !== undefined && ways < MOST_WAYS
}
