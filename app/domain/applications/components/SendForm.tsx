import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkboxes } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'

type Draft = { id: string; courseTitle: string; providerName: string; isRunOpen: boolean; opens: string | null }

type Props = { drafts: Draft[]; gaps: number; schoolLooksFirst?: boolean; isBeingMatched?: boolean }

/** The last form before sending: which of the drafts go now. */
export function SendForm({ drafts, gaps, schoolLooksFirst = false, isBeingMatched = false }: Props) {
  const reason = isBeingMatched ? stillMatching : notNow(drafts, gaps)
  return (
    <ZodForm
      action={paths.learner.send}
      id="send"
      defaults={{ choices: drafts.filter(({ opens }) => opens === null).map(({ id }) => id) }}
    >
      <h2 className="govuk-heading-m">Send it</h2>
      {drafts.length > 1 ? (
        <>
          <Hidden name="isTicked" value="yes" />
          <Checkboxes
            name="choices"
            legend="Where do you want to send it now?"
            options={drafts.map(({ id, courseTitle, providerName, opens }) => ({
              value: id,
              text: courseTitle,
              hint: opens ? `${providerName}. It takes applications again from ${opens}.` : providerName,
            }))}
          />
        </>
      ) : null}
      {drafts.length === 1 ? (
        <p className="govuk-body">
          It goes to {drafts[0]?.providerName} for {drafts[0]?.courseTitle}.
        </p>
      ) : null}
      {schoolLooksFirst ? (
        <p className="govuk-body">
          Your school looks at it first. If it does not look in 5 school days, it goes on by itself.
        </p>
      ) : null}
      <p className="govuk-body">
        By sending it you say that what you wrote is true. Each place gets only what it may see.
      </p>
      <Button {...(reason ? { notNow: reason } : {})}>Send application</Button>
    </ZodForm>
  )
}

const stillMatching = 'An adviser checks who you are before your first form goes. We write to you. Your form is kept.'

function notNow(drafts: Draft[], gaps: number): string | null {
  if (drafts.length === 0) return 'Add a course first. Then you can send your application.'
  if (gaps > 0) return 'Finish the parts above first.'
  const closed = drafts.every(({ isRunOpen }) => !isRunOpen)
  if (closed) return 'Your courses have closed. Take them off your list and add another.'
  const [opens] = drafts.flatMap((draft) => draft.opens ?? [])
  const isPaused = drafts.every((draft) => draft.opens !== null)
  return isPaused ? `Nobody on your list takes applications now. The first does from ${opens}.` : null
}
