import { z } from 'zod'
import { isMeaning } from './sheet-column'

const column = z.object({
  meaning: z.string().refine(isMeaning, 'Choose what this column is'),
  subject: z.string().trim().max(100, 'Keep the subject to 100 letters').default(''),
})

/** What each column of a file is, by the place where it stands. */
export const columnsForm = z
  .object({ columns: z.record(z.string().regex(/^\d{1,3}$/), column).default({}) })
  .transform(({ columns }) => Object.entries(columns).map(([place, said]) => ({ place: Number(place), ...said })))
