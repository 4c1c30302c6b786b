import { z } from 'zod'
import { neededText, optionalDayField } from '~/kit/form-fields'
import { noticeAudiences, receiptAudiences } from './notice'

const oneOrMore = (value: unknown) =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]

/** What a coordinator writes for others to read. */
export const noticeForm = z
  .object({
    title: neededText('Write a heading', 120),
    body: neededText('Write the notice', 4000),
    audiences: z.preprocess(
      oneOrMore,
      z.array(z.enum(noticeAudiences, 'Choose who it is for')).min(1, 'Choose who it is for'),
    ),
    needsReceipt: z.literal('yes').optional(),
    shownUntil: optionalDayField(),
    version: z.coerce.number().int().min(0).prefault(0),
  })
  .transform(({ needsReceipt, audiences, ...form }) => ({
    ...form,
    audiences: noticeAudiences.filter((one) => audiences.includes(one)),
    needsReceipt: needsReceipt === 'yes',
  }))
  .refine(({ needsReceipt, audiences }) => !needsReceipt || receiptAudiences.some((one) => audiences.includes(one)), {
    path: ['needsReceipt'],
    message: 'Only people at work can be asked to say they have read it. Choose one of them too.',
  })

/** The button under a notice, on the version that was read. */
export const noticeButton = z.object({ version: z.coerce.number().int() })

export type NoticeForm = z.output<typeof noticeForm>
