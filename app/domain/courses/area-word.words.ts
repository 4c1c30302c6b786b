import { z } from 'zod'
import { usualName, type WordList } from './area-word'

/** The lists as a coordinator reads them. */
export const wordListTitles: Record<WordList, { many: string; one: string; where: string }> = {
  route: {
    many: 'Routes',
    one: 'Route',
    where: 'Shown on the home page, in the filter, and on every course.',
  },
  'subject-area': {
    many: 'Subject areas',
    one: 'Subject area',
    where: 'Shown in the filter, and on the pages of providers and jobs.',
  },
  subject: { many: 'Subjects', one: 'Subject', where: 'Shown on the page of each course.' },
}

const said = z.object({
  code: z.string(),
  name: z.string(),
  explanation: z.string().nullable(),
  isHidden: z.boolean(),
  place: z.number(),
})
const decided = z.object({ list: z.enum(['route', 'subject-area', 'subject']), before: said, after: said })

/** One decision about a route or subject, as the history of the area's words tells it. */
export function areaWordEvent({ id, happenedAt, particulars }: { id: string; happenedAt: Date; particulars: unknown }) {
  const told = decided.safeParse(particulars)
  if (!told.success) return { id, at: happenedAt, what: 'Changed', detail: null }
  const { list, before, after } = told.data
  const changes = [
    before.name === after.name ? null : `now called “${after.name}”`,
    before.explanation === after.explanation ? null : `explained as: ${after.explanation ?? 'nothing'}`,
    before.place === after.place ? null : `moved to place ${after.place}`,
    before.isHidden === after.isHidden ? null : after.isHidden ? 'left out of the filter' : 'back in the filter',
  ].filter((change) => change !== null)
  const usual = usualName(list, after.code)
  return {
    id,
    at: happenedAt,
    what: `${wordListTitles[list].one} “${before.name}”: ${changes.join('; ') || 'as it was'}`,
    detail: usual === after.name ? null : `Usually called “${usual}”`,
  }
}
