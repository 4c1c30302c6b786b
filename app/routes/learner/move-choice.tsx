import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { orderForm } from '~/domain/applications/application.schemas'
import { findOwnChoice } from '~/domain/applications/choice.queries.server'
import { moveInOrder } from '~/domain/applications/preference.commands.server'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'

// The page of this door is seen only when the move was refused; it leads back to the order.
export const loader = signedIn(async ({ ctx, id }) => {
  const { courseTitle } = await findOwnChoice(ctx, id('choiceId'))
  return { courseTitle }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, orderForm, async ({ direction }) => {
    await moveInOrder(ctx, id('choiceId'), direction)
    return redirect(paths.learner.order)
  }),
)

export default function MoveChoicePage() {
  const { courseTitle } = useLoaderData<typeof loader>()
  return (
    <Page title={`Move ${courseTitle}`} back={paths.learner.order}>
      <LinkButton href={paths.learner.order}>Back to the order of your choices</LinkButton>
    </Page>
  )
}

export const meta = () => [{ title: 'Move a choice - Onward' }]
