import { z } from 'zod'
import { neededText, optionalText } from '~/kit/form-fields'
import type { OwnBlock, OwnField } from '~/domain/courses/course-blocks'
import { webAddress } from '~/domain/courses/safe-html'

const version = z.coerce.number().int().optional()

/** What is typed into one block of a course: null where nothing was. */
export function blockForm({ fields }: OwnBlock) {
  return z.object({ version, said: z.object(Object.fromEntries(fields.map((field) => [field.name, answer(field)]))) })
}

export type BlockSaid = Record<string, string | null>

/** A course begins with its title; everything else can follow. */
export const newCourseForm = z.object({
  title: neededText('Enter the title of the course, for example “Motor Vehicle Level 2”', 255),
})

/** A deed that needs no more than a yes, and perhaps a few words why. */
export const moveForm = z.object({ version, why: optionalText(300) })

export type MoveForm = z.output<typeof moveForm>

function answer(field: OwnField): z.ZodType<string | null> {
  if (field.isNeeded) return neededText(`Enter ${field.label.toLowerCase()}`, field.longest)
  const words = optionalText(field.longest)
  if (field.kind === 'address') {
    return words
      .refine(
        (given) => given === null || webAddress(given) !== null,
        'Enter a web address, for example https://www.example.ac.uk/courses',
      )
      .transform((given) => (given === null ? null : webAddress(given)))
  }
  const { options } = field
  return options
    ? words.refine((given) => given === null || Object.hasOwn(options, given), 'Choose one from the list')
    : words
}
