import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { providerStaff, roleWords } from '~/access/roles'
import { inviteStaff } from '~/domain/accounts/account.commands.server'
import { staffOf } from '~/domain/accounts/account.queries.server'
import { staffInvitation } from '~/domain/accounts/account.schemas'
import { formatMoment } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { roles } from '~/kit/actor'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { EmailInput, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

const roleOptions = Object.fromEntries(providerStaff.map((role) => [role, roleWords[role]]))
const providerInvitation = staffInvitation.refine(({ role }) => Object.hasOwn(roleOptions, role), {
  path: ['role'],
  message: 'Choose what they do',
})

export const loader = signedIn(async ({ ctx, visit }) => {
  const organisationId = ctx.actor.organisationId
  if (!organisationId) throw new NotFound()
  const staff = await staffOf(ctx, organisationId)
  return {
    organisation: visit.organisationName,
    mayInvite: isAllowed(ctx.actor, 'staff.invite', { organisationId }),
    staff: staff.map(({ name, email, role, lastSignedInAt }) => {
      const known = roles.find((one) => one === role)
      return [name, known ? roleWords[known] : role, email, lastSignedInAt ? formatMoment(lastSignedInAt) : 'Not yet']
    }),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, providerInvitation, async (invitation) => {
    await inviteStaff(ctx, { ...invitation, organisationId: ctx.actor.organisationId ?? '' })
    return redirectWithNotice(paths.provider.staff, 'Invitation sent')
  }),
)

export default function StaffPage() {
  const { organisation, staff, mayInvite } = useLoaderData<typeof loader>()
  return (
    <Page title="Staff" caption={organisation}>
      <Table
        caption="People with access"
        firstCellIsHeader
        head={['Name', 'Role', 'Email address', 'Last signed in']}
        rows={staff}
      />
      {mayInvite ? (
        <>
          <h2 className="govuk-heading-m">Invite a colleague</h2>
          <ZodForm>
            <TextInput name="name" label="Name" width={30} />
            <EmailInput name="email" label="Email address" width={30} />
            <Radios name="role" legend="What do they do?" options={roleOptions} />
            <Button>Send invitation</Button>
          </ZodForm>
        </>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Staff - Onward' }]
