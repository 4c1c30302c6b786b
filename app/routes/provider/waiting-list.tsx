import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { refusalOf } from '~/domain/applications/choice.words'
import { findPlace } from '~/domain/enrolments/enrolment.queries.server'
import { usualExpiry } from '~/domain/waiting-lists/waiting-list'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import { countWaiting } from '~/domain/waiting-lists/waiting-list.queries.server'
import { waitForm } from '~/domain/waiting-lists/waiting-list.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const choice = await findPlace(ctx, id('choiceId'))
  return {
    choice: { id: choice.id, version: choice.version, givenNames: choice.givenNames, courseTitle: choice.courseTitle },
    waiting: await countWaiting(ctx, choice.courseRunId),
    expiresOn: usualExpiry(ctx.now),
    notNow: canMove(choice.state, 'addToWaitingList') ? undefined : refusalOf(choice.state, 'addToWaitingList'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, waitForm, async (form) => {
    await addToWaitingList(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Added to the waiting list')
  }),
)

export default function WaitingListPage() {
  const { choice, waiting, expiresOn, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Add ${choice.givenNames} to the waiting list`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      <p className="govuk-body">
        {waiting === 0
          ? 'Nobody waits for this course yet.'
          : `${waiting} ${waiting === 1 ? 'learner waits' : 'learners wait'} already.`}{' '}
        {choice.givenNames} is told the place in the list, and may use the space for another course.
      </p>
      <ZodForm defaults={{ expiresOn }}>
        <DateInput
          name="expiresOn"
          legend="Until when does the wait last?"
          hint="After that day the application closes by itself."
        />
        <Hidden name="version" value={choice.version} />
        <Button {...(notNow ? { notNow } : {})}>Add to waiting list</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Add to the waiting list - Onward' }]
