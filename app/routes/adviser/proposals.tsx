import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ProposalTable } from '~/domain/participation/components/ProposalTable'
import { proposalShown } from '~/domain/participation/proposal-shown'
import { proposalPage } from '~/domain/participation/proposal.queries.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'

export const loader = signedIn(async ({ ctx, url }) => {
  const after = url.searchParams.get('after')
  const { rows, next } = await proposalPage(ctx, { after })
  return {
    rows: rows.map(proposalShown),
    first: after ? paths.guarantee.proposals() : undefined,
    next: next ? paths.guarantee.proposals({ after: next }) : undefined,
  }
})

export default function ProposalsPage() {
  const { rows, first, next } = useLoaderData<typeof loader>()
  return (
    <Page title="Activities to confirm" back={{ href: paths.adviser.caseload, text: 'Back to my caseload' }}>
      <p className="govuk-body">
        Tick those you believe and look at them together. Open a name to write down something else instead.
      </p>
      <SearchForm action={paths.guarantee.confirmProposals} label="Proposals">
        <ProposalTable rows={rows} hasTicks />
        {rows.length > 0 ? <Button>Look at the ticked ones</Button> : null}
      </SearchForm>
      <Pager {...(first ? { previous: first } : {})} {...(next ? { next } : {})} label="Pages of proposals" />
    </Page>
  )
}

export const meta = () => [{ title: 'Activities to confirm - Onward' }]
