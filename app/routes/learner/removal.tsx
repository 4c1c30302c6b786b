import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { removeDraftChoice } from '~/domain/applications/choice.commands.server'
import { findOwnChoice } from '~/domain/applications/choice.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, state, courseTitle, providerName } = await findOwnChoice(ctx, id('choiceId'))
  return { choiceId, courseTitle, providerName, isDraft: state === 'draft' }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await removeDraftChoice(ctx, id('choiceId'))
    return redirectWithNotice(paths.learner.home, 'The course is off your list.')
  }),
)

export default function RemovalPage() {
  const { choiceId, courseTitle, providerName, isDraft } = useLoaderData<typeof loader>()
  const reason = isDraft ? null : 'You have sent this one. You can withdraw it instead.'
  return (
    <Page title={`Take ${courseTitle} off your list?`} caption={providerName} back={paths.learner.choice(choiceId)}>
      <p className="govuk-body">Nobody has seen it yet. You can add it again later.</p>
      <ZodForm>
        <Button {...(reason ? { notNow: reason } : {})}>Take it off my list</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take a course off your list - Onward' }]
