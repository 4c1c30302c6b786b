import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { LONGEST_NOTE } from './note'

export const noteForm = z.object({ text: neededText('Write the note', LONGEST_NOTE) })
