import { z } from 'zod'
import { isRelationship } from './parent'

const email = z
  .string()
  .trim()
  .min(1, 'Enter their email address')
  .max(254, 'Enter a shorter email address')
  .pipe(z.email('Enter an email address in the right form, like name@example.com'))

const adult = {
  name: z.string().trim().min(1, 'Enter their name').max(100, 'Use 100 characters or fewer'),
  email,
  relationship: z.string('Choose who they are').refine(isRelationship, 'Choose who they are'),
}

/** Whom a learner invites, and whether they get copies of letters too. */
export const parentInvitation = z.object({
  ...adult,
  copies: z
    .literal('yes')
    .optional()
    .transform((ticked) => ticked === 'yes'),
})

/** What a parent asked of the school or the adviser, and what was decided. */
export const parentRequest = z.object({
  ...adult,
  decision: z.enum(['asked-learner', 'invited', 'refused'], 'Choose what you decide'),
  reason: z.string().trim().min(1, 'Write down why').max(1000, 'Use 1,000 characters or fewer'),
})

/** From whom a learner is hidden, and on what ground. Without an address it holds for every adult. */
export const parentBlock = z
  .object({
    whom: z.enum(['one', 'all'], 'Choose from whom'),
    email: z.string().trim().max(254, 'Enter a shorter email address').default(''),
    basis: z.enum(['court-order', 'safeguarding'], 'Choose the ground'),
    note: z.string().trim().min(1, 'Write down what this rests on').max(1000, 'Use 1,000 characters or fewer'),
  })
  .refine(({ whom, email: typed }) => whom === 'all' || email.safeParse(typed).success, {
    path: ['email'],
    message: 'Enter the email address of this adult, like name@example.com',
  })
  .transform(({ whom, email: typed, ...ground }) => ({ ...ground, email: whom === 'all' ? null : typed }))

export const parentAnswer = z.object({
  answer: z.enum(['yes', 'no'], 'Choose yes or no'),
})

export type ParentInvitation = z.output<typeof parentInvitation>
export type ParentRequest = z.output<typeof parentRequest>
export type ParentBlock = z.output<typeof parentBlock>
