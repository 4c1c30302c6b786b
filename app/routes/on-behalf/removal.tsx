import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { removeDraftChoice } from '~/domain/applications/choice.commands.server'
import { findHelpedChoice } from '~/domain/offers/on-behalf.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice } = await findHelpedChoice(ctx, id('choiceId'))
  const { id: choiceId, courseTitle, providerName, state } = choice
  return { choiceId, courseTitle, providerName, isDraft: state === 'draft' }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { learnerId } = await removeDraftChoice(ctx, id('choiceId'))
    return redirectWithNotice(paths.onBehalf.learner(learnerId), 'Taken off. The learner is told.')
  }),
)

export default function RemoveForLearnerPage() {
  const { choiceId, courseTitle, providerName, isDraft } = useLoaderData<typeof loader>()
  return (
    <Page title={`Take ${courseTitle} off the list?`} caption={providerName} back={paths.onBehalf.choice(choiceId)}>
      <ZodForm>
        <Button {...(isDraft ? {} : { notNow: 'It has been sent. It can be withdrawn instead.' })}>
          Take it off the list
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take a course off the list - Onward' }]
