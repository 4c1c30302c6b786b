import { z } from 'zod'
import { GRADES_AT_MOST, gradeOn, gradesInWords, isQualification, type PredictedGrade } from './grade'

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

/** The learner's own page of predicted grades. */
export const gradesForm = z.object({
  grades: gradeRows.prefault({}),
  isFinished: z.enum(['yes', 'no'], { message: 'Say if you have finished this part' }),
})

/** The school's page of predicted grades. */
export const predictionsForm = z.object({ grades: gradeRows.prefault({}) })

function isSame(one: PredictedGrade, row: { subject: string; qualification: string }) {
  return one.subject.toLowerCase() === row.subject.toLowerCase() && one.qualification === row.qualification
}
