import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { NeighbourFields } from '~/domain/neighbours/components/NeighbourFields'
import { addNeighbour } from '~/domain/neighbours/neighbour.commands.server'
import { neighbourForm } from '~/domain/neighbours/neighbour.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'neighbour.keep', { areaId: ctx.actor.areaId })
  return null
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, neighbourForm, async (told) => {
    const id = await addNeighbour(ctx, told)
    return redirectWithNotice(
      paths.area.neighbour(id),
      told.url === null ? 'Added. Now send its file.' : 'Added. Its courses are being fetched.',
    )
  }),
)

export default function NewNeighbourPage() {
  return (
    <Page title="Add a neighbouring area" back={{ href: paths.area.neighbours, text: 'Neighbouring areas' }}>
      <ZodForm schema={neighbourForm}>
        <NeighbourFields />
        <Button>Add</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Add a neighbouring area - Onward' }]
