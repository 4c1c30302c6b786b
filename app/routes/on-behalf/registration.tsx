import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { LikelyPeople } from '~/domain/merging/components/LikelyPeople'
import { decideRegistration } from '~/domain/merging/registration-match.commands.server'
import { findToMatch } from '~/domain/merging/registration-match.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { registrationDecision } from '~/domain/registrations/registration.schemas'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const { registration, likely } = await findToMatch(ctx, id('registrationId'))
  if (registration.learnerId) await recordView(ctx, registration.learnerId, 'record')
  const { givenNames, familyName, bornOn, postcode, email, schoolName, status } = registration
  return {
    name: `${givenNames} ${familyName}`,
    facts: [
      { key: 'Date of birth', value: formatDay(bornOn) },
      { key: 'Postcode', value: postcode },
      { key: 'Email address', value: email },
      { key: 'School they named', value: schoolName },
    ],
    notNow: status === 'waiting' ? null : 'This is decided already.',
    people: likely.map(({ id, same, hasAccount, mayChoose, ...one }) => ({
      ...{ id, same, hasAccount, mayChoose, name: `${one.givenNames} ${one.familyName}` },
      where: [one.schoolName, one.form].filter(Boolean).join(', ') || 'On no roll',
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, registrationDecision, async (form) => {
    await decideRegistration(ctx, id('registrationId'), form)
    return redirectWithNotice(paths.registrations, 'Decided. They get a letter.')
  }),
)

export default function RegistrationPage() {
  const { name, facts, people, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title="Who is this?" caption={name} back={paths.registrations}>
      <SummaryList rows={facts} />
      <LikelyPeople people={people} />
      <ZodForm>
        <Radios
          name="decision"
          legend="Who is it?"
          options={[
            { value: 'new', text: 'Somebody new' },
            ...people
              .filter(({ mayChoose }) => mayChoose)
              .map(({ id, name, where }) => ({ value: `same:${id}`, text: `The same as ${name}`, hint: where })),
            { value: 'not-ours', text: 'Not for this area', hint: 'They get a letter that says who can help them.' },
          ]}
        />
        <TextArea name="reason" label="How do you know?" hint="For example that you spoke to them." />
        <Button {...(notNow ? { notNow } : {})}>Save the decision</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Who is this? - Onward' }]
