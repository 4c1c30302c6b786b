import { formatMoment } from '~/kit/dates'
import type { GivenBack } from '~/kit/form'
import { keepsDraft } from './draft'
import { draftFor, draftKey } from './draft.server'
import { keptFormFor, noKeptForm } from './kept-form.server'
import type { Visit } from './session.server'
import { realNow } from '~/kit/clock.server'

const tooLate =
  'You were signed out before this came to us, so nothing was saved or sent. What you typed is still here. Check it, then send it again.'

/** What somebody had typed on a page and not saved, and what its script must know to keep more. */
export type TypedBefore = {
  given: GivenBack | null
  /** When the draft was kept that stands in the form, in words. */
  draftOf: string | null
  /** Where drafts of this page are kept: under whose name, and when this page was opened. */
  draftKey: string | null
  notice: string | null
  cookie: string | null
}

const nothing: TypedBefore = { given: null, draftOf: null, draftKey: null, notice: null, cookie: null }

/** Gives back what was typed on this page before: a form that came too late, else what was being written. */
export async function typedBefore(request: Request, url: URL, { actor }: Visit): Promise<TypedBefore> {
  if (actor.id === null) return nothing
  const wants = !url.searchParams.has('saved') // “use what is saved now” leads here
  const key = keepsDraft(url.pathname) ? `${draftKey(actor.id)} ${realNow().getTime()}` : null
  const [kept, draft] = await Promise.all([
    keptFormFor(request, actor.id, url.pathname),
    wants && key ? draftFor(actor.id, url.pathname) : null,
  ])
  if (kept && kept !== 'gone' && wants)
    return { given: kept, draftOf: null, draftKey: key, notice: tooLate, cookie: null }
  const cookie = kept === 'gone' ? noKeptForm() : null
  if (!draft) return key || cookie ? { ...nothing, draftKey: key, cookie } : nothing
  const { writtenAt, ...given } = draft
  return { given, draftOf: formatMoment(writtenAt), draftKey: key, notice: null, cookie }
}
