import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { sendForm } from '~/domain/applications/application.schemas'
import { findLearnerInCare } from '~/domain/offers/on-behalf.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'

// The page of this door is seen only when sending was refused; it leads back to the list.
export const loader = signedIn(({ ctx, id }) => findLearnerInCare(ctx, id('learnerId')))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, sendForm, async ({ choices }) => {
    await sendApplication(ctx, id('learnerId'), { choiceIds: choices })
    return redirectWithNotice(paths.onBehalf.learner(id('learnerId')), 'Sent. The learner is told.')
  }),
)

export default function SendForLearnerPage() {
  const { id } = useLoaderData<typeof loader>()
  return (
    <Page title="Send an application for a learner" back={paths.onBehalf.learner(id)}>
      <LinkButton href={paths.onBehalf.learner(id)}>Back to the list</LinkButton>
    </Page>
  )
}

export const meta = () => [{ title: 'Send an application for a learner - Onward' }]
