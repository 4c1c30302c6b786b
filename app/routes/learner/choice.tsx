import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { eventsOfChoice } from '~/domain/applications/choice.queries.server'
import { applicationSentences } from '~/domain/applications/choice-timeline.words'
import { choiceTag } from '~/domain/applications/choice.words'
import { startNews, startNewsWords } from '~/domain/applications/start-news'
import { enrolmentSentences } from '~/domain/enrolments/enrolment.words'
import { InterviewDetails } from '~/domain/interviews/components/InterviewDetails'
import { interviewSentences } from '~/domain/interviews/interview.words'
import { describe } from '~/domain/learners/timeline'
import { OfferOnPaper } from '~/domain/offers/components/OfferOnPaper'
import { Replies } from '~/domain/offers/components/Replies'
import { WaitingPlace } from '~/domain/offers/components/WaitingPlace'
import { offerSentences } from '~/domain/offers/offer.words'
import { findChoiceToAnswer } from '~/domain/offers/own-choice.queries.server'
import { nextStep } from '~/domain/offers/status.words'
import { waitingListSentences } from '~/domain/offers/waiting-list.words'
import { formatDay, formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { InsetText } from '~/ui/text'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, offer, interview, wait, rejection, replies } = await findChoiceToAnswer(ctx, id('choiceId'))
  const events = await eventsOfChoice(ctx, choice.id)
  const facts = {
    provider: choice.providerName,
    answerBy: choice.answerBy,
    replyBy: offer?.replyBy ?? null,
    startsOn: choice.startsOn,
  }
  const { learnerId, providerId, applicationId, areaId, providerKind, sentAt, ...shown } = choice
  return {
    news: newsOf(choice),
    choice: { ...shown, sentOn: sentAt ? formatMoment(sentAt) : null },
    offer,
    interview: interview && { startsAt: interview.startsAt, place: interview.place, message: interview.message },
    wait: wait && { position: wait.position, expiresOn: wait.expiresOn },
    rejection: rejection && { reasons: rejection.reasons, message: rejection.message },
    replies,
    step: nextStep(choice.state, facts),
    mayWithdraw: canMove(choice.state, 'withdraw'),
    history: events.flatMap((event) => {
      const what = describe(event, ctx.actor, ...sentences)
      return what
        ? [{ id: event.id, what, when: { iso: event.happenedAt.toISOString(), text: formatMoment(event.happenedAt) } }]
        : []
    }),
  }
})

const sentences = [applicationSentences, interviewSentences, offerSentences, waitingListSentences, enrolmentSentences]

function newsOf(choice: Parameters<typeof startNews>[0] & { courseTitle: string; providerName: string }) {
  const news = startNews(choice)
  return news ? startNewsWords[news].lines({ course: choice.courseTitle, provider: choice.providerName }) : []
}

export default function ChoicePage() {
  const { news, choice, offer, interview, wait, rejection, replies, step, mayWithdraw, history } =
    useLoaderData<typeof loader>()
  const tag = choiceTag(choice.state, 'learner')
  return (
    <Page
      title={choice.courseTitle}
      caption={choice.providerName}
      back={{ href: paths.learner.home, text: 'Back to your choices' }}
    >
      <p>
        <StatusTag tag={tag} />
      </p>
      <p className="govuk-body-l">{step.what}</p>
      {news.length > 0 ? (
        <InsetText>
          {news.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <a href={paths.courses()}>Find another course</a>
        </InsetText>
      ) : null}
      {step.by ? <p className="govuk-body">By {formatDay(step.by)}.</p> : null}
      {step.ifNothing ? <p className="govuk-body">{step.ifNothing}</p> : null}
      {rejection ? <Why rejection={rejection} /> : null}
      {interview ? <InterviewDetails interview={interview} /> : null}
      {wait ? <WaitingPlace wait={wait} /> : null}
      {offer ? <OfferOnPaper offer={offer} isForLearner isAnswered={replies === null} /> : null}
      {replies ? <Replies choice={choice} firm={replies.firm} backup={replies.backup} /> : null}
      <ButtonGroup>
        {choice.state === 'draft' ? <LinkButton href={paths.learner.check}>Check your answers</LinkButton> : null}
        {choice.state === 'draft' ? (
          <LinkButton href={paths.learner.removeChoice(choice.id)} kind="secondary">
            Take it off my list
          </LinkButton>
        ) : null}
        {mayWithdraw ? (
          <LinkButton href={paths.learner.withdraw(choice.id)} kind="secondary">
            Withdraw
          </LinkButton>
        ) : null}
      </ButtonGroup>
      <h2 className="govuk-heading-m">The facts</h2>
      <SummaryList
        rows={[
          { key: 'Where', value: [choice.siteName, choice.town, choice.postcode].filter(Boolean).join(', ') },
          { key: 'Starts', value: choice.startsOn ? formatDay(choice.startsOn) : choice.startText },
          { key: 'Sent', value: choice.sentOn, change: undefined },
          { key: 'Call or write to them', value: [choice.phone, choice.email].filter(Boolean).join(' or ') },
          choice.sentOn ? { key: 'Your reference number', value: choice.reference } : null,
        ]}
        missing="Not known"
      />
      <h2 className="govuk-heading-m">What happened so far</h2>
      <Timeline entries={history} headingLevel={3} />
    </Page>
  )
}

function Why({ rejection }: { rejection: { reasons: string[]; message: string | null } }) {
  return (
    <>
      <h2 className="govuk-heading-m">Why</h2>
      <ul className="govuk-list govuk-list--bullet">
        {rejection.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {rejection.message ? (
        <InsetText>
          <span className="onward-own-words">{rejection.message}</span>
        </InsetText>
      ) : null}
      <p className="govuk-body">
        Many courses still have places. <a href={paths.courses()}>Find another course</a>, or talk to your school or
        adviser.
      </p>
    </>
  )
}

export const meta = () => [{ title: 'Your choice - Onward' }]
