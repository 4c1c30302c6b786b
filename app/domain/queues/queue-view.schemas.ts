import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { queueQuestion } from './queue'

/** What is typed above a queue. */
export const queueSearch = queueQuestion

/** A view under a name; what it shows travels along as an address says it. */
export const viewForm = z.object({
  name: neededText('Give it a name', 60),
  filter: z.string().max(2000).default(''),
})

export const viewName = viewForm.pick({ name: true })
