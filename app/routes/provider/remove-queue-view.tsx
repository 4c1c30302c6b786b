import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { removeView } from '~/domain/queues/queue-view.commands.server'
import { findView } from '~/domain/queues/queue-view.queries.server'
import { redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { name } = await findView(ctx, id('viewId'))
  return { name }
})

export const action = signedIn(async ({ ctx, id }) => {
  await removeView(ctx, id('viewId'))
  return redirectWithNotice(paths.provider.queueViews, 'View removed')
})

export default function RemoveQueueViewPage() {
  const { name } = useLoaderData<typeof loader>()
  return (
    <Page title={`Remove “${name}”?`} back={paths.provider.queueViews}>
      <p className="govuk-body">Only the view goes. The applications it shows stay as they are.</p>
      <ZodForm>
        <Button kind="warning">Remove view</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Remove a view - Onward' }]
