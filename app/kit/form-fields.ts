import { z } from 'zod'

/*
 * The answers that every form reads alike: a day in three boxes, a time of day, words that may be left out.
 */

const parts = z.object({ day: z.string().trim(), month: z.string().trim(), year: z.string().trim() })

/** A day typed in three boxes, as YYYY-MM-DD. */
export function dayField(missing: string, wrong = 'Enter a real date, for example 27 3 2027') {
  return optionalDayField(wrong).refine((day): day is string => day !== null, missing)
}

/** The same where nothing need be typed: then it is null. */
export function optionalDayField(wrong = 'Enter a real date, for example 27 3 2027') {
  return parts
    .prefault({ day: '', month: '', year: '' })
    .transform(({ day, month, year }) =>
      day + month + year === '' ? null : `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    )
    .refine((day) => day === null || isRealDay(day), wrong)
}

/** A time of day, as a browser's own field sends it or as people write it: 09:30, 9.30, 9am, 2:15 pm. */
export function timeField(missing: string) {
  return z
    .string()
    .trim()
    .min(1, missing)
    .transform(readTime)
    .refine(isTime, 'Enter a time, for example 9:30am or 14:15')
}

/** Words that may be left out: null where nothing was written. */
export function optionalText(longest: number) {
  return z
    .string()
    .trim()
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(z.string().max(longest, `Use ${longest.toLocaleString('en-GB')} characters or fewer`))
    .transform((text) => (text === '' ? null : text))
    .prefault('')
}

/** Words that must be there. */
export function neededText(missing: string, longest: number) {
  return optionalText(longest).refine((text): text is string => text !== null, missing)
}

function isRealDay(day: string) {
  return /^(19|20)\d\d-\d\d-\d\d$/.test(day) && z.iso.date().safeParse(day).success
}

function readTime(typed: string): string | null {
  const [, hours = '', minutes = '00', half] = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap])?\.?(?:m\.?)?$/i.exec(typed) ?? []
  if (hours === '') return null
  const hour = inFullDay(Number(hours), half?.toLowerCase())
  return hour > 23 || Number(minutes) > 59 ? null : `${String(hour).padStart(2, '0')}:${minutes}`
}

function inFullDay(hour: number, half: string | undefined) {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return 24
  return (hour % 12) + (half === 'p' ? 12 : 0)
}

function isTime(time: string | null): time is string {
  return time !== null
}
