import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { canMove } from '~/domain/applications/choice'
import { choiceTag } from '~/domain/applications/choice.words'
import { MayItWait } from '~/domain/deferrals/components/MayItWait'
import { findProposal } from '~/domain/deferrals/proposal.queries.server'
import { OfferOnPaper } from '~/domain/offers/components/OfferOnPaper'
import { PromoteForm, Replies } from '~/domain/offers/components/Replies'
import { Questions } from '~/domain/requests/components/Questions'
import { careOf } from '~/domain/learners/care.queries.server'
import { findHelpedChoice } from '~/domain/offers/on-behalf.queries.server'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, offer, replies, promotion, questions } = await findHelpedChoice(ctx, id('choiceId'))
  const { id: choiceId, learnerId, state, version, courseTitle, providerName } = choice
  return {
    choice: { id: choiceId, learnerId, state, version, courseTitle, providerName },
    offer,
    replies,
    promotion,
    questions,
    proposal: canMove(state, 'defer') ? await findProposal(ctx, choiceId) : null,
    mayAnswer: canMove(state, 'answer') && isAllowed(ctx.actor, 'information.answer', await careOf(ctx, learnerId)),
    mayWithdraw: canMove(state, 'withdraw'),
  }
})

export default function OnBehalfChoicePage() {
  const { choice, offer, replies, promotion, questions, proposal, mayAnswer, mayWithdraw } =
    useLoaderData<typeof loader>()
  return (
    <Page title={choice.courseTitle} caption={choice.providerName} back={paths.onBehalf.learner(choice.learnerId)}>
      <p>
        <StatusTag tag={choiceTag(choice.state, 'school')} />
      </p>
      <p className="govuk-body">What you do here is done for the learner, who gets a letter about it at once.</p>
      {proposal ? <MayItWait choiceId={choice.id} proposal={proposal} doors={paths.onBehalf} /> : null}
      {offer ? <OfferOnPaper offer={offer} isAnswered={replies === null} /> : null}
      {replies ? <Replies choice={choice} firm={replies.firm} backup={replies.backup} doors={paths.onBehalf} /> : null}
      {promotion ? <PromoteForm choice={choice} effect={promotion} doors={paths.onBehalf} /> : null}
      <Questions questions={questions} />
      <ButtonGroup>
        {mayAnswer ? <LinkButton href={paths.onBehalf.question(choice.id)}>Answer the question</LinkButton> : null}
        {choice.state === 'draft' ? (
          <LinkButton href={paths.onBehalf.remove(choice.id)} kind="secondary">
            Take it off the list
          </LinkButton>
        ) : null}
        {mayWithdraw ? (
          <LinkButton href={paths.onBehalf.withdraw(choice.id)} kind="secondary">
            Withdraw
          </LinkButton>
        ) : null}
      </ButtonGroup>
    </Page>
  )
}

export const meta = () => [{ title: 'A choice of a learner - Onward' }]
