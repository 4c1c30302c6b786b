import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Empty, InsetText } from '~/ui/text'
import { CaseFields } from './CaseFields'

type Props = {
  school: string | null
  mayAskSupport: boolean
  panel: { name: string } | null
  others: readonly { id: string; name: string }[]
  open: readonly { id: string; text: string }[]
  runs: readonly { value: string; text: string }[]
  /** The same page for another panel. */
  hrefOf: (panelId: string) => string
}

/** Putting a learner forward for a shared course. */
export function NewCase({ school, mayAskSupport, panel, others, open, runs, hrefOf }: Props) {
  if (!panel) return <Empty title="Your area has no panel yet" />
  return (
    <>
      <p className="govuk-body">It goes to: {panel.name}.</p>
      {others.map((other) => (
        <p key={other.id} className="govuk-body">
          <a href={hrefOf(other.id)}>Put it to {other.name} instead</a>
        </p>
      ))}
      {school ? null : <InsetText>This learner is on no school’s roll. A case needs a home school.</InsetText>}
      {open.length > 0 ? (
        <InsetText>
          There is something already:
          <ul className="govuk-list">
            {open.map((one) => (
              <li key={one.id}>
                <a href={paths.cases.case(one.id)}>{one.text}</a>
              </li>
            ))}
          </ul>
        </InsetText>
      ) : null}
      <ZodForm>
        <CaseFields runs={runs} asksSupport={mayAskSupport} />
        <ButtonGroup>
          <Button name="step" value="submit">
            Submit
          </Button>
          <Button name="step" value="draft" kind="secondary">
            Save as a draft
          </Button>
        </ButtonGroup>
      </ZodForm>
    </>
  )
}
