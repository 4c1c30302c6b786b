import { z } from 'zod'
import { gradeOn, gradesInWords, isQualification } from '~/domain/plans/grade'
import { BOXES_AT_MOST } from './prediction-grid'

/** Which grid: one subject in one qualification, of one form. */
export const gridQuestion = z.object({
  form: z.string().trim().max(20).catch(''),
  subject: z.string().trim().max(100).catch(''),
  qualification: z
    .string()
    .catch('')
    .transform((name) => (isQualification(name) ? name : 'GCSE (9 to 1)')),
})

const box = z.object({
  typed: z.string().trim().max(10, 'This grade is too long').default(''),
  was: z.string().max(10).default(''),
})

/** The grid as it was typed: a box for each learner. */
export const gridForm = z
  .object({
    subject: z.string().trim().min(1, 'Choose a subject first').max(100),
    qualification: z.string().refine(isQualification, 'Choose a qualification'),
    boxes: z.record(z.uuid(), box).default({}),
  })
  .refine(({ boxes }) => Object.keys(boxes).length <= BOXES_AT_MOST, `Send ${BOXES_AT_MOST} grades or fewer at a time`)
  .transform(({ boxes, subject, qualification }, ctx) => {
    if (!isQualification(qualification)) return z.NEVER
    for (const [learnerId, { typed }] of Object.entries(boxes)) {
      if (typed === '' || gradeOn(qualification, typed) !== null) continue
      const message = `${typed} is not a grade here. Write one of ${gradesInWords(qualification)}`
      ctx.addIssue({ code: 'custom', path: ['boxes', learnerId, 'typed'], message })
    }
    const rows = Object.entries(boxes).map(([learnerId, one]) => ({ learnerId, ...one }))
    return { subject, qualification, boxes: rows }
  })
