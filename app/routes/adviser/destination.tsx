import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { DestinationsSideBySide } from '~/domain/destinations/components/DestinationsSideBySide'
import { recordDestination } from '~/domain/destinations/destination.commands.server'
import { findDestinations } from '~/domain/destinations/destination.queries.server'
import { destinationForm } from '~/domain/destinations/destination.schemas'
import { recordView } from '~/domain/learners/view.commands.server'
import { activityCodes } from '~/domain/participation/activity.queries.server'
import { activityOption } from '~/domain/participation/activity.words'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: learnerId, givenNames, familyName, intended, actual } = await findDestinations(ctx, id('learnerId'))
  await recordView(ctx, learnerId, 'activity')
  const codes = await activityCodes(ctx)
  return {
    learnerId,
    name: `${givenNames} ${familyName}`,
    intended,
    actual,
    codes: codes.map(activityOption),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, destinationForm, async (destination) => {
    await recordDestination(ctx, id('learnerId'), destination)
    return redirectWithNotice(paths.adviser.learner(id('learnerId')), 'Destination recorded')
  }),
)

export default function DestinationPage() {
  const { learnerId, name, intended, actual, codes } = useLoaderData<typeof loader>()
  return (
    <Page title={`Where ${name} went`} back={paths.adviser.learner(learnerId)}>
      <DestinationsSideBySide intended={intended} actual={actual} />
      <ZodForm defaults={{ code: actual?.code ?? '' }}>
        <Select name="code" label="Actual destination" options={codes} empty="Choose a destination" />
        <TextArea name="reason" label="How do you know?" rows={3} maxLength={500} />
        <Button>Record destination</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Record a destination - Onward' }]
