import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ProposalTable } from '~/domain/participation/components/ProposalTable'
import { confirmProposals } from '~/domain/participation/proposal.commands.server'
import { proposalShown } from '~/domain/participation/proposal-shown'
import { proposalsNamed } from '~/domain/participation/proposal.queries.server'
import { confirmForm, tickedProposals } from '~/domain/participation/proposal.schemas'
import { confirmedWords } from '~/domain/participation/proposal.words'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const rows = await proposalsNamed(ctx, tickedProposals(url.searchParams))
  return { rows: rows.map(proposalShown) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, confirmForm, async ({ proposal }) => {
    const outcome = await confirmProposals(ctx, proposal)
    return redirectWithNotice(paths.guarantee.proposals(), confirmedWords(outcome))
  }),
)

export default function ConfirmProposalsPage() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Confirm these activities" back={paths.guarantee.proposals()}>
      {rows.length === 0 ? (
        <Empty title="Nothing is ticked">Go back and tick those that you confirm.</Empty>
      ) : (
        <>
          <p className="govuk-body">This is what would count from now on. What counts now ends the day before.</p>
          <ProposalTable rows={rows} />
          <ZodForm>
            {rows.map(({ id }) => (
              <Hidden key={id} name="proposal" value={id} />
            ))}
            <Button>{rows.length === 1 ? 'Confirm it' : `Confirm all ${rows.length}`}</Button>
          </ZodForm>
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Confirm activities - Onward' }]
