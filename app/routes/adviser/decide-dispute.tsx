import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { disputeShown } from '~/domain/activity-surveys/components/DisputeTable'
import { decideDispute } from '~/domain/activity-surveys/dispute.commands.server'
import { findDispute } from '~/domain/activity-surveys/dispute.queries.server'
import { decisionForm } from '~/domain/activity-surveys/survey.schemas'
import { recordView } from '~/domain/learners/view.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const dispute = await findDispute(ctx, id('disputeId'))
  await recordView(ctx, dispute.learnerId, 'activity')
  return {
    ...disputeShown(dispute),
    learnerId: dispute.learnerId,
    notNow: dispute.outcome === null ? undefined : 'This is decided already.',
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, decisionForm, async (form) => {
    await decideDispute(ctx, id('disputeId'), form)
    return redirectWithNotice(paths.leavers.disputes, 'Decided. The school is told')
  }),
)

export default function DecideDisputePage() {
  const { learnerId, name, school, when, recorded, told, words, answer, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`What is right for ${name}?`}
      back={{ href: paths.leavers.disputes, text: 'What schools say is not right' }}
    >
      <SummaryList
        rows={[
          { key: 'Recorded', value: recorded },
          { key: 'The school says', value: told },
          { key: 'How it knows', value: words },
          { key: 'Who and when', value: `${school}, ${when}` },
          notNow !== undefined && { key: 'Decided', value: answer },
        ]}
      />
      <p className="govuk-body">
        <a href={paths.adviser.learner(learnerId)}>The whole record</a>
      </p>
      <ZodForm>
        <Radios
          name="outcome"
          legend="What is right?"
          options={{ taken: 'What the school says', kept: 'What is recorded' }}
        />
        <TextArea name="reason" label="Why?" hint="The school reads it." rows={3} maxLength={500} />
        <Button {...(notNow ? { notNow } : {})}>Decide</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Decide what a school disputes - Onward' }]
