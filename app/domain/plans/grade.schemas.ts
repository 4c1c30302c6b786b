import { z } from 'zod'
import {
  GRADES_AT_MOST,
  gradeOn,
  gradesInWords,
  isQualification,
  type OwnQualification,
  type PredictedGrade,
} from './grade'

const typedRow = z.object({
  subject: z.string().trim().max(100, 'This subject is too long').default(''),
  qualification: z.string().default(''),
  grade: z.string().trim().max(10, 'This grade is too long').default(''),
})

/** A table of subjects and grades. A row without a grade is left out. */
export const gradeRows = z
  .record(z.string(), typedRow)
  .refine((rows) => Object.keys(rows).length <= GRADES_AT_MOST, `Give ${GRADES_AT_MOST} grades or fewer`)
  .transform((rows, ctx) => {
    const kept: PredictedGrade[] = []
    for (const [at, row] of Object.entries(rows)) {
      if (row.grade === '') continue
      const grade = isQualification(row.qualification) ? gradeOn(row.qualification, row.grade) : null
      const wrong = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [at, field], message })
      if (row.subject === '') wrong('subject', 'Write the subject of this grade')
      else if (!isQualification(row.qualification)) wrong('qualification', `Choose a qualification for ${row.subject}`)
      else if (grade === null) {
        wrong('grade', `${row.subject}: this grade must be one of ${gradesInWords(row.qualification)}`)
      } else if (kept.some((one) => isSame(one, row))) wrong('subject', `${row.subject} is here twice`)
      else kept.push({ subject: row.subject, qualification: row.qualification, grade })
    }
    return kept
  })

const ownRow = typedRow.extend({
  achieved: typedRow.shape.grade,
  year: z.string().trim().default(''),
  remove: z.literal('yes').optional(),
})

const FIRST_YEAR = 1990
const LAST_YEAR = 2100

/** What a learner takes or has. A row that is taken off, or that has no grade at all, is left out. */
export const qualificationRows = z
  .record(z.string(), ownRow)
  .refine((rows) => Object.keys(rows).length <= GRADES_AT_MOST, `Give ${GRADES_AT_MOST} grades or fewer`)
  .transform((rows, ctx) => {
    const kept: OwnQualification[] = []
    for (const [at, row] of Object.entries(rows)) {
      if (row.remove || (row.grade === '' && row.achieved === '')) continue
      const faults = faultsOf(row)
      if (kept.some((one) => isSame(one, row))) faults.push(['subject', `${row.subject} is here twice`])
      for (const [field, message] of faults) ctx.addIssue({ code: 'custom', path: [at, field], message })
      if (faults.length > 0 || !isQualification(row.qualification)) continue
      const { subject, qualification } = row
      kept.push({
        subject,
        qualification,
        grade: gradeOn(qualification, row.grade),
        achieved: gradeOn(qualification, row.achieved),
        year: row.year === '' ? null : Number(row.year),
      })
    }
    return kept
  })

/** The learner's own page of qualifications. Whoever asks for more rows has not finished. */
export const gradesForm = z
  .object({
    grades: qualificationRows.prefault({}),
    isFinished: z.enum(['yes', 'no']).optional(),
    version: z.coerce.number().int().optional(),
    step: z.literal('more').optional(),
  })
  .refine(({ isFinished, step }) => step === 'more' || isFinished !== undefined, {
    path: ['isFinished'],
    message: 'Say if you have finished this part',
  })

/** The school's page of predicted grades. */
export const predictionsForm = z.object({ grades: gradeRows.prefault({}) })

function faultsOf(row: z.output<typeof ownRow>): [field: string, message: string][] {
  const { subject, qualification } = row
  if (subject === '') return [['subject', 'Write the subject of this grade']]
  if (!isQualification(qualification)) return [['qualification', `Choose a qualification for ${subject}`]]
  const wrong = (['grade', 'achieved'] as const).filter(
    (field) => row[field] !== '' && gradeOn(qualification, row[field]) === null,
  )
  const faults = wrong.map((field): [string, string] => [
    field,
    `${subject}: this grade must be one of ${gradesInWords(qualification)}`,
  ])
  return isYear(row.year) ? faults : [...faults, ['year', `${subject}: write the year, like 2027`]]
}

function isYear(typed: string) {
  return typed === '' || (/^\d{4}$/.test(typed) && Number(typed) >= FIRST_YEAR && Number(typed) <= LAST_YEAR)
}

function isSame(one: { subject: string; qualification: string }, row: { subject: string; qualification: string }) {
  return one.subject.toLowerCase() === row.subject.toLowerCase() && one.qualification === row.qualification
}
