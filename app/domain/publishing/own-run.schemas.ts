import { z } from 'zod'
import { optionalDayField, optionalText } from '~/kit/form-fields'
import { postcodeReading } from '~/kit/postcode'
import { webAddress } from '~/domain/courses/safe-html'
import { attendanceModeWords, attendancePatternWords, isKeyOf, studyModeWords } from '~/domain/courses/course.words'

const oneOf = <T extends string>(words: Record<T, string>) =>
  optionalText(60).transform((given) => (given !== null && isKeyOf(words, given) ? given : null))

const pounds = optionalText(20)
  .refine(
    (given) => given === null || /^£?\s?\d{1,6}(,\d{3})*(\.\d{1,2})?$/.test(given),
    'Enter an amount in pounds, for example 120 or 49.50',
  )
  .transform((given) => (given === null ? null : Math.round(Number(given.replace(/[£,\s]/g, '')) * 100)))

const places = optionalText(6)
  .refine((given) => given === null || /^\d{1,5}$/.test(given), 'Enter the number of places, for example 24')
  .transform((given) => (given === null ? null : Number(given)))

const offersPerHundred = optionalText(4)
  .refine(
    (given) => given === null || (/^\d{3}$/.test(given) && Number(given) >= 100 && Number(given) <= 200),
    'Enter a number from 100 to 200, for example 110',
  )
  .transform((given) => (given === null ? null : Number(given)))

const postcode = optionalText(10)
  .refine((given) => given === null || !postcodeReading(given).isWrong, 'Enter a postcode, for example AL10 8RT')
  .transform((given) => (given === null ? null : postcodeReading(given).value))

/** One start of a course, as its provider types it. */
export const runForm = z
  .object({
    version: z.coerce.number().int().optional(),
    siteId: optionalText(40).pipe(
      z
        .union([z.literal('new'), z.uuid()])
        .nullable()
        .catch(null),
    ),
    newSite: z
      .object({ name: optionalText(200), address: optionalText(500), town: optionalText(100), postcode })
      .prefault({}),
    startsOn: optionalDayField(),
    startText: optionalText(200),
    endsOn: optionalDayField(),
    duration: optionalText(100),
    hours: optionalText(200),
    studyMode: oneOf(studyModeWords),
    attendanceMode: oneOf(attendanceModeWords),
    attendancePattern: oneOf(attendancePatternWords),
    costPence: pounds,
    costText: optionalText(500),
    age: optionalText(40),
    places,
    offersPerHundred,
    hasHardLimit: z
      .literal('yes')
      .optional()
      .transform((ticked) => ticked === 'yes'),
    applyFrom: optionalDayField(),
    applyUntil: optionalDayField(),
    url: optionalText(2000).transform((given) => (given === null ? null : webAddress(given))),
  })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'The last day must not be before the first',
  })
  .refine(({ applyFrom, applyUntil }) => applyFrom === null || applyUntil === null || applyFrom <= applyUntil, {
    path: ['applyUntil'],
    message: 'The last day to apply must not be before the first',
  })
  .refine(({ siteId, newSite }) => siteId !== 'new' || newSite.name !== null, {
    path: ['newSite.name'],
    message: 'Enter the name of the place',
  })

  .refine(({ offersPerHundred, hasHardLimit }) => !hasHardLimit || (offersPerHundred ?? 100) === 100, {
    path: ['offersPerHundred'],
    message: 'Leave this empty, or take the tick away: you chose never to make more offers than places',
  })

export type RunForm = z.output<typeof runForm>
