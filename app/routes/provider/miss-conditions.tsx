import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { refusalOf } from '~/domain/applications/choice.words'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { reasonsFor } from '~/domain/endings/reason'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { providerKindOf } from '~/domain/applications/visibility'
import { missed } from '~/domain/enrolments/condition'
import { missConditions } from '~/domain/enrolments/condition.commands.server'
import { findPlaceWithConditions } from '~/domain/enrolments/enrolment.queries.server'
import { reasonForm } from '~/domain/enrolments/enrolment.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { state, conditions, ...choice } = await findPlaceWithConditions(ctx, id('choiceId'))
  const reasons = reasonsFor(
    await currentReasons(ctx, 'conditions-missed', 'provider'),
    providerKindOf(choice.providerKind),
  )
  return {
    choice: { id: choice.id, version: choice.version, givenNames: choice.givenNames, courseTitle: choice.courseTitle },
    missed: missed(conditions).map(({ text }) => text),
    reasons: reasons.map(({ id, label }) => ({ id, label })),
    notNow: canMove(state, 'missConditions') ? undefined : refusalOf(state, 'missConditions'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, reasonForm, async (form) => {
    await missConditions(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'The learner has been told')
  }),
)

export default function MissConditionsPage() {
  const { choice, missed, reasons, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`${choice.givenNames} did not meet the conditions`}
      caption={choice.courseTitle}
      back={paths.provider.conditions(choice.id)}
    >
      <p className="govuk-body">
        This ends the place. The learner is told why, and a backup takes its place where there is one.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {missed.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <ZodForm>
        <ReasonRadios reasons={reasons} legend="Why?" />
        <Hidden name="version" value={choice.version} />
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          Conditions not met
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Conditions not met - Onward' }]
