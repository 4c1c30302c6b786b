import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { isGivenBack, type FormReply } from '~/kit/form'
import { InsetText } from './text'

type Only = Readonly<Record<string, string>>

/**
 * What this page gives back to the form that goes to this address, as a reply without mistakes; `only` tells forms apart
 * that go to the same address. Once the page answers a form, that answer is newer.
 */
export function useGivenBack(action?: string, only: Only = {}): FormReply | undefined {
  const answer: unknown = useActionData()
  const root = useRoot()
  const given = root && 'given' in root ? root.given : null
  if (answer !== undefined || !isGivenBack(given)) return undefined
  if (given.action !== (action ?? pathOf(root))) return undefined
  const isThis = Object.entries(only).every(([name, value]) => given.values[name] === value)
  return isThis ? { errors: {}, values: given.values } : undefined
}

/** What the script must know to keep drafts of this page's own form; undefined where none are kept. */
export function useDraftKey(): string | undefined {
  const root = useRoot()
  return root && 'draftKey' in root && typeof root.draftKey === 'string' ? root.draftKey : undefined
}

/** Says that the form holds a draft, and how to be rid of it. */
export function DraftNotice() {
  const answer: unknown = useActionData()
  const root = useRoot()
  if (answer !== undefined || !root || !('draftOf' in root) || typeof root.draftOf !== 'string') return null
  return (
    <InsetText>
      <p className="govuk-body">
        You were writing this on {root.draftOf}. We kept it for you. It is not saved yet: nobody else can read it.
      </p>
      <form method="post" action="/account/drafts/removal">
        <input type="hidden" name="page" value={pathOf(root)} />
        <button type="submit" className="govuk-button govuk-button--secondary" data-module="govuk-button">
          Throw the draft away
        </button>
      </form>
    </InsetText>
  )
}

function useRoot(): object | null {
  const root: unknown = useRouteLoaderData('root')
  return typeof root === 'object' && root !== null ? root : null
}

function pathOf(root: object | null): string | undefined {
  return root && 'path' in root && typeof root.path === 'string' ? root.path : undefined
}
