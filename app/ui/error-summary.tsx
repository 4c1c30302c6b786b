import { useContext, type Ref } from 'react'
import { hasErrors, type FormReply } from '~/kit/form'
import { FormContext, fieldId } from './form-context'
import { GovukErrorSummary } from './govuk/error-summary'

/** Everything that is wrong, first on the page: the sentence about the whole, then a line for each field. */
export function ErrorSummary({ reply, reference }: { reply: FormReply | undefined; reference?: Ref<HTMLDivElement> }) {
  const { idPrefix } = useContext(FormContext)
  if (!reply || !hasErrors(reply)) return null
  const { '': whole, ...fields } = reply.errors
  return (
    <GovukErrorSummary
      titleText="There is a problem"
      descriptionText={reply.sentence ?? whole}
      errorList={Object.entries(fields).map(([name, text]) => ({ text, href: `#${fieldId(name, idPrefix)}` }))}
      attributes={{ tabindex: -1 }}
      reference={reference}
    />
  )
}
