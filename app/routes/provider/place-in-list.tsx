import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findPlace } from '~/domain/enrolments/enrolment.queries.server'
import { ruleWords } from '~/domain/waiting-lists/waiting-list-order'
import { moveInList } from '~/domain/waiting-lists/waiting-list-order.commands.server'
import { listMoveForm } from '~/domain/waiting-lists/waiting-list-order.schemas'
import { findWait } from '~/domain/waiting-lists/waiting-list.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, givenNames, courseTitle, courseRunId } = await findPlace(ctx, id('choiceId'))
  const wait = await findWait(ctx, choiceId)
  return {
    choice: { id: choiceId, givenNames, courseTitle, courseRunId },
    wait: wait ? { position: wait.position, size: wait.size, rule: ruleWords[wait.rule].label } : null,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, listMoveForm, async (form) => {
    await moveInList(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), `Number ${form.place} on the waiting list now`)
  }),
)

export default function PlaceInListPage() {
  const { choice, wait } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`${choice.givenNames}’s place on the waiting list`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      {wait ? (
        <p className="govuk-body">
          {choice.givenNames} is number {wait.position} of {wait.size}. The list: {wait.rule.toLowerCase()}. Once you
          move somebody, the list stays as you put it, and whoever joins later comes last.
        </p>
      ) : null}
      <p className="govuk-body">
        <a href={paths.provider.runWaitingList(choice.courseRunId)}>See the whole list</a>
      </p>
      <ZodForm>
        <TextInput name="place" label="Which number from now on?" inputMode="numeric" width={4} />
        <TextArea
          name="reason"
          label="Why?"
          hint="It stands in the history for your colleagues. The learner does not read it."
          rows={3}
          maxLength={500}
        />
        <Hidden name="seen" value={wait?.position ?? 0} />
        <Button {...(wait ? {} : { notNow: 'This learner is not on the waiting list any more.' })}>Move</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Place on the waiting list - Onward' }]
