import { createContext, useContext } from 'react'
import { useActionData } from '@remix-run/react'
import { type FormReply, isFormReply, valueAt } from '~/kit/form'
import { useGivenBack } from './given-back'

/** What react-hook-form hands to a control on the pages that come alive; elsewhere there is none. */
export type ControlProps = {
  onChange: (event: { target: unknown; type?: unknown }) => Promise<unknown>
  onBlur: (event: { target: unknown; type?: unknown }) => Promise<unknown>
  ref: (element: unknown) => void
}

type FormState = {
  defaults?: unknown
  reply?: FormReply
  idPrefix?: string
  control?: (name: string) => ControlProps
}

export const FormContext = createContext<FormState>({})

/**
 * Set by Page, which shows the error summary above the heading: a form tells it there what the browser found wrong.
 * A form outside a page shows its own summary.
 */
export const SummaryContext = createContext<((found: Found) => void) | null>(null)

/** What the browser found wrong, and at which attempt to send: a new attempt moves the focus, mending a field does not. */
export type Found = { reply?: FormReply; attempt: number }

/** The reply of this page's action, when a form was filled in wrongly; else what was typed here before and not saved. */
export function useReply(): FormReply | undefined {
  const answer = useActionData()
  const given = useGivenBack()
  return isFormReply(answer) ? answer : given
}

/** All a field needs to know about itself: its id, what to show in it, and what is wrong with it. */
export function useField(name: string, given?: unknown) {
  const { defaults, reply, idPrefix, control } = useContext(FormContext)
  const [errorAt, error] = reply ? errorFor(reply, name) : [name, undefined]
  return {
    id: fieldId(name, idPrefix),
    /** Where the line in the summary leads, when the fault lies in one part of the field. */
    errorId: fieldId(errorAt, idPrefix),
    errorAt,
    error,
    value: reply ? valueAt(reply.values, name) : (given ?? valueAt(defaults, name)),
    control: control?.(name),
  }
}

export function fieldId(name: string, prefix: string | undefined) {
  return prefix ? `${prefix}-${name}` : name
}

// A group (a date, a list of boxes) shows what is wrong with any of its parts.
function errorFor({ errors }: FormReply, name: string): [string, string | undefined] {
  const at = name in errors ? name : Object.keys(errors).find((key) => key.startsWith(`${name}.`))
  return at === undefined ? [name, undefined] : [at, errors[at]]
}

/** A value as the text a control shows. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** A value as the list of what was ticked. */
export function asTexts(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => asText(item) ?? [])
}
