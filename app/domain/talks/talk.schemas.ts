import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { LONGEST_MESSAGE } from './talk'

export const messageForm = z.object({ text: neededText('Write your message', LONGEST_MESSAGE) })
