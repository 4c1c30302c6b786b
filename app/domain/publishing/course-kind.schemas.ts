import { z } from 'zod'
import { isWordList, usualName } from '~/domain/courses/area-word'
import { optionalText } from '~/kit/form-fields'

/** The route and the subject that a course truly has; either may be not stated. */
export const courseKindForm = z.object({
  version: z.coerce.number().int().optional(),
  route: oneOf('route', 'Choose a route from the list'),
  subjectCode: oneOf('subject', 'Choose a subject from the list'),
})

export type CourseKindTold = z.output<typeof courseKindForm>

function oneOf(list: string, message: string) {
  return optionalText(20).refine(
    (code) => code === null || (isWordList(list) && usualName(list, code) !== null),
    message,
  )
}
