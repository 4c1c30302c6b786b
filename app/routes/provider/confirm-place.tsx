import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { refusalOf } from '~/domain/applications/choice.words'
import { conditionWords } from '~/domain/enrolments/condition.words'
import { areAllClosed } from '~/domain/enrolments/condition'
import { confirmPlace } from '~/domain/enrolments/condition.commands.server'
import { findPlaceWithConditions } from '~/domain/enrolments/enrolment.queries.server'
import { confirmation } from '~/domain/enrolments/enrolment.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const { state, conditions, ...choice } = await findPlaceWithConditions(ctx, id('choiceId'))
  return {
    choice: { id: choice.id, version: choice.version, givenNames: choice.givenNames, courseTitle: choice.courseTitle },
    conditions: conditions.map(({ text, status }) => ({ text, status })),
    notNow: whyNotNow(state, conditions),
  }
})

function whyNotNow(state: Parameters<typeof canMove>[0], conditions: Parameters<typeof areAllClosed>[0]) {
  if (!canMove(state, 'confirmPlace')) return refusalOf(state, 'confirmPlace')
  return areAllClosed(conditions) ? undefined : 'Decide every condition first.'
}

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, confirmation, async (form) => {
    await confirmPlace(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Place confirmed')
  }),
)

export default function ConfirmPlacePage() {
  const { choice, conditions, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Confirm ${choice.givenNames}’s place`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      <SummaryList
        rows={conditions.map(({ text, status }) => ({
          key: text,
          value: <StatusTag tag={conditionWords[status]} />,
          change: { href: paths.provider.conditions(choice.id), what: `the condition ${text}` },
        }))}
      />
      <ZodForm>
        <Hidden name="version" value={choice.version} />
        <Button {...(notNow ? { notNow } : {})}>Confirm place</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Confirm a place - Onward' }]
