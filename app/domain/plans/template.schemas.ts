import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { planRights } from './plan.schemas'

/** A template: its name, who may do what with each part, and how often the plan is looked at. */
export const templateForm = z.object({
  name: neededText('Give the template a name, for example the programme it is for', 80),
  reviewWeeks: z.coerce
    .number('Enter a number of weeks')
    .int('Enter whole weeks')
    .min(2, 'A review every 2 weeks is the most')
    .max(52, 'A review every 52 weeks is the least'),
  rights: planRights,
  version: z.coerce.number().int().optional(),
})

export type TemplateForm = z.output<typeof templateForm>

export const retireForm = z.object({ version: z.coerce.number().int() })

/** Which template a plan is to follow. */
export const chooseTemplateForm = z.object({ template: z.uuid('Choose a template') })
