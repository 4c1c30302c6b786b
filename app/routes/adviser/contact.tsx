import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { recordContact } from '~/domain/participation/contact.commands.server'
import { contactForm } from '~/domain/participation/contact.schemas'
import { contactKinds, contactOutcomes } from '~/domain/participation/contact.words'
import { formatTime, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: learnerId, givenNames, familyName } = await findLearner(ctx, id('learnerId'))
  return { learnerId, name: `${givenNames} ${familyName}`, now: { day: londonDay(ctx.now), time: formatTime(ctx.now) } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, contactForm, async (contact) => {
    await recordContact(ctx, id('learnerId'), contact)
    return redirectWithNotice(paths.adviser.learner(id('learnerId')), 'Contact recorded')
  }),
)

export default function ContactPage() {
  const { learnerId, name, now } = useLoaderData<typeof loader>()
  return (
    <Page title={`Contact with ${name}`} back={paths.adviser.learner(learnerId)}>
      <ZodForm defaults={now}>
        <Radios name="kind" legend="How did you get in touch?" options={contactKinds} isSmall />
        <Radios name="outcome" legend="What came of it?" options={contactOutcomes} isSmall />
        <DateInput name="day" legend="Which day was it?" />
        <TextInput name="time" label="What time was it?" hint="For example 9:30am or 14:15" width={10} />
        <TextArea
          name="note"
          label="Note"
          hint="The learner may ask to read this."
          isOptional
          rows={4}
          maxLength={2000}
        />
        <DateInput name="nextActionOn" legend="When is the next step due?" isOptional />
        <Button>Record contact</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Record a contact - Onward' }]
