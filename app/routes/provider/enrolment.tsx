import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { refusalOf } from '~/domain/applications/choice.words'
import { enrolLearner } from '~/domain/enrolments/enrolment.commands.server'
import { findPlace } from '~/domain/enrolments/enrolment.queries.server'
import { enrolmentForm } from '~/domain/enrolments/enrolment.schemas'
import { londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const choice = await findPlace(ctx, id('choiceId'))
  const isLate = choice.state === 'did_not_attend'
  return {
    choice: {
      id: choice.id,
      version: choice.version,
      name: `${choice.givenNames} ${choice.familyName}`,
      courseTitle: choice.courseTitle,
    },
    isLate,
    today: londonDay(ctx.now),
    notNow: canMove(choice.state, isLate ? 'enrolLate' : 'enrol') ? undefined : refusalOf(choice.state, 'enrol'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, enrolmentForm, async (form) => {
    await enrolLearner(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Marked as enrolled')
  }),
)

export default function EnrolmentPage() {
  const { choice, isLate, today, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`Enrol ${choice.name}`} caption={choice.courseTitle} back={paths.provider.choice(choice.id)}>
      <p className="govuk-body">
        {isLate ? 'This learner was marked as not arrived. A late start puts that right. ' : null}
        By marking a learner as enrolled you say that you have checked who they are.
      </p>
      <ZodForm defaults={{ startedOn: today }}>
        <DateInput name="startedOn" legend="First day" hint="From this day on the learner stands on the registers." />
        <Hidden name="version" value={choice.version} />
        <Button {...(notNow ? { notNow } : {})}>Mark as enrolled</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Enrol a learner - Onward' }]
