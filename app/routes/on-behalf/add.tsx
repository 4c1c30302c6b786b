import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { newChoice } from '~/domain/applications/application.schemas'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { findLearnerInCare } from '~/domain/offers/on-behalf.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'

// The page of this door is seen only when the course could not be added; it leads back to the list.
export const loader = signedIn(({ ctx, id }) => findLearnerInCare(ctx, id('learnerId')))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, newChoice, async ({ run }) => {
    await addChoice(ctx, id('learnerId'), run)
    return redirectWithNotice(paths.onBehalf.learner(id('learnerId')), 'Added. The learner is told.')
  }),
)

export default function AddForLearnerPage() {
  const { id } = useLoaderData<typeof loader>()
  return (
    <Page title="Add a course for a learner" back={paths.onBehalf.learner(id)}>
      <LinkButton href={paths.onBehalf.learner(id)}>Back to the list</LinkButton>
    </Page>
  )
}

export const meta = () => [{ title: 'Add a course for a learner - Onward' }]
