import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { RejectionFields } from '~/domain/endings/components/Rejection'
import { owesFeedback } from '~/domain/endings/feedback'
import { giveFeedback } from '~/domain/endings/feedback.commands.server'
import { byCategory, reasonsFor } from '~/domain/endings/reason'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { rejectionForm } from '~/domain/endings/rejection.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, version, givenNames, courseTitle, kind, ...choice } = await findApplicant(ctx, id('choiceId'))
  const reasons = reasonsFor(await currentReasons(ctx, 'rejection', 'provider'), kind)
  const isOwed = owesFeedback(choice)
  return { choiceId, version, givenNames, courseTitle, categories: byCategory(reasons), isOwed }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, rejectionForm, async ({ step: _, ...feedback }) => {
    await giveFeedback(ctx, id('choiceId'), feedback)
    return redirectWithNotice(paths.provider.queueOf({ group: 'feedback' }), 'Feedback sent to the learner')
  }),
)

export default function FeedbackPage() {
  const { choiceId, version, givenNames, courseTitle, categories, isOwed } = useLoaderData<typeof loader>()
  const notNow = isOwed ? {} : { notNow: 'There is no feedback to give here any more.' }
  return (
    <Page title={`Tell ${givenNames} why`} caption={courseTitle} back={paths.provider.choice(choiceId)}>
      <p className="govuk-body">
        This application ended because no answer came from you. It stays closed. {givenNames} reads what you tick and
        write here.
      </p>
      <ZodForm id="feedback">
        <RejectionFields categories={categories} />
        <Hidden name="version" value={version} />
        <Button {...notNow}>Send feedback</Button>
      </ZodForm>
      <ZodForm action={paths.provider.noFeedback(choiceId)} id="none">
        <p className="govuk-body">
          If there is nothing that could help {givenNames}, say so. Your name and the day are kept, and no letter goes.
        </p>
        <Hidden name="version" value={version} />
        <Button kind="secondary" {...notNow}>
          No feedback to give
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Tell a learner why - Onward' }]
