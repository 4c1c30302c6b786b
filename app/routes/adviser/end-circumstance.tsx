import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { endCharacteristic } from '~/domain/circumstances/characteristic.commands.server'
import { findCharacteristic } from '~/domain/circumstances/characteristic.queries.server'
import { characteristicEndForm } from '~/domain/circumstances/characteristic.schemas'
import { fullName } from '~/domain/learners/learner'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { label, fromOn, untilOn, ...learner } = await findCharacteristic(ctx, id('characteristicId'))
  return {
    learnerId: learner.learnerId,
    name: fullName(learner),
    label,
    since: formatDay(fromOn),
    today: londonDay(ctx.now),
    notNow: untilOn === null ? undefined : 'This has ended already.',
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, characteristicEndForm, async (form) => {
    const learnerId = await endCharacteristic(ctx, id('characteristicId'), form)
    return redirectWithNotice(paths.adviser.circumstances(learnerId), 'Ended')
  }),
)

export default function EndCircumstancePage() {
  const { learnerId, name, label, since, today, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`End: ${label}`} caption={name} back={paths.adviser.circumstances(learnerId)}>
      <p className="govuk-body">On the record since {since}. It stays there with its days.</p>
      <ZodForm defaults={{ untilOn: today }}>
        <DateInput name="untilOn" legend="What was the last day?" />
        <Button {...(notNow ? { notNow } : {})}>End it</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'End a circumstance - Onward' }]
