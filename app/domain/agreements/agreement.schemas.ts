import { z } from 'zod'
import { rightsTicked } from '../accounts/account.schemas'
import { givable } from './agreement'

const given = rightsTicked
  .refine((rights) => rights.length > 0, 'Choose at least one')
  .refine((rights) => rights.every((right) => givable.includes(right)), 'Managing people cannot be given')

export const proposalForm = z.object({ partnerId: z.uuid('Choose who helps'), rights: given })
export const givenRightsForm = z.object({ rights: given })

/** The agreement to take in hand, or to work at home again. */
export const OWN = 'own'
export const answeringForm = z.object({ agreement: z.union([z.uuid(), z.literal(OWN)], 'Choose one') })

export type Proposal = z.output<typeof proposalForm>
