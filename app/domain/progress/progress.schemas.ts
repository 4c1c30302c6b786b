import { z } from 'zod'
import { dayField, neededText, optionalText } from '~/kit/form-fields'
import { gradeOnScale, gradesOfScale, isScale } from './scale'
import { riskRatings } from './risk'

/** A year group on one course, or a form of a school. */
export const ROWS_AT_MOST = 200
export const LONGEST_COMMENT = 300

/** One round of reports. */
export const roundForm = z.object({
  name: neededText('Name the round, for example Autumn', 60),
  opensOn: dayField('Enter the day it opens'),
  closesOn: dayField('Enter the day it closes'),
  asks: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((asked) => [asked].flat()),
  version: z.coerce.number().int().optional(),
})

export type RoundForm = z.output<typeof roundForm>

export const yearForm = z.object({ year: z.coerce.number().int().min(2000).max(2100) })

/** Words for the four levels of effort. */
export const effortForm = z.object({
  levels: z.record(
    z.string().regex(/^[1-4]$/),
    z.object({ label: neededText('Name this level', 40), words: neededText('Say it to the learner', 80) }),
  ),
})

const gridRow = z.object({
  target: z.string().trim().max(20, 'This grade is too long').default(''),
  grade: z.string().trim().max(20, 'This grade is too long').default(''),
  effort: z.enum(['', '1', '2', '3', '4'], { message: 'Choose the effort' }).default(''),
  comment: optionalText(LONGEST_COMMENT).transform((text) => text ?? ''),
  /** What stood there when the page was made. */
  was: z.string().max(1000).default(''),
})

/** A grid as it was typed: a row for each learner. */
export const gridForm = z
  .object({
    scale: z.string().refine(isScale, 'Choose what it is graded on'),
    rows: z.record(z.uuid(), gridRow).default({}),
  })
  .refine(({ rows }) => Object.keys(rows).length <= ROWS_AT_MOST, `Send ${ROWS_AT_MOST} learners or fewer at a time`)
  .transform(({ scale, rows }, ctx) => {
    const graded = (at: string, field: 'target' | 'grade', typed: string) => {
      const grade = gradeOnScale(scale, typed)
      if (typed === '' || grade !== null) return grade ?? ''
      const message = `${typed} is not a grade here. Write one of ${gradesOfScale(scale)}`
      ctx.addIssue({ code: 'custom', path: ['rows', at, field], message })
      return ''
    }
    return {
      scale,
      rows: Object.entries(rows).map(([learnerId, row]) => ({
        ...{ learnerId, was: row.was, effort: row.effort, comment: row.comment },
        target: graded(learnerId, 'target', row.target),
        grade: graded(learnerId, 'grade', row.grade),
      })),
    }
  })

/** Which grid of a round: a course run, or a subject of a form. */
export const gridQuestion = z.object({
  run: z.uuid().nullable().catch(null),
  form: z.string().trim().max(20).catch(''),
  subject: z.string().trim().max(100).catch(''),
  scale: z
    .string()
    .catch('')
    .transform((name) => (isScale(name) ? name : '')),
})

export type GridQuestion = z.output<typeof gridQuestion>

export const progressLists = ['all', 'below', 'risk', 'must-study'] as const
export type ProgressList = (typeof progressLists)[number]

/** Which learners a list shows. */
export const listQuestion = z.object({
  list: z.enum(progressLists).catch('all'),
  page: z.coerce.number().int().min(1).max(500).catch(1),
})

export const riskForm = z.object({
  rating: z.enum(riskRatings, { message: 'Choose red, amber or green' }),
  note: neededText('Say why in a few words', 1000),
  /** The saying that stood last when the page was made. */
  last: z.uuid().or(z.literal('')).default(''),
})

export const interventionForm = z.object({
  reason: z.uuid('Choose what is done'),
  detail: optionalText(500),
  owner: z.uuid('Choose who sees to it'),
  startedOn: dayField('Enter the day it starts'),
  lookAgainOn: dayField('Enter the day to look again'),
})

export type InterventionForm = z.output<typeof interventionForm>

export const outcomes = ['helped', 'partly', 'not'] as const
export type Outcome = (typeof outcomes)[number]

const version = z.coerce.number().int()

export const lookForm = z.object({
  outcome: z.enum(outcomes, { message: 'Choose if it helped' }),
  note: optionalText(1000),
  version,
})

export const againForm = z.object({ lookAgainOn: dayField('Enter the day to look again'), version })

export const closeForm = z.object({ version })

export const exemptionForm = z.object({
  subject: z.enum(['english', 'maths'], { message: 'Choose the subject' }),
  reason: z.uuid('Choose why'),
  detail: optionalText(200),
})
