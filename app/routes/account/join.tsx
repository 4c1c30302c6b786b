import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { firstArea } from '~/domain/areas/area.queries.server'
import { askToJoin } from '~/domain/registrations/registration.commands.server'
import { schoolsToName } from '~/domain/registrations/registration.queries.server'
import { joinForm } from '~/domain/registrations/registration.schemas'
import { orNotFound } from '~/kit/errors'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios, Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { EmailInput, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = anyone(async ({ ctx, visit }) => {
  if (visit) throw redirect(paths.account.memberships)
  const area = orNotFound(await firstArea(ctx), 'area')
  const schools = await schoolsToName(ctx, area.id)
  return { area: area.name, schools: schools.map(({ id, name }) => ({ value: id, text: name })) }
})

export const action = anyone(({ ctx, request, ip }) =>
  handleForm(request, joinForm, async (form) => {
    await askToJoin(ctx, form, ip)
    return redirect(paths.join.sent)
  }),
)

export default function JoinPage() {
  const { area, schools } = useLoaderData<typeof loader>()
  return (
    <Page title="Join without a code" back={paths.account.signIn()}>
      <p className="govuk-body">
        Are you taught at home, new here, or out of school? Then you can join by yourself. If your school gave you a
        code, <a href={paths.account.code}>use your code</a>.
      </p>
      <p className="govuk-body">
        You can fill in your form at once. An adviser checks who you are before your first form goes. Only the adviser
        and the school you name see this.
      </p>
      <ZodForm>
        <TextInput name="givenNames" label="First name" autoComplete="given-name" width={20} />
        <TextInput name="familyName" label="Last name" autoComplete="family-name" width={20} />
        <DateInput name="bornOn" legend="What is your date of birth?" hint="For example 27 3 2010" isBirthday />
        <EmailInput name="email" label="Email address" hint="We send a letter there. Only you should read it." />
        <TextInput
          name="postcode"
          label="Postcode"
          hint="So that an adviser near you can help."
          autoComplete="postal-code"
          width={10}
        />
        <Radios name="livesHere" legend={`Do you live in ${area}?`} options={{ yes: 'Yes', no: 'No' }} isInline />
        <Select
          name="schoolId"
          label="Were you at one of these schools? You can leave this out."
          empty="No, or I would rather not say"
          options={schools}
        />
        <Button>Join</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Join without a code - Onward' }]
