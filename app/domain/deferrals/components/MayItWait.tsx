import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'

type Props = {
  choiceId: string
  proposal: { id: string; start: string; message: string | null; answerBy: string; version: number }
  doors?: { mayWait: (choiceId: string) => string }
}

/** A provider asks whether the place may wait a year: what a yes does, what a no does, and a button for each. */
export function MayItWait({ choiceId, proposal, doors = paths.learner }: Props) {
  const { id, start, message, answerBy, version } = proposal
  return (
    <section aria-labelledby="may-it-wait">
      <h2 className="govuk-heading-m" id="may-it-wait">
        May this place wait until next year?
      </h2>
      <p className="govuk-body">
        They would like to keep it for a later start: {start}. Answer by {formatDay(answerBy)}.
      </p>
      {message ? <p className="govuk-body onward-own-words">{message}</p> : null}
      <p className="govuk-body">
        If you say yes, you do not start this year. They confirm the place again when the new year begins. If you say
        no, everything stays as it is.
      </p>
      <ZodForm action={doors.mayWait(choiceId)} id="may-wait">
        <Hidden name="proposal" value={id} />
        <Hidden name="version" value={version} />
        <ButtonGroup>
          <Button kind="secondary" name="answer" value="yes">
            Yes, keep it for next year
          </Button>
          <Button kind="secondary" name="answer" value="no">
            No, leave it as it is
          </Button>
        </ButtonGroup>
      </ZodForm>
    </section>
  )
}
