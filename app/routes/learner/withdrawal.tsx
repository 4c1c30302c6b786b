import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { findOwnChoice } from '~/domain/applications/choice.queries.server'
import { ReasonGroups } from '~/domain/endings/components/ReasonGroups'
import { refusalOf } from '~/domain/applications/choice.words'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { withdrawalTerms } from '~/domain/endings/rejection.schemas'
import { withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, version, state, courseTitle, providerName } = await findOwnChoice(ctx, id('choiceId'))
  const reasons = await currentReasons(ctx, 'withdrawal', 'learner')
  return {
    choice: { id: choiceId, version, courseTitle, providerName },
    notNow: canMove(state, 'withdraw') ? null : refusalOf(state, 'withdraw'),
    reasons: reasons.map(({ id, label, category }) => ({ id, label, category })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, withdrawalTerms, async (terms) => {
    await withdrawChoice(ctx, id('choiceId'), terms)
    return redirectWithNotice(paths.learner.home, 'You took it back. We have told them.')
  }),
)

export default function WithdrawalPage() {
  const { choice, reasons, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Withdraw from ${choice.courseTitle}`}
      caption={choice.providerName}
      back={paths.learner.choice(choice.id)}
    >
      <p className="govuk-body">
        They stop looking at your form for this course. You can use the space on your list again. You have one day to
        undo this, unless you give up an offer or a place on a waiting list.
      </p>
      <ZodForm>
        <h2 className="govuk-heading-m">Why do you withdraw?</h2>
        <p className="govuk-body">Choose one.</p>
        <ReasonGroups reasons={reasons} hint="What you write in your own words is not sent to them." />
        <Hidden name="version" value={choice.version} />
        <Button {...(notNow ? { notNow } : {})}>Withdraw</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Withdraw - Onward' }]
