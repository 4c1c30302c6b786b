import { z } from 'zod'
import { newPassword } from '~/domain/accounts/account.schemas'
import { postcodeReading } from '~/kit/postcode'

const email = z
  .string()
  .trim()
  .min(1, 'Enter your email address')
  .max(254, 'Enter a shorter email address')
  .pipe(z.email('Enter an email address in the right form, like name@example.com'))

const name = (missing: string) => z.string().trim().min(1, missing).max(100, 'Use 100 characters or fewer')

const birthDate = z
  .object({ day: z.string(), month: z.string(), year: z.string() }, 'Enter your date of birth, for example 27 3 2010')
  .transform(({ day, month, year }) =>
    [year.trim().padStart(4, '0'), month.trim().padStart(2, '0'), day.trim().padStart(2, '0')].join('-'),
  )
  .refine((day) => {
    const at = Date.parse(day)
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
  }, 'Enter your date of birth, for example 27 3 2010')

const postcode = z
  .string()
  .trim()
  .min(1, 'Enter your postcode')
  .max(10, 'Enter your postcode, like AL10 8RT')
  .transform((typed, ctx) => {
    const { value } = postcodeReading(typed)
    if (value) return value
    ctx.addIssue({ code: 'custom', message: 'Enter your postcode, like AL10 8RT' })
    return z.NEVER
  })

/** What somebody who comes by themselves says at first. */
export const joinForm = z.object({
  givenNames: name('Enter your first name'),
  familyName: name('Enter your last name'),
  bornOn: birthDate,
  email,
  postcode,
  livesHere: z.enum(['yes', 'no'], 'Say whether you live here').transform((said) => said === 'yes'),
  schoolId: z
    .union([z.uuid(), z.literal('')])
    .default('')
    .transform((id) => id || null),
})

export const confirmForm = z.object({ password: newPassword })

/** Who somebody is, as staff say: somebody new, the same as one of the records shown, or not ours. */
export const registrationDecision = z.object({
  decision: z
    .string('Choose who this is')
    .regex(/^(new|not-ours|same:[0-9a-f-]{36})$/, 'Choose who this is')
    .transform((said) => {
      const [kind = '', sameAs = null] = said.split(':')
      return { kind: kind === 'new' || kind === 'same' ? kind : ('not-ours' as const), sameAs }
    }),
  reason: z.string().trim().min(1, 'Write down how you know').max(500, 'Use 500 characters or fewer'),
})

export type JoinForm = z.output<typeof joinForm>
export type RegistrationForm = z.output<typeof registrationDecision>
