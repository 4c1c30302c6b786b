import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { advisersWithCaseloads } from '~/domain/participation/adviser.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const advisers = await advisersWithCaseloads(ctx)
  return {
    advisers: advisers.map(({ id, name, serviceName, learners, readsConfidential }) => ({
      ...{ id, name: name ?? 'No name yet', serviceName, learners, readsConfidential },
    })),
  }
})

export default function AdvisersPage() {
  const { advisers } = useLoaderData<typeof loader>()
  return (
    <Page title="Advisers" back={{ href: paths.area.home, text: 'Back to the area' }}>
      <p className="govuk-body">
        Health, care, drugs, youth justice and asylum are kept apart from the rest of a record. Only advisers you name
        read them, and each look is written down.
      </p>
      <Table
        caption="Advisers of the area"
        firstCellIsHeader
        isStacked
        head={['Adviser', 'Service', { text: 'Looks after', isNumber: true }, 'Confidential records', 'Change']}
        rows={advisers.map(({ id, name, serviceName, learners, readsConfidential }) => [
          name,
          serviceName,
          learners,
          readsConfidential ? 'Reads them' : 'Does not read them',
          <a key="change" href={paths.area.confidentialRight(id)}>
            Change<span className="govuk-visually-hidden"> what {name} reads</span>
          </a>,
        ])}
        empty={
          <Empty title="No adviser works in this area yet">
            <p className="govuk-body">Advisers stand here once their service has invited them.</p>
          </Empty>
        }
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Advisers - Onward' }]
