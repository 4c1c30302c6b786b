import { useContext, useEffect, useMemo, useRef } from 'react'
import { useForm } from 'react-hook-form'
import { toNestErrors } from '@hookform/resolvers'
import { Form, useSubmit } from '@remix-run/react'
import { type FormReply, idempotencyField, nested } from '~/kit/form'
import type { ZodFormProps } from './form'
import { FormContext, SummaryContext, useReply } from './form-context'
import { classNames } from './govuk/shared'

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] }

/** What every zod schema can do, zod or zod/mini. */
type Checker = {
  '~standard': {
    validate: (
      value: unknown,
    ) => { issues?: readonly Issue[] | undefined } | Promise<{ issues?: readonly Issue[] | undefined }>
  }
}

/**
 * The same form on a page that comes alive in the browser: it is checked there by the very schema the server uses, on
 * the very values that would be sent. Without script it is the plain form.
 */
export function HydratedForm(props: ZodFormProps & { schema: Checker }) {
  const { schema, defaults, reply, action, id, idempotencyKey, encType, isWide, children } = props
  const own = useReply()
  const answer = reply ?? (action ? undefined : own)
  const element = useRef<HTMLFormElement>(null)
  const send = useSubmit()
  const form = useForm({
    resolver: async (values, _context, options) => {
      const errors = await problems(schema, element.current)
      return Object.keys(errors).length > 0
        ? { values: {}, errors: toNestErrors(fieldErrors(errors), options) }
        : { values, errors: {} }
    },
    shouldFocusError: false,
  })
  const found = useFound(flat(form.formState.errors), element.current)
  useSummary(found, form.formState.submitCount)

  const state = { defaults, reply: found ?? answer, idPrefix: action ? id : undefined, control: form.register }
  return (
    <FormContext.Provider value={state}>
      <Form
        ref={element}
        method="post"
        action={action}
        id={id}
        encType={encType}
        noValidate
        className={classNames('onward-form', isWide && 'onward-form--wide')}
        onSubmit={(event) => {
          const pressed = submitterOf(event.nativeEvent)
          event.preventDefault()
          void form.handleSubmit(() => send(pressed ?? element.current))()
        }}
      >
        {idempotencyKey ? <input type="hidden" name={idempotencyField} value={idempotencyKey} /> : null}
        {children}
      </Form>
    </FormContext.Provider>
  )
}

// The reply changes identity only when the errors do: a fresh one each render would never come to rest.
function useFound(errors: [string, string][], element: HTMLFormElement | null): FormReply | undefined {
  const key = JSON.stringify(errors)
  return useMemo(() => {
    const found: [string, string][] = JSON.parse(key)
    if (found.length === 0) return undefined
    return { errors: Object.fromEntries(found), values: element ? nested(new FormData(element)) : {} }
  }, [key, element])
}

function useSummary(reply: FormReply | undefined, attempt: number) {
  const report = useContext(SummaryContext)
  useEffect(() => report?.({ reply, attempt }), [report, reply, attempt])
}

async function problems(schema: Checker, element: HTMLFormElement | null): Promise<Record<string, string>> {
  if (!element) return {}
  const { issues = [] } = await schema['~standard'].validate(nested(new FormData(element)))
  const errors: Record<string, string> = {}
  for (const { path = [], message } of issues) errors[path.map(stepOf).join('.')] ??= message
  return errors
}

function stepOf(step: PropertyKey | { key: PropertyKey }) {
  return String(typeof step === 'object' ? step.key : step)
}

function fieldErrors(errors: Record<string, string>) {
  return Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, { type: 'schema', message }]))
}

function flat(node: unknown, path: string[] = []): [string, string][] {
  if (typeof node !== 'object' || node === null) return []
  if ('message' in node && typeof node.message === 'string') return [[path.join('.'), node.message]]
  return Object.entries(node).flatMap(([step, child]) => (step === 'ref' ? [] : flat(child, [...path, step])))
}

function submitterOf(event: Event) {
  return event instanceof SubmitEvent && event.submitter instanceof HTMLButtonElement ? event.submitter : null
}
