import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findOwnChoice } from '~/domain/applications/choice.queries.server'
import { MayItWait } from '~/domain/deferrals/components/MayItWait'
import { answerProposal } from '~/domain/deferrals/deferral.commands.server'
import { proposalAnswer } from '~/domain/deferrals/deferral.schemas'
import { findProposal } from '~/domain/deferrals/proposal.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const choice = await findOwnChoice(ctx, id('choiceId'))
  return { choiceId: choice.id, title: choice.courseTitle, proposal: await findProposal(ctx, choice.id) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, proposalAnswer, async (said) => {
    await answerProposal(ctx, id('choiceId'), said)
    const notice =
      said.answer === 'yes' ? 'You said yes. Your place is kept for next year.' : 'You said no. Nothing has changed.'
    return redirectWithNotice(paths.learner.choice(id('choiceId')), notice)
  }),
)

export default function MayWaitPage() {
  const { choiceId, title, proposal } = useLoaderData<typeof loader>()
  return (
    <Page title={`May ${title} wait a year?`} back={paths.learner.choice(choiceId)}>
      {proposal ? (
        <MayItWait choiceId={choiceId} proposal={proposal} doors={paths.learner} />
      ) : (
        <p className="govuk-body">They do not ask this any more.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'May a place wait a year? - Onward' }]
