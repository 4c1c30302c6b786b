import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { removeNeighbour } from '~/domain/neighbours/neighbour.commands.server'
import { findNeighbour } from '~/domain/neighbours/neighbour.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { name, courses } = await findNeighbour(ctx, id('neighbourId'))
  return { id: id('neighbourId'), name, courses }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await removeNeighbour(ctx, id('neighbourId'))
    return redirectWithNotice(paths.area.neighbours, 'Removed, with all its courses')
  }),
)

export default function RemoveNeighbourPage() {
  const { id, name, courses } = useLoaderData<typeof loader>()
  return (
    <Page title={`Remove ${name}?`} back={{ href: paths.area.neighbour(id), text: name }}>
      <p>
        {courses === 1 ? 'Its one course is' : `Its ${courses.toLocaleString('en-GB')} courses are`} no longer found
        here, and its file is fetched no more. On its own website nothing changes.
      </p>
      <ZodForm>
        <Button kind="warning">Remove {name}</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Remove a neighbouring area - Onward' }]
