import { formatDay } from '~/kit/dates'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { InsetText } from '~/ui/text'
import { LONGEST_ANSWER } from '../request'

type Props = {
  question: { question: string; dueOn: string } | null
  version: number
  /** Why it cannot be answered now. */
  notNow: string | null
  label: string
}

/** The question, the last day, and a box for the answer. */
export function AnswerForm({ question, version, notNow, label }: Props) {
  return (
    <>
      {question ? (
        <>
          <InsetText>
            <span className="onward-own-words">{question.question}</span>
          </InsetText>
          <p className="govuk-body">
            The last day to answer is {formatDay(question.dueOn)}. If no answer comes, they decide with what they have.
          </p>
        </>
      ) : null}
      <ZodForm>
        <TextArea name="answer" label={label} rows={6} maxLength={LONGEST_ANSWER} />
        <Hidden name="version" value={version} />
        <Button {...(notNow ? { notNow } : {})}>Send answer</Button>
      </ZodForm>
    </>
  )
}
