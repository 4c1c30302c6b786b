import { z } from 'zod'
import { waitForm } from '~/domain/waiting-lists/waiting-list.schemas'
import { interviewForm } from '~/domain/interviews/interview.schemas'
import { timesForm } from '~/domain/interviews/interview-slot.schemas'
import { queueQuestion, type QueueQuestion } from '~/domain/queues/queue'

/** What each kind of act is kept with. An offer has no terms here: it is the usual one of each course. */
export const actTerms = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offer') }),
  z.object({
    kind: z.literal('interview'),
    day: z.string(),
    time: z.string(),
    place: z.string(),
    message: z.string().nullable(),
  }),
  z.object({ kind: z.literal('interview-times'), bookBy: z.string(), message: z.string().nullable() }),
  z.object({ kind: z.literal('waiting-list'), expiresOn: z.string() }),
  z.object({ kind: z.literal('close-list') }),
  z.object({ kind: z.literal('course-full'), message: z.string() }),
  z.object({ kind: z.literal('assignment'), to: z.uuid().nullable() }),
  z.object({ kind: z.literal('take-back-offers'), reason: z.uuid(), detail: z.string() }),
  z.object({ kind: z.literal('cancel-interviews'), reason: z.uuid(), detail: z.string() }),
  z.object({ kind: z.literal('give-back') }),
])

export type ActTerms = z.output<typeof actTerms>

/** Which applications are meant: those ticked, or all that a filter leaves. */
export type Selection = { ids: string[]; filter: QueueQuestion | null }

const TICKED_AT_MOST = 200
const tick = /^choices\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** What was chosen, from the address of a page. */
export function selectionIn(search: URLSearchParams): Selection {
  const ids = [...search.keys()].flatMap((name) => tick.exec(name)?.[1] ?? [])
  const isAll = search.get('all') === 'yes'
  return {
    ids: isAll ? [] : [...new Set(ids)].slice(0, TICKED_AT_MOST),
    filter: isAll ? queueQuestion.parse({ ...Object.fromEntries(search), after: '', pick: '' }) : null,
  }
}

/** The same from a form: the filter travels as one field, each tick as one of its own. */
export const chosen = {
  choices: z
    .record(z.uuid(), z.unknown())
    .transform((ticked) => Object.keys(ticked).slice(0, TICKED_AT_MOST))
    .catch([]),
  filter: z.string().max(2000).catch(''),
  step: z.enum(['preview', 'save']).default('preview'),
  seen: z.string().max(200).default(''),
}

export function selectionOf({ choices, filter }: { choices: string[]; filter: string }): Selection {
  if (filter === '') return { ids: choices, filter: null }
  return { ids: [], filter: queueQuestion.parse(Object.fromEntries(new URLSearchParams(filter))) }
}

export const offerSeveral = z.object(chosen)
export const inviteSeveral = interviewForm.omit({ version: true }).extend(chosen)
export const offerTimesSeveral = timesForm.omit({ version: true }).extend(chosen)
export const waitSeveral = waitForm.omit({ version: true }).extend(chosen)
export const closeList = z.object(chosen)
export const courseFull = z.object({
  message: z.string().trim().max(1000, 'Keep the message to 1,000 letters').default(''),
  ...chosen,
})
export const assignSeveral = z.object({
  to: z.union([z.uuid(), z.literal('nobody')], { message: 'Choose who sees to them' }),
  ...chosen,
})
export const undoing = z.object({
  reason: z.union([z.uuid(), z.literal('')]).default(''),
  detail: z.string().trim().max(500, 'Use 500 letters or fewer').default(''),
})
