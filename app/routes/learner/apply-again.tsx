import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { applyAgain } from '~/domain/applications/choice.commands.server'
import { findOwnChoice } from '~/domain/applications/choice.queries.server'
import { is } from '~/domain/applications/choice.states'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, state, courseTitle, providerName, isOpen } = await findOwnChoice(ctx, id('choiceId'))
  return { choiceId, courseTitle, providerName, isPossible: is(state, 'canApplyAgain') && isOpen }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await applyAgain(ctx, id('choiceId'))
    return redirectWithNotice(paths.learner.check, 'The course is on your list again. Check it, then send it.')
  }),
)

export default function ApplyAgainPage() {
  const { choiceId, courseTitle, providerName, isPossible } = useLoaderData<typeof loader>()
  const notNow = isPossible ? {} : { notNow: 'You cannot apply for this one again now. You can find another course.' }
  return (
    <Page title={`Apply again for ${courseTitle}`} caption={providerName} back={paths.learner.choice(choiceId)}>
      <p className="govuk-body">
        Your answers are still there. You can look at them once more before they go. Think about what you could change.
      </p>
      <ZodForm>
        <Button {...notNow}>Apply again</Button>
      </ZodForm>
      <p className="govuk-body">
        Or <a href={paths.courses()}>find another course</a>.
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Apply again - Onward' }]
