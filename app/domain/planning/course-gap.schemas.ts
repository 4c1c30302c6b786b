import { z } from 'zod'
import { dayField, neededText, optionalText } from '~/kit/form-fields'
import { isSubject } from '~/domain/courses/subject'

const version = z.coerce.number().int().min(0).prefault(0)

/** Who takes it on: an organisation, or somebody of the partnership. */
const owner = z
  .string('Choose who takes it on')
  .regex(/^(organisation|person):[0-9a-f-]{36}$/, 'Choose who takes it on')
  .transform((chosen) => {
    const [kind = '', id = ''] = chosen.split(':')
    return kind === 'organisation' ? { organisationId: id, accountId: null } : { organisationId: null, accountId: id }
  })

const plan = {
  owner,
  nextStep: neededText('Write the next step', 500),
  dueOn: dayField('Enter the day by which it is done'),
}

/** Which gap is taken up, as its link says it. */
export const gapQuestion = z.object({
  subject: z.string().max(10).catch(''),
  level: z.string().max(4).catch(''),
  home: z
    .string()
    .regex(/^[A-Z]{1,2}[0-9][A-Z0-9]?$/)
    .catch(''),
})

export const takeUpForm = z.object({
  subject: z.string().refine((code) => code === '' || /^\d\d$/.test(code) || isSubject(code)),
  level: z.string().max(4),
  home: z.string().regex(/^([A-Z]{1,2}[0-9][A-Z0-9]?)?$/),
  ...plan,
})

export const gapPlanForm = z.object({ version, ...plan })

/** What the owner answers. */
export const gapAnswerForm = z.object({
  version,
  answer: z.enum(['agree', 'decline'], 'Choose your answer'),
  detail: neededText('Write what you will do, or why you cannot', 1000),
})

/** What became of it, as the area says. */
export const gapOutcomeForm = z
  .object({
    version,
    outcome: z.enum(['agree', 'provide', 'drop', 'reopen'], 'Choose what became of it'),
    reason: z.string().prefault(''),
    detail: optionalText(1000),
  })
  .refine(({ outcome, reason }) => outcome !== 'drop' || reason !== '', {
    path: ['reason'],
    message: 'Choose why it is not provided',
  })

export type TakeUpForm = z.output<typeof takeUpForm>
export type GapPlanForm = z.output<typeof gapPlanForm>
export type GapAnswerForm = z.output<typeof gapAnswerForm>
export type GapOutcomeForm = z.output<typeof gapOutcomeForm>
