import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { canMove } from '~/domain/applications/choice'
import { choiceTag } from '~/domain/applications/choice.words'
import { providerDeeds } from '~/domain/applications/provider-deed'
import { stageOf } from '~/domain/applications/visibility'
import { EarlierOffer } from '~/domain/changed-offers/components/ChangeNews'
import { InterviewDetails } from '~/domain/interviews/components/InterviewDetails'
import { recordView } from '~/domain/learners/view.commands.server'
import { StaffNotes } from '~/domain/notes/components/StaffNotes'
import { findApplicantToDecide } from '~/domain/offers/applicant.queries.server'
import { OfferOnPaper } from '~/domain/offers/components/OfferOnPaper'
import { applicantPage } from '~/domain/reports/applicant-page'
import { ApplicantFacts } from '~/domain/reports/components/ApplicantFacts'
import { ApplicantSent } from '~/domain/reports/components/ApplicantSent'
import { Questions } from '~/domain/requests/components/Questions'
import { Talk } from '~/domain/talks/components/Talk'
import { WaitingPlace } from '~/domain/waiting-lists/components/WaitingPlace'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { InsetText } from '~/ui/text'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx, id }) => {
  const found = await findApplicantToDecide(ctx, id('choiceId'))
  const { applicant } = found
  await recordView(ctx, applicant.learnerId, 'choice')
  return {
    ...applicantPage(ctx.actor, found),
    deeds: providerDeeds(ctx.actor, applicant),
    mayInterview: isAllowed(ctx.actor, 'interview.arrange', applicant),
    mayWrite: isAllowed(ctx.actor, 'talk.write', applicant),
    mayOrder: isAllowed(ctx.actor, 'waiting-list.add', applicant),
    mayPutForward: isAllowed(ctx.actor, 'case.put-forward', { areaId: ctx.actor.areaId }),
  }
})

export default function ApplicantPage() {
  const { choice, offer, interview, chooseBy, wait, deeds, mayInterview, mayWrite, mayOrder, ...about } =
    useLoaderData<typeof loader>()
  const mayCancel = mayInterview && canMove(choice.state, 'cancelLastInterview')
  return (
    <Page
      title={`${choice.givenNames} ${choice.familyName}`}
      caption={choice.courseTitle}
      back={{ href: paths.provider.queue, text: 'Back to applications' }}
      actions={<StatusTag tag={choiceTag(choice.state, 'provider')} />}
    >
      <ApplicantFacts choice={choice} stopped={about.stopped} />
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
          {...(mayCancel
            ? { action: { href: paths.provider.cancelInterview(choice.id), text: 'Cancel interview' } }
            : {})}
        />
      ) : null}
      {chooseBy ? (
        <InsetText>
          {choice.givenNames} was asked to choose an interview time by {formatDay(chooseBy)}, and has not yet.{' '}
          {mayCancel ? <a href={paths.provider.cancelInterview(choice.id)}>Take it back</a> : null}
        </InsetText>
      ) : null}
      <Questions questions={about.questions} />
      {wait ? <WaitingPlace wait={wait} href={mayOrder ? paths.provider.placeInList(choice.id) : null} /> : null}
      {offer ? <OfferOnPaper offer={offer} /> : null}
      {offer && !offer.endedAt ? <EarlierOffer offer={offer} /> : null}
      <StaffNotes choiceId={choice.id} notes={about.notes} />
      <Talk
        messages={about.messages}
        learner={choice.givenNames}
        provider="you"
        reader="provider"
        href={mayWrite ? paths.provider.talk(choice.id) : null}
      />
      <ApplicantSent choice={choice} earlier={about.earlier} />
      <h2 className="govuk-heading-m">History</h2>
      <Timeline entries={about.history} headingLevel={3} />
      <p className="govuk-body onward-no-print">
        <a href={paths.provider.printChoice(choice.id)}>Print this application, or keep it as a PDF</a>
        {stageOf(choice.state) === 'place' ? (
          <>
            . <a href={paths.provider.plan(choice.id)}>The plan, where it is shared with you</a>
          </>
        ) : null}
        {about.mayPutForward ? (
          <>
            . <a href={paths.provider.putForward(choice.id)}>Put forward for a shared place</a>
          </>
        ) : null}
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Application - Onward' }]
