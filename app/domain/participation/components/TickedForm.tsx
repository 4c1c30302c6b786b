import type { ReactNode } from 'react'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'

type Props = {
  stopHref: string
  /** How many match on every page together; nothing where all of them stand on this one. */
  matching: string | null
  filter: Record<string, string>
  children: ReactNode
}

/** What can be done with several learners at once; each button leads to a page that shows what would happen. */
export function TickedForm({ stopHref, matching, filter, children }: Props) {
  return (
    <form method="get" action={paths.adviser.together()}>
      <p className="govuk-body">
        <a className="govuk-link" href={stopHref}>
          Stop choosing
        </a>
      </p>
      {matching ? (
        <>
          <Checkbox name="all" label={`All ${matching} that match, on every page`} isSmall />
          {Object.entries(filter).map(([name, value]) => (
            <Hidden key={name} name={name} value={value} />
          ))}
        </>
      ) : null}
      {children}
      <ButtonGroup>
        <Button name="act" value="move">
          Give to another adviser
        </Button>
        <Button kind="secondary" name="act" value="next-action">
          Plan the next step
        </Button>
        <Button kind="secondary" name="act" value="need">
          Say how much help is needed
        </Button>
        <Button kind="secondary" formAction={paths.adviser.groupContact()}>
          Record a group contact
        </Button>
      </ButtonGroup>
    </form>
  )
}
