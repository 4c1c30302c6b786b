import { z } from 'zod'

const KINDS_AT_MOST = 30

/** Which documents were seen: those ticked. */
export const documentsForm = z.object({
  seen: z.preprocess(
    (ticked) => (ticked === undefined ? [] : Array.isArray(ticked) ? ticked : [ticked]),
    z.array(z.uuid('Open this page again')).max(KINDS_AT_MOST),
  ),
})

/** The documents that a provider wants to see, one a line. The first proves who somebody is. */
export const kindsForm = z.object({
  lines: z
    .string()
    .transform((text) => [...new Set(text.split(/\r?\n/).map((line) => line.trim()))].filter((line) => line !== ''))
    .pipe(
      z
        .array(z.string().max(100, 'Use 100 characters or fewer for each document'))
        .min(1, 'Write at least one document: the proof of identity')
        .max(KINDS_AT_MOST, `Write ${KINDS_AT_MOST} documents or fewer`),
    ),
})

export type DocumentsForm = z.output<typeof documentsForm>
export type KindsForm = z.output<typeof kindsForm>
