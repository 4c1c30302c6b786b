import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { filterIn, queueQuestion } from '~/domain/queues/queue'
import { keepView } from '~/domain/queues/queue-view.commands.server'
import { viewForm } from '~/domain/queues/queue-view.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(({ url }) => {
  const filter = filterIn(queueQuestion.parse(Object.fromEntries(url.searchParams)))
  return Promise.resolve({ filter: new URLSearchParams(filter).toString(), back: paths.provider.queueOf(filter) })
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, viewForm, async ({ name, filter }) => {
    await keepView(ctx, name, filter)
    return redirectWithNotice(paths.provider.queueViews, 'View saved')
  }),
)

export default function NewQueueViewPage() {
  const { filter, back } = useLoaderData<typeof loader>()
  return (
    <Page title="Save this view" back={back}>
      <ZodForm>
        <TextInput name="name" label="Name of the view" hint="Only you see it, for example: New for Engineering" />
        <Hidden name="filter" value={filter} />
        <Button>Save view</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Save a view - Onward' }]
