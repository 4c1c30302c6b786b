import { z } from 'zod'
import { postcodeReading } from '~/kit/postcode'
import type { Section, SectionField } from './sections'

const dayParts = z.object({ day: z.string().trim(), month: z.string().trim(), year: z.string().trim() })

/** A date typed in three boxes as YYYY-MM-DD; nothing typed is ''. */
const typedDay = dayParts.transform(({ day, month, year }, ctx) => {
  if (day + month + year === '') return ''
  const iso = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(iso) || !isRealDay(iso)) {
    ctx.addIssue({ code: 'custom', message: 'Enter a real date, like 27 3 2011' })
  }
  return iso
})

/** The form of one section. Half-done answers are saved as they are; a finished section must have what is needed. */
export function sectionForm(section: Section) {
  const shape = Object.fromEntries(section.fields.map((field) => [field.name, answerTo(field)]))
  return z
    .object({
      answers: z.object(shape).prefault({}), // boxes left alone are not sent at all
      isFinished: z.enum(['yes', 'no'], { message: 'Say if you have finished this part' }),
      version: z.coerce.number().int().optional(),
    })
    .superRefine(({ answers, isFinished }, ctx) => {
      for (const field of section.fields) {
        const message = tooManyWords(field, answers[field.name] ?? '')
        if (message) ctx.addIssue({ code: 'custom', path: ['answers', field.name], message })
      }
      if (isFinished === 'no') return
      for (const field of section.fields) {
        const message = problemWith(field, answers[field.name] ?? '')
        if (message) ctx.addIssue({ code: 'custom', path: ['answers', field.name], message })
      }
    })
}

function answerTo(field: SectionField) {
  if (field.kind === 'date') return typedDay
  const text = z
    .string()
    .trim()
    .transform((answer) => answer.replaceAll('\r\n', '\n'))
    .pipe(z.string().max(field.maxLength, `“${field.label}” is too long. Use ${field.maxLength} letters or fewer.`))
  return text.default('')
}

function problemWith(field: SectionField, answer: string): string | null {
  if (answer === '') return field.isOptional ? null : `Fill in “${field.label}”`
  if (field.name === 'postcode' && postcodeReading(answer).value === null) return 'Enter a full postcode, like AL10 8RT'
  if (field.kind === 'email' && !z.email().safeParse(answer).success)
    return 'Enter an email address, like name@example.com'
  if (field.options && !Object.hasOwn(field.options, answer)) return 'Choose one of the answers'
  return null
}

/** Words are counted as the counter on the page counts them. */
function tooManyWords({ label, maxWords }: SectionField, answer: string): string | null {
  if (maxWords === undefined || (answer.match(/\S+/g)?.length ?? 0) <= maxWords) return null
  return `“${label}” is too long. Use ${maxWords} words or fewer.`
}

function isRealDay(iso: string) {
  const day = new Date(`${iso}T12:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso)
}
