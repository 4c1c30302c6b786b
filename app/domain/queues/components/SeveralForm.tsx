import type { ReactNode } from 'react'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'

type Props = {
  filter: Record<string, string>
  isTicked: boolean
  matching: string
  may: { decide: boolean; interview: boolean }
  children: ReactNode
}

/** What can be done with several applications at once; each button leads to a page that shows what would happen. */
export function SeveralForm({ filter, isTicked, matching, may, children }: Props) {
  return (
    <form method="get" action={paths.provider.offerSeveral}>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.provider.queueOf({ ...filter, pick: isTicked ? 'some' : 'all' })}>
          {isTicked ? 'Tick nobody' : 'Tick everybody shown'}
        </a>{' '}
        <a className="govuk-link" href={paths.provider.queueOf(filter)}>
          Stop choosing
        </a>
      </p>
      <Checkbox name="all" label={`All ${matching} that match, on every page`} isSmall />
      {Object.entries(filter).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      {children}
      <p className="govuk-body">You see what would happen before anything is done.</p>
      <ButtonGroup>
        {may.decide ? <Button>Offer places</Button> : null}
        {may.interview ? (
          <Button kind="secondary" formAction={paths.provider.inviteSeveral}>
            Invite to interview
          </Button>
        ) : null}
        {may.decide ? <Decisions /> : null}
      </ButtonGroup>
    </form>
  )
}

function Decisions() {
  return (
    <>
      <Button kind="secondary" formAction={paths.provider.waitSeveral}>
        Add to waiting list
      </Button>
      <Button kind="secondary" formAction={paths.provider.assignSeveral}>
        Assign
      </Button>
      <Button kind="warning" formAction={paths.provider.closeList}>
        Close waiting list
      </Button>
      <Button kind="warning" formAction={paths.provider.courseFull}>
        Course is full
      </Button>
    </>
  )
}
