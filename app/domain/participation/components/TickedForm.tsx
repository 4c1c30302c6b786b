import type { ReactNode } from 'react'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'

/** What can be done with several learners at once; each button leads to a page that shows what would happen. */
export function TickedForm({ stopHref, children }: { stopHref: string; children: ReactNode }) {
  return (
    <form method="get" action={paths.adviser.together()}>
      <p className="govuk-body">
        <a className="govuk-link" href={stopHref}>
          Stop choosing
        </a>
      </p>
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
