import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { disputeShown, DisputeTable } from '~/domain/activity-surveys/components/DisputeTable'
import { disputes } from '~/domain/activity-surveys/dispute.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => ({ rows: (await disputes(ctx, 'own')).map(disputeShown) }))

export default function OwnDisputesPage() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <Page title="What you said is not right" back={{ href: paths.leavers.school(), text: 'Where our leavers went' }}>
      <DisputeTable
        rows={rows}
        last={{ heading: 'What an adviser says', cell: ({ answer }) => answer }}
        empty="Where you know better than the record, say so beside the name of the former pupil. The careers lead and the head can."
      />
    </Page>
  )
}

export const meta = () => [{ title: 'What you said is not right - Onward' }]
