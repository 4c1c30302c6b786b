import { useContext, type ReactNode } from 'react'
import { Form } from '@remix-run/react'
import { type FormReply, idempotencyField } from '~/kit/form'
import { ErrorSummary } from './error-summary'
import { FormContext, SummaryContext, useReply } from './form-context'
import { useDraftKey, useGivenBack } from './given-back'
import { classNames } from './govuk/shared'

export type ZodFormProps = {
  /** The schema the action checks with. Only the hydrated form reads it in the browser; here it says what belongs together. */
  schema?: object
  /** What stands in the fields at first, by field name or nested. */
  defaults?: object
  /** The action's reply; left out, the page's own. */
  reply?: FormReply
  /** The URL of the command, when it is not the page's own. */
  action?: string
  /** The hidden values that tell this form from others that go to the same URL. */
  only?: Readonly<Record<string, string>>
  /** For the second and further forms of a page, which post elsewhere: it goes before the ids of their fields. */
  id?: string
  /** Makes a second sending of the same form harmless. */
  idempotencyKey?: string
  /** `multipart/form-data` where a file is sent. */
  encType?: 'application/x-www-form-urlencoded' | 'multipart/form-data'
  /** As wide as the page, for forms that hold a table. */
  isWide?: boolean
  children: ReactNode
}

/** A real form that works without script: it posts, and comes back with what was typed and what is wrong. */
export function ZodForm(props: ZodFormProps) {
  const { defaults, reply, action, only, id, idempotencyKey, encType, isWide, children } = props
  const own = useReply()
  const given = useGivenBack(action, only)
  const draftKey = useDraftKey()
  const answer = reply ?? (action ? given : own)
  const isSummaryContext = useContext(SummaryContext) !== null && !reply
  return (
    <FormContext.Provider value={{ defaults, reply: answer, idPrefix: action ? id : undefined }}>
      <Form
        method="post"
        action={action}
        id={id}
        encType={encType}
        noValidate
        data-draft={action ? undefined : draftKey}
        className={classNames('onward-form', isWide && 'onward-form--wide')}
      >
        {isSummaryContext ? null : <ErrorSummary reply={answer} />}
        {idempotencyKey ? <input type="hidden" name={idempotencyField} value={idempotencyKey} /> : null}
        {children}
      </Form>
    </FormContext.Provider>
  )
}

export type SearchFormProps = {
  action?: string
  /** What is looked for, for those who do not see the form. */
  label?: string
  /** Words that name people are posted, so that they never stand in an address. */
  method?: 'get' | 'post'
  /** Its few fields and the button stand in one row. */
  isInline?: boolean
  children: ReactNode
}

/** A question put to a list: it lives in the URL, so it can be kept, sent on and gone back to. */
export function SearchForm({ action, label, method = 'get', isInline, children }: SearchFormProps) {
  const given = useGivenBack(action)
  const reply = method === 'post' ? given : undefined
  const form = (
    <form
      method={method}
      action={action}
      role="search"
      aria-label={label}
      className={classNames('onward-search', isInline && 'onward-search--inline')}
    >
      {children}
    </form>
  )
  return reply ? <FormContext.Provider value={{ reply }}>{form}</FormContext.Provider> : form
}
