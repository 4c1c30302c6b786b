import { z } from 'zod'

const FURTHEST_YEARS = { from: 2020, to: 2035 }

export const clockForm = z.object({
  day: z
    .object({ day: z.string().trim(), month: z.string().trim(), year: z.string().trim() })
    .transform(({ day, month, year }) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    .refine((day) => z.iso.date().safeParse(day).success, 'Enter a real date, for example 27 3 2027')
    .refine((day) => {
      const year = Number(day.slice(0, 4))
      return year >= FURTHEST_YEARS.from && year <= FURTHEST_YEARS.to
    }, `Enter a year from ${FURTHEST_YEARS.from} to ${FURTHEST_YEARS.to}`),
})
