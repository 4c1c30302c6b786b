import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { refusalOf } from '~/domain/applications/choice.words'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { markNotArrived } from '~/domain/enrolments/enrolment.commands.server'
import { findPlace } from '~/domain/enrolments/enrolment.queries.server'
import { reasonForm } from '~/domain/enrolments/enrolment.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const choice = await findPlace(ctx, id('choiceId'))
  const reasons = await currentReasons(ctx, 'not-arrived', 'provider')
  return {
    choice: {
      id: choice.id,
      version: choice.version,
      name: `${choice.givenNames} ${choice.familyName}`,
      courseTitle: choice.courseTitle,
    },
    reasons: reasons.map(({ id, label }) => ({ id, label })),
    notNow: canMove(choice.state, 'markNotArrived') ? undefined : refusalOf(choice.state, 'markNotArrived'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, reasonForm, async (form) => {
    await markNotArrived(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Marked as not arrived')
  }),
)

export default function NotArrivedPage() {
  const { choice, reasons, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`${choice.name} has not arrived`} caption={choice.courseTitle} back={paths.provider.choice(choice.id)}>
      <p className="govuk-body">
        The learner gets a letter, and an adviser is asked to get in touch. A late start is still possible.
      </p>
      <ZodForm>
        <ReasonRadios reasons={reasons} legend="What do you know?" />
        <Hidden name="version" value={choice.version} />
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          Mark as not arrived
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Not arrived - Onward' }]
