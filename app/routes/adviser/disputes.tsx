import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { disputeShown, DisputeTable } from '~/domain/activity-surveys/components/DisputeTable'
import { disputes } from '~/domain/activity-surveys/dispute.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => ({ rows: (await disputes(ctx, 'open')).map(disputeShown) }))

export default function DisputesPage() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <Page
      title="What schools say is not right"
      back={{ href: paths.leavers.notKnown(), text: 'The annual activity survey' }}
    >
      <DisputeTable
        rows={rows}
        last={{
          heading: 'Decide',
          cell: ({ id, name }) => (
            <a href={paths.leavers.decide(id)}>
              Decide<span className="govuk-visually-hidden"> for {name}</span>
            </a>
          ),
        }}
        empty="A school that knows better than the record says so, and you decide."
      />
    </Page>
  )
}

export const meta = () => [{ title: 'What schools say is not right - Onward' }]
