import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { rightsIn } from '~/domain/accounts/right'
import { rightsLine } from '~/domain/accounts/right.words'
import { standingWords } from '~/domain/agreements/agreement.words'
import { agreementsOf } from '~/domain/agreements/agreement.queries.server'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'agreement.keep', { organisationId: ctx.actor.organisationId })
  const agreements = await agreementsOf(ctx)
  return {
    agreements: agreements.map((agreement) => ({
      id: agreement.id,
      whose: agreement.ownerName,
      who: agreement.partnerName,
      gives: rightsLine(rightsIn(agreement.rights)),
      tag: standingWords(agreement),
    })),
  }
})

export default function AgreementsPage() {
  const { agreements } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Agreements"
      back={{ href: paths.provider.staff, text: 'Back to staff' }}
      actions={<LinkButton href={paths.provider.newAgreement}>Let another provider help</LinkButton>}
    >
      <p className="govuk-body">
        Another provider can answer your applicants, and you theirs. Both sides sign first. Either side can end it.
      </p>
      {agreements.length === 0 ? (
        <Empty title="There is no agreement yet">
          <p className="govuk-body">Say which provider helps you, and with what.</p>
        </Empty>
      ) : (
        <Table
          caption="Agreements with other providers"
          firstCellIsHeader
          head={['Applicants of', 'Answered by', 'They may', 'Now']}
          rows={agreements.map(({ id, whose, who, gives, tag }) => [
            <a key={id} href={paths.provider.agreement(id)}>
              {whose}
            </a>,
            who,
            gives,
            <StatusTag key={id} tag={tag} />,
          ])}
        />
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Agreements - Onward' }]
