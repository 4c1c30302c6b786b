import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { refusalOf } from '~/domain/applications/choice.words'
import { ConditionDecisions } from '~/domain/enrolments/components/ConditionDecisions'
import { areAllClosed, missed } from '~/domain/enrolments/condition'
import { decideConditions } from '~/domain/enrolments/condition.commands.server'
import { findPlaceWithConditions } from '~/domain/enrolments/enrolment.queries.server'
import { conditionsForm } from '~/domain/enrolments/enrolment.schemas'
import { recordView } from '~/domain/learners/view.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { conditions, state, ...choice } = await findPlaceWithConditions(ctx, id('choiceId'))
  await recordView(ctx, choice.learnerId, 'offer')
  return {
    choice: {
      id: choice.id,
      version: choice.version,
      courseTitle: choice.courseTitle,
      name: `${choice.givenNames} ${choice.familyName}`,
    },
    conditions: conditions.map(({ id, text, status }) => ({ id, text, status })),
    mayConfirm: areAllClosed(conditions) && canMove(state, 'confirmPlace'),
    isMissed: missed(conditions).length > 0 && canMove(state, 'missConditions'),
    notNow: canMove(state, 'markCondition') ? undefined : refusalOf(state, 'markCondition'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, conditionsForm, async (form) => {
    await decideConditions(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.conditions(id('choiceId')), 'Conditions saved')
  }),
)

export default function ConditionsPage() {
  const { choice, conditions, mayConfirm, isMissed, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`Conditions of ${choice.name}`} caption={choice.courseTitle} back={paths.provider.choice(choice.id)}>
      {conditions.length === 0 ? (
        <Empty title="No offer with conditions stands here" />
      ) : (
        <ZodForm>
          <ConditionDecisions conditions={conditions} />
          <Hidden name="version" value={choice.version} />
          <Button {...(notNow ? { notNow } : {})}>Save conditions</Button>
        </ZodForm>
      )}
      {mayConfirm ? (
        <>
          <p className="govuk-body">Every condition is met or not needed any more.</p>
          <LinkButton href={paths.provider.confirmPlace(choice.id)}>Confirm place</LinkButton>
        </>
      ) : null}
      {isMissed ? (
        <LinkButton href={paths.provider.missConditions(choice.id)} kind="warning">
          Say that the conditions were not met
        </LinkButton>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Conditions - Onward' }]
