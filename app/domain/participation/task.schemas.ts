import { z } from 'zod'
import { neededText } from '~/kit/form-fields'

/** Why nothing more is to be done. */
export const taskWordForm = z.object({ word: neededText('Say why nothing more is to be done', 500) })

export type TaskWordForm = z.output<typeof taskWordForm>

export const taskPage = z.coerce.number().int().min(1).max(10_000).catch(1)
