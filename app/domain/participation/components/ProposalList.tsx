import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { Card } from '~/ui/card'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import type { ProposalShown } from '../proposal-shown'

/** What waits to be confirmed of one learner, each with what it rests on. */
export function ProposalList({ proposals }: { proposals: readonly ProposalShown[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">To confirm</h2>
      {proposals.map(({ id, then, days, source, why }) => (
        <Card
          key={id}
          title={then}
          headingLevel={3}
          byline={`${source}: ${days}`}
          actions={
            <ButtonGroup>
              <ZodForm action={paths.guarantee.confirmProposals} only={{ proposal: id }} id={`confirm-${id}`}>
                <Hidden name="proposal" value={id} />
                <Button kind="secondary">Confirm it</Button>
              </ZodForm>
              <ZodForm action={paths.guarantee.setAside(id)} id={`aside-${id}`}>
                <Button kind="secondary">Set aside</Button>
              </ZodForm>
            </ButtonGroup>
          }
        >
          <p className="govuk-body">{why}</p>
        </Card>
      ))}
    </>
  )
}
