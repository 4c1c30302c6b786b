import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { undoWithdrawal } from '~/domain/endings/withdrawal.commands.server'
import { findChoiceToAnswer } from '~/domain/offers/own-choice.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, mayUndo } = await findChoiceToAnswer(ctx, id('choiceId'))
  return { id: choice.id, courseTitle: choice.courseTitle, providerName: choice.providerName, mayUndo }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await undoWithdrawal(ctx, id('choiceId'))
    return redirectWithNotice(paths.learner.choice(id('choiceId')), 'It is back. We have told them.')
  }),
)

export default function UndoWithdrawalPage() {
  const { id, courseTitle, providerName, mayUndo } = useLoaderData<typeof loader>()
  const notNow = mayUndo ? {} : { notNow: 'This can no longer be undone. You can apply again.' }
  return (
    <Page title="Do you want it back?" caption={`${courseTitle}, ${providerName}`} back={paths.learner.choice(id)}>
      <p className="govuk-body">
        Your application counts again as if you had not taken it back. If you had an interview, they will have to ask
        you again.
      </p>
      <ZodForm>
        <Button {...notNow}>Yes, I want it back</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Undo - Onward' }]
