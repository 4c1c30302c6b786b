import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { seats } from './panel'

/** A panel as a coordinator begins it: its name, how many must be there, and who keeps its papers. */
export const panelForm = z.object({
  name: neededText('Write what the panel is called', 80),
  quorum: z.coerce
    .number('Enter a number, for example 3')
    .int('Enter a number, for example 3')
    .min(1, 'At least one member decides')
    .max(20, 'At most 20 members can be needed'),
  clerk: z.uuid('Choose the clerk'),
})

/** Somebody who takes a seat. */
export const seatForm = z.object({
  account: z.uuid('Choose somebody'),
  seat: z.enum(seats, 'Choose a seat'),
})

export const noForm = z.object({})

export type PanelForm = z.output<typeof panelForm>
export type SeatForm = z.output<typeof seatForm>
