import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { renameView } from '~/domain/queues/queue-view.commands.server'
import { findView } from '~/domain/queues/queue-view.queries.server'
import { viewName } from '~/domain/queues/queue-view.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { name } = await findView(ctx, id('viewId'))
  return { name }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, viewName, async ({ name }) => {
    await renameView(ctx, id('viewId'), name)
    return redirectWithNotice(paths.provider.queueViews, 'Name changed')
  }),
)

export default function QueueViewPage() {
  const { name } = useLoaderData<typeof loader>()
  return (
    <Page title="Change the name of a view" back={paths.provider.queueViews}>
      <ZodForm defaults={{ name }}>
        <TextInput name="name" label="Name of the view" />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Change the name of a view - Onward' }]
