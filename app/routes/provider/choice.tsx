import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { canMove } from '~/domain/applications/choice'
import { applicationSentences } from '~/domain/applications/choice-timeline.words'
import { choiceTag } from '~/domain/applications/choice.words'
import { ApplicantSheet } from '~/domain/applications/components/ApplicantSheet'
import { UpdatesSent } from '~/domain/applications/components/UpdatesSent'
import { providerDeeds } from '~/domain/applications/provider-deed'
import { EarlierOffer } from '~/domain/changed-offers/components/ChangeNews'
import { enrolmentSentences } from '~/domain/enrolments/enrolment.words'
import { InterviewDetails } from '~/domain/interviews/components/InterviewDetails'
import { interviewSentences } from '~/domain/interviews/interview.words'
import { describe } from '~/domain/learners/timeline'
import { recordView } from '~/domain/learners/view.commands.server'
import { findApplicantToDecide } from '~/domain/offers/applicant.queries.server'
import { OfferOnPaper } from '~/domain/offers/components/OfferOnPaper'
import { WaitingPlace } from '~/domain/waiting-lists/components/WaitingPlace'
import { Questions } from '~/domain/requests/components/Questions'
import { requestSentences } from '~/domain/requests/request.words'
import { stoppedWords } from '~/domain/requests/request-facts'
import { offerSentences } from '~/domain/offers/offer.words'
import { waitingListSentences } from '~/domain/waiting-lists/waiting-list.words'
import { formatDay, formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { WarningText } from '~/ui/text'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx, id }) => {
  const { applicant, offer, interview, wait, earlier, questions, events } = await findApplicantToDecide(
    ctx,
    id('choiceId'),
  )
  await recordView(ctx, applicant.learnerId, 'choice')
  const { sentAt, learnerId, providerId, courseRunId, providerKind, places, isLate, ...choice } = applicant
  return {
    choice: { ...choice, sentOn: sentAt ? formatMoment(sentAt) : null },
    deeds: isAllowed(ctx.actor, 'choice.decide', applicant) ? providerDeeds(applicant) : [],
    offer,
    interview: interview && { startsAt: interview.startsAt, place: interview.place, message: interview.message },
    questions,
    stopped: questions.find(({ outcome }) => outcome === null)?.daysLeft ?? null,
    wait: wait && { position: wait.position, expiresOn: wait.expiresOn },
    earlier: earlier.map(({ id, state, courseTitle }) => ({ id, state, courseTitle })),
    history: events.flatMap((event) => {
      const what = describe(event, ctx.actor, ...sentences)
      const when = { iso: event.happenedAt.toISOString(), text: formatMoment(event.happenedAt) }
      return what ? [{ id: event.id, what, who: event.actorName ?? 'Onward', when }] : []
    }),
  }
})

const sentences = [
  applicationSentences,
  requestSentences,
  interviewSentences,
  offerSentences,
  waitingListSentences,
  enrolmentSentences,
]

export default function ApplicantPage() {
  const { choice, offer, interview, wait, questions, stopped, history, earlier, deeds } = useLoaderData<typeof loader>()
  const mayCancel = canMove(choice.state, 'cancelLastInterview')
  return (
    <Page
      title={`${choice.givenNames} ${choice.familyName}`}
      caption={choice.courseTitle}
      back={{ href: paths.provider.queue, text: 'Back to applications' }}
      actions={<StatusTag tag={choiceTag(choice.state, 'provider')} />}
    >
      <SummaryList
        rows={[
          { key: 'Reference number', value: choice.reference },
          { key: 'Course', value: choice.courseTitle },
          choice.firstCourse ? { key: 'Applied for', value: choice.firstCourse } : null,
          { key: 'Where', value: choice.siteName },
          { key: 'Starts', value: choice.startsOn ? formatDay(choice.startsOn) : choice.startText },
          { key: 'Received', value: choice.sentOn },
          choice.signature ? { key: 'Parent or carer', value: choice.signature } : null,
          { key: 'Answer due by', value: stopped === null ? dayOf(choice.answerBy) : stoppedWords(stopped) },
        ]}
      />
      {deeds.length > 0 ? (
        <ButtonGroup>
          {deeds.map(({ label, href, kind }) => (
            <LinkButton key={label} href={href} kind={kind}>
              {label}
            </LinkButton>
          ))}
        </ButtonGroup>
      ) : null}
      {interview ? (
        <InterviewDetails
          interview={interview}
          {...(mayCancel ? { cancelHref: paths.provider.cancelInterview(choice.id) } : {})}
        />
      ) : null}
      <Questions questions={questions} />
      {wait ? <WaitingPlace wait={wait} /> : null}
      {offer ? <OfferOnPaper offer={offer} /> : null}
      {offer && !offer.endedAt ? <EarlierOffer offer={offer} /> : null}
      {choice.isProtected ? (
        <WarningText>
          The address of this learner is protected. Do not ask where they live, and do not pass on where they are.
        </WarningText>
      ) : null}
      <UpdatesSent updates={choice.updates} />
      <ApplicantSheet shown={choice.shown} grades={choice.grades} kind={choice.kind} stage={choice.stage} />
      {choice.schoolWords ? (
        <>
          <h2 className="govuk-heading-m">What the school writes</h2>
          <p className="govuk-body onward-own-words">{choice.schoolWords}</p>
        </>
      ) : null}
      {earlier.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Also sent to you</h2>
          <SummaryList
            rows={earlier.map(({ id, state, courseTitle }) => ({
              key: <a href={paths.provider.choice(id)}>{courseTitle}</a>,
              value: <StatusTag tag={choiceTag(state, 'provider')} />,
            }))}
          />
        </>
      ) : null}
      <h2 className="govuk-heading-m">History</h2>
      <Timeline entries={history} headingLevel={3} />
    </Page>
  )
}

function dayOf(day: string | null) {
  return day === null ? null : formatDay(day)
}

export const meta = () => [{ title: 'Application - Onward' }]
