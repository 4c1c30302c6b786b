import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { earlierChoices, eventsOfChoice, findApplicant } from '~/domain/applications/choice.queries.server'
import { applicationSentences } from '~/domain/applications/choice-timeline.words'
import { choiceTag } from '~/domain/applications/choice.words'
import { ApplicantSheet } from '~/domain/applications/components/ApplicantSheet'
import { providerDeeds } from '~/domain/applications/provider-deed'
import { enrolmentSentences } from '~/domain/enrolments/enrolment.words'
import { interviewSentences } from '~/domain/interviews/interview.words'
import { describe } from '~/domain/learners/timeline'
import { recordView } from '~/domain/learners/view.commands.server'
import { OfferOnPaper } from '~/domain/offers/components/OfferOnPaper'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import { offerSentences } from '~/domain/offers/offer.words'
import { waitingListSentences } from '~/domain/offers/waiting-list.words'
import { formatDay, formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx, id }) => {
  const applicant = await findApplicant(ctx, id('choiceId'))
  await recordView(ctx, applicant.learnerId, 'choice')
  const offer = await newestOffer(ctx, applicant.id)
  const events = await eventsOfChoice(ctx, applicant.id)
  const earlier = await earlierChoices(ctx, applicant)
  const { sentAt, learnerId: _, ...choice } = applicant
  return {
    choice: { ...choice, sentOn: sentAt ? formatMoment(sentAt) : null },
    deeds: isAllowed(ctx.actor, 'choice.decide', applicant) ? providerDeeds(applicant) : [],
    offer: offer ?? null,
    earlier: earlier.map(({ id, state, courseTitle }) => ({ id, state, courseTitle })),
    history: events.flatMap((event) => {
      const what = describe(event, ctx.actor, ...sentences)
      const when = { iso: event.happenedAt.toISOString(), text: formatMoment(event.happenedAt) }
      return what ? [{ id: event.id, what, who: event.actorName ?? 'Onward', when }] : []
    }),
  }
})

const sentences = [applicationSentences, interviewSentences, offerSentences, waitingListSentences, enrolmentSentences]

export default function ApplicantPage() {
  const { choice, offer, history, earlier, deeds } = useLoaderData<typeof loader>()
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
          { key: 'Where', value: choice.siteName },
          { key: 'Starts', value: choice.startsOn ? formatDay(choice.startsOn) : choice.startText },
          { key: 'Received', value: choice.sentOn },
          { key: 'Answer due by', value: choice.answerBy ? formatDay(choice.answerBy) : null },
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
      {offer ? <OfferOnPaper offer={offer} /> : null}
      <ApplicantSheet shown={choice.shown} grades={choice.grades} kind={choice.kind} stage={choice.stage} />
      {earlier.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Sent to you before</h2>
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

export const meta = () => [{ title: 'Application - Onward' }]
