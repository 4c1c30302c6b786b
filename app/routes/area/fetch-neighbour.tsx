import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { fetchNeighbour } from '~/domain/neighbours/neighbour.commands.server'
import { takingForm } from '~/domain/neighbours/neighbour.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the neighbour.
export const loader = signedIn(async ({ id }) => redirect(paths.area.neighbour(id('neighbourId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, takingForm, async (taking) => {
    await fetchNeighbour(ctx, id('neighbourId'), taking)
    return redirectWithNotice(
      paths.area.neighbour(id('neighbourId')),
      'It is being fetched. Open this page again in a minute.',
    )
  }),
)
