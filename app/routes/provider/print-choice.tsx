import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { choiceTag } from '~/domain/applications/choice.words'
import { InterviewDetails } from '~/domain/interviews/components/InterviewDetails'
import { recordView } from '~/domain/learners/view.commands.server'
import { findApplicantToDecide } from '~/domain/offers/applicant.queries.server'
import { OfferOnPaper } from '~/domain/offers/components/OfferOnPaper'
import { applicantPage } from '~/domain/reports/applicant-page'
import { ApplicantFacts } from '~/domain/reports/components/ApplicantFacts'
import { ApplicantSent } from '~/domain/reports/components/ApplicantSent'
import { Questions } from '~/domain/requests/components/Questions'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx, id, visit }) => {
  const found = await findApplicantToDecide(ctx, id('choiceId'))
  await recordView(ctx, found.applicant.learnerId, 'choice')
  const { notes: _, messages: __, ...page } = applicantPage(ctx.actor, found)
  return { ...page, printed: `${visit.organisationName ?? ''}, ${formatMoment(ctx.now)}` }
})

export default function PrintApplicantPage() {
  const { choice, offer, interview, questions, stopped, earlier, history, printed } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`${choice.givenNames} ${choice.familyName}`}
      caption={`${choice.courseTitle}. ${printed}`}
      back={paths.provider.choice(choice.id)}
      actions={<StatusTag tag={choiceTag(choice.state, 'provider')} />}
    >
      <p className="govuk-body onward-no-print">
        Print this page from the menu of your browser, or choose to keep it as a PDF there. Notes and messages stay out.
      </p>
      <ApplicantFacts choice={choice} stopped={stopped} />
      {interview ? <InterviewDetails interview={interview} /> : null}
      <Questions questions={questions} />
      {offer ? <OfferOnPaper offer={offer} /> : null}
      <ApplicantSent choice={choice} earlier={earlier} />
      <h2 className="govuk-heading-m">History</h2>
      <Timeline entries={history} headingLevel={3} />
    </Page>
  )
}

export const meta = () => [{ title: 'Application to print - Onward' }]
