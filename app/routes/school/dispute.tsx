import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { disputeDestination } from '~/domain/activity-surveys/dispute.commands.server'
import { findPerson } from '~/domain/activity-surveys/survey.queries.server'
import { disputeForm } from '~/domain/activity-surveys/survey.schemas'
import { activityCodes } from '~/domain/participation/activity.queries.server'
import { activityOption } from '~/domain/participation/activity.words'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { givenNames, familyName, label } = await findPerson(ctx, id('personId'))
  const codes = await activityCodes(ctx)
  return { name: `${givenNames} ${familyName}`, recorded: label ?? 'not known', codes: codes.map(activityOption) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, disputeForm, async (form) => {
    await disputeDestination(ctx, id('personId'), form)
    return redirectWithNotice(paths.leavers.ownDisputes, 'Thank you. An adviser looks at it and tells you')
  }),
)

export default function DisputePage() {
  const { name, recorded, codes } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Where did ${name} go?`}
      caption={`Recorded: ${recorded}`}
      back={{ href: paths.leavers.school(), text: 'Where our leavers went' }}
    >
      <p className="govuk-body">Tell us what you know. An adviser decides, and you are told why.</p>
      <ZodForm>
        <Select name="code" label="What were they doing on 1 November?" options={codes} empty="Choose an activity" />
        <TextInput name="where" label="Where?" hint="You can leave this out." />
        <TextArea name="words" label="How do you know?" rows={3} maxLength={500} />
        <Button>Tell the adviser</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Where a former pupil went - Onward' }]
