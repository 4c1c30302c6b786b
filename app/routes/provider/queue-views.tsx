import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { viewsOf } from '~/domain/queues/queue-view.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const views = await viewsOf(ctx)
  return { views: views.map(({ id, name, filter }) => ({ id, name, href: paths.provider.queueOf(filter) })) }
})

export default function QueueViewsPage() {
  const { views } = useLoaderData<typeof loader>()
  return (
    <Page title="Your saved views" back={paths.provider.queue}>
      <Table
        caption="Views"
        hideCaption
        firstCellIsHeader
        head={['View', 'Name', 'Remove']}
        rows={views.map(({ id, name, href }) => [
          <a href={href} key="open">
            {name}
          </a>,
          <a href={paths.provider.queueView(id)} key="name">
            Change the name<span className="govuk-visually-hidden"> of {name}</span>
          </a>,
          <a href={paths.provider.removeQueueView(id)} key="remove">
            Remove<span className="govuk-visually-hidden"> {name}</span>
          </a>,
        ])}
        empty={
          <Empty title="You have saved no view yet">
            Narrow your list to what you look at often, then choose “Save this view”.
          </Empty>
        }
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Saved views - Onward' }]
