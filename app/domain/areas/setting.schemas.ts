import { z } from 'zod'
import { MOST_TRANSPORT_NOTES, transportNote, type TransportNote } from './setting'

const typedNote = z.object({
  heading: z.string().trim().max(80, 'Use 80 characters or fewer').default(''),
  text: z
    .string()
    .trim()
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(z.string().max(500, 'Use 500 characters or fewer'))
    .default(''),
  link: z.string().trim().default(''),
})

/** The page of transport notes: rows of heading, words and link. A row with nothing in it is left out. */
export const transportForm = z.object({
  notes: z
    .record(z.string(), typedNote)
    .refine((rows) => Object.keys(rows).length <= MOST_TRANSPORT_NOTES, `Write ${MOST_TRANSPORT_NOTES} notes or fewer`)
    .transform((rows, ctx) =>
      Object.entries(rows).flatMap(([at, { heading, text, link }]): TransportNote[] => {
        if (heading + text + link === '') return []
        const wrong = (field: string, message: string) =>
          void ctx.addIssue({ code: 'custom', path: [at, field], message })
        if (heading === '') wrong('heading', 'Write a heading')
        if (text === '') wrong('text', 'Write a few words')
        const checked = transportNote.shape.link.safeParse(link === '' ? null : link)
        if (!checked.success) wrong('link', 'A link begins with https://')
        return checked.success ? [{ heading, text, link: checked.data }] : []
      }),
    )
    .prefault({}),
})
