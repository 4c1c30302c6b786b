import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { eventsOfChoice } from '~/domain/applications/choice.queries.server'
import { choiceTag } from '~/domain/applications/choice.words'
import { is } from '~/domain/applications/choice.states'
import { OwnChoiceFacts } from '~/domain/applications/components/OwnChoiceFacts'
import { ChoiceDeeds } from '~/domain/applications/components/ChoiceDeeds'
import { whyCancelled } from '~/domain/cancellations/cancellation.queries.server'
import { WhyCancelled } from '~/domain/cancellations/components/WhyCancelled'
import { RejectionReasons } from '~/domain/endings/components/RejectionReasons'
import { StartNewsLines } from '~/domain/clocks/components/StartNewsLines'
import { startNews, startNewsWords } from '~/domain/clocks/start-news'
import { takesUpdates } from '~/domain/applications/update'
import { ChangeNews } from '~/domain/changed-offers/components/ChangeNews'
import { MayItWait } from '~/domain/deferrals/components/MayItWait'
import { findProposal } from '~/domain/deferrals/proposal.queries.server'
import { OwnInterview } from '~/domain/interviews/components/OwnInterview'
import { NextStepFacts } from '~/domain/offers/components/NextStepFacts'
import { OfferOnPaper } from '~/domain/offers/components/OfferOnPaper'
import { PromoteForm, Replies } from '~/domain/offers/components/Replies'
import { OwnWait } from '~/domain/waiting-lists/components/WaitingPlace'
import { findChoiceToAnswer } from '~/domain/offers/own-choice.queries.server'
import { Questions } from '~/domain/requests/components/Questions'
import { Talk } from '~/domain/talks/components/Talk'
import { nextStep } from '~/domain/offers/status.words'
import { choiceHistoryFor } from '~/domain/reports/choice-history'
import { ChoiceHistory } from '~/domain/reports/components/ChoiceHistory'
import { waitShown } from '~/domain/waiting-lists/waiting-list'
import { PauseNews } from '~/domain/pauses/components/PauseNews'
import { pauseOn } from '~/domain/pauses/pause'
import { formatMoment, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const found = await findChoiceToAnswer(ctx, id('choiceId'))
  const { choice, offer, interview, wait, rejection, replies, check, mayUndo, questions, messages } = found
  const proposal = canMove(choice.state, 'defer') ? await findProposal(ctx, choice.id) : null
  const open = questions.find(({ outcome }) => outcome === null)
  const facts = {
    provider: choice.providerName,
    answerBy: choice.answerBy,
    replyBy: offer?.replyBy ?? null,
    startsOn: choice.startsOn,
    releaseBy: check?.releaseBy ?? null,
    closesOn: found.closesOn,
    dueOn: open?.dueOn ?? null,
    expiresOn: wait?.expiresOn ?? null,
    mayWaitBy: proposal?.answerBy ?? null,
    chooseBy: found.chooseBy,
  }
  const { learnerId, providerId, applicationId, areaId, cycleId, providerKind, sentAt, pause, ...shown } = choice
  return {
    news: newsOf(choice),
    pause: choice.state === 'draft' ? pauseOn(pause, londonDay(ctx.now)) : null,
    choice: { ...shown, sentOn: sentAt ? formatMoment(sentAt) : null },
    offer,
    meeting: { interview, isToChoose: choice.state === 'interviewing' && found.chooseBy !== null },
    wait: wait && waitShown(wait),
    cancelled: choice.state === 'course_cancelled' ? await whyCancelled(ctx, choice.id) : null,
    rejection,
    replies,
    promotion: found.promotion,
    proposal,
    questions,
    messages: messages.slice(0, 3),
    step: nextStep(choice.state, facts),
    mayUpdate: takesUpdates(choice),
    comment: choice.state === 'draft' && check?.outcome === 'returned' ? check.comment : null,
    may: {
      isDraft: choice.state === 'draft',
      mayAnswer: canMove(choice.state, 'answer'),
      mayWithdraw: canMove(choice.state, 'withdraw'),
      mayUndo,
      mayApplyAgain: is(choice.state, 'canApplyAgain') && choice.isOpen && choice.isFull !== true,
    },
    history: choiceHistoryFor(ctx.actor, await eventsOfChoice(ctx, choice.id)),
  }
})

function newsOf(choice: Parameters<typeof startNews>[0] & { courseTitle: string; providerName: string }) {
  const news = startNews(choice)
  return news ? startNewsWords[news].lines({ course: choice.courseTitle, provider: choice.providerName }) : []
}

export default function ChoicePage() {
  const {
    news,
    pause,
    choice,
    offer,
    meeting,
    wait,
    cancelled,
    rejection,
    replies,
    promotion,
    proposal,
    questions,
    messages,
    step,
    comment,
    may,
    mayUpdate,
    history,
  } = useLoaderData<typeof loader>()
  return (
    <Page
      title={choice.courseTitle}
      caption={choice.providerName}
      back={{ href: paths.learner.home, text: 'Back to your choices' }}
    >
      <p>
        <StatusTag tag={choiceTag(choice.state, 'learner')} />
      </p>
      <NextStepFacts step={step} />
      {comment ? (
        <InsetText>
          <p>Your school sent this back to you. It says:</p>
          <p className="onward-own-words">{comment}</p>
        </InsetText>
      ) : null}
      <PauseNews provider={choice.providerName} pause={pause} />
      <StartNewsLines lines={news} />
      {cancelled ? <WhyCancelled why={cancelled} /> : null}
      {rejection ? <RejectionReasons rejection={rejection} /> : null}
      <OwnInterview choiceId={choice.id} {...meeting} />
      {wait ? <OwnWait wait={wait} /> : null}
      {offer ? <ChangeNews offer={offer} /> : null}
      {proposal ? <MayItWait choiceId={choice.id} proposal={proposal} /> : null}
      {offer ? <OfferOnPaper offer={offer} isForLearner isAnswered={replies === null} /> : null}
      {replies ? <Replies choice={choice} firm={replies.firm} backup={replies.backup} /> : null}
      {promotion ? <PromoteForm choice={choice} effect={promotion} /> : null}
      <ChoiceDeeds choice={{ id: choice.id, ...may }} />
      <Questions questions={questions} isForLearner />
      <Talk
        messages={messages}
        learner="You"
        provider={choice.providerName}
        reader="learner"
        href={paths.learner.talk(choice.id)}
      />
      {mayUpdate ? (
        <p className="govuk-body">
          <a href={paths.learner.update}>See what they have from you, or send an update</a>
        </p>
      ) : null}
      <OwnChoiceFacts choice={choice} />
      <h2 className="govuk-heading-m">What happened so far</h2>
      <ChoiceHistory entries={history} />
    </Page>
  )
}

export const meta = () => [{ title: 'Your choice - Onward' }]
