import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { refusalOf } from '~/domain/applications/choice.words'
import { findTransfer } from '~/domain/enrolment-desk/transfer.queries.server'
import { transferAtDesk } from '~/domain/enrolments/transfer.commands.server'
import { transferForm } from '~/domain/enrolments/transfer.schemas'
import { londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox, Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, options } = await findTransfer(ctx, id('choiceId'))
  const event = choice.state === 'did_not_attend' ? 'enrolLate' : 'enrol'
  return {
    choice: {
      id: choice.id,
      version: choice.version,
      givenNames: choice.givenNames,
      name: `${choice.givenNames} ${choice.familyName}`,
      courseTitle: choice.courseTitle,
    },
    options,
    today: londonDay(ctx.now),
    notNow: canMove(choice.state, event) ? undefined : refusalOf(choice.state, 'enrol'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, transferForm, async ({ agreed: _, ...form }) => {
    await transferAtDesk(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.documents(id('choiceId')), 'Marked as enrolled on the other course')
  }),
)

export default function TransferPage() {
  const { choice, options, today, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Enrol ${choice.name} on another course`}
      caption={choice.courseTitle}
      back={paths.provider.documents(choice.id)}
    >
      <p className="govuk-body">
        The place goes along to the other course. The place on {choice.courseTitle} is free then. By marking a learner
        as enrolled you say that you have checked who they are.
      </p>
      <ZodForm defaults={{ startedOn: today }}>
        <Select name="run" label="Which course?" options={options} empty="Choose a course" />
        <DateInput name="startedOn" legend="First day" />
        <Checkbox name="agreed" label={`${choice.givenNames} wants this course instead`} />
        <Hidden name="version" value={choice.version} />
        <Button {...(notNow ? { notNow } : {})}>Mark as enrolled</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Enrol on another course - Onward' }]
