import { z } from 'zod'
import { rights } from '~/kit/actor'
import { wholeRights } from './right'

const email = z
  .string()
  .trim()
  .min(1, 'Enter your email address')
  .max(254, 'Enter a shorter email address')
  .pipe(z.email('Enter an email address in the right form, like name@example.com'))

export const signInForm = z.object({
  email,
  password: z.string().min(1, 'Enter your password').max(200, 'Enter your password'),
  // A page to come back to that is too long is no reason not to sign in.
  next: z.string().max(3000).catch(''),
})

export const newPasswordRequest = z.object({ email })

const common = [
  'password1234',
  'passwordpassword',
  '123456789012',
  'qwertyuiop12',
  'iloveyou1234',
  'letmeinletmein',
  'onward123456',
]

/** Length is what counts; no rule about kinds of character. The commonest are refused. */
export const newPassword = z
  .string()
  .min(12, 'Use at least 12 characters. Three words together work well')
  .max(128, 'Use 128 characters or fewer')
  .refine((password) => !common.includes(password.toLowerCase()), 'Choose a password that is harder to guess')
  .refine((password) => new Set(password.toLowerCase()).size > 4, 'Choose a password that is harder to guess')

const birthDate = z
  .object({ day: z.string(), month: z.string(), year: z.string() })
  .transform(({ day, month, year }) =>
    [year.trim().padStart(4, '0'), month.trim().padStart(2, '0'), day.trim().padStart(2, '0')].join('-'),
  )
  .refine((day) => !Number.isNaN(Date.parse(day)), 'Enter your date of birth, for example 27 3 2010')

export const invitationForm = z.object({
  password: newPassword,
  email: email.nullable().default(null),
  bornOn: birthDate.nullable().default(null),
})

export const codeForm = z.object({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{4}-?[0-9A-Z]{4}-?[0-9A-Z]{0,4}$/, 'Enter the code from your letter, like 7K3M-92QF-4TXW'),
})

/** One of the memberships, or a parent or carer, which is no membership. */
export const AS_PARENT = 'parent'
export const membershipForm = z.object({
  membershipId: z.union([z.uuid(), z.literal(AS_PARENT)], 'Choose who you are acting as'),
})

export const staffInvitation = z.object({
  name: z.string().trim().min(1, 'Enter their name').max(100, 'Use 100 characters or fewer'),
  email,
  role: z.string().min(1, 'Choose what they do'),
})

/** What somebody at a provider may do: any number of boxes, sent as one name. */
export const rightsTicked = z
  .preprocess(
    (sent) => (Array.isArray(sent) ? sent : sent === undefined || sent === '' ? [] : [sent]),
    z.array(z.enum(rights)),
  )
  .transform(wholeRights)

export const colleagueInvitation = staffInvitation.extend({ rights: rightsTicked })
export const rightsForm = z.object({ rights: rightsTicked })

const page = z.string().regex(/^\/[\w\-/]+$/)

/** What the script says beside the words of a draft: of which page, under whose name, and when the page was opened. */
export const draftSent = z.object({
  draftOf: page,
  draftKey: z.string().max(200),
  draftOpened: z.coerce.number().int().positive().max(8.64e15),
})

export const draftRemoval = z.object({ page })

export type SignIn = z.output<typeof signInForm>
export type StaffInvitation = z.output<typeof staffInvitation>

/** Whether an adviser reads what is kept apart from the rest of a record. */
export const confidentialRightForm = z.object({
  reads: z.enum(['yes', 'no'], { message: 'Choose whether they read confidential records' }),
})
