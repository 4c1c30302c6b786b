import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { refusalOf } from '~/domain/applications/choice.words'
import { ReasonGroups } from '~/domain/endings/components/ReasonGroups'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { withdrawalTerms } from '~/domain/endings/rejection.schemas'
import { withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { findHelpedChoice } from '~/domain/offers/on-behalf.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice } = await findHelpedChoice(ctx, id('choiceId'))
  const { id: choiceId, version, state, courseTitle, providerName } = choice
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
    return redirectWithNotice(paths.onBehalf.choice(id('choiceId')), 'Withdrawn. The learner is told.')
  }),
)

export default function WithdrawForLearnerPage() {
  const { choice, reasons, notNow } = useLoaderData<typeof loader>()
  const back = paths.onBehalf.choice(choice.id)
  return (
    <Page title={`Withdraw from ${choice.courseTitle} for the learner`} caption={choice.providerName} back={back}>
      <p className="govuk-body">The reason, as the learner gives it. Choose one.</p>
      <ZodForm>
        <ReasonGroups reasons={reasons} hint="These words are not sent to the provider." />
        <Hidden name="version" value={choice.version} />
        <Button {...(notNow ? { notNow } : {})}>Withdraw</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Withdraw for a learner - Onward' }]
