import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { providerStaff, roleWords } from '~/access/roles'
import { inviteStaff } from '~/domain/accounts/people.commands.server'
import { staffOf } from '~/domain/accounts/account.queries.server'
import { colleagueInvitation } from '~/domain/accounts/account.schemas'
import { RightsField } from '~/domain/accounts/components/RightsField'
import { rightsIn } from '~/domain/accounts/right'
import { rightsLine } from '~/domain/accounts/right.words'
import { formatMoment } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { roles, usualRights } from '~/kit/actor'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { EmailInput, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

const roleOptions = Object.fromEntries(providerStaff.map((role) => [role, roleWords[role]]))
const providerInvitation = colleagueInvitation.refine(({ role }) => Object.hasOwn(roleOptions, role), {
  path: ['role'],
  message: 'Choose what they do',
})

export const loader = signedIn(async ({ ctx, visit }) => {
  const organisationId = ctx.actor.organisationId
  if (!organisationId) throw new NotFound()
  const staff = await staffOf(ctx, organisationId)
  return {
    organisation: visit.organisationName,
    mayKeep: isAllowed(ctx.actor, 'people.keep', { organisationId }),
    mayAnswer: isAllowed(ctx.actor, 'agreement.use', { accountId: ctx.actor.id }),
    staff: staff.map(({ id, name, email, role, rights, lastSignedInAt }) => {
      const known = roles.find((one) => one === role)
      const last = lastSignedInAt ? formatMoment(lastSignedInAt) : 'Not yet'
      const may = role === 'register-taker' ? 'Take registers' : rightsLine(rightsIn(rights))
      return { id, name, cells: [known ? roleWords[known] : role, may, email, last] }
    }),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, providerInvitation, async ({ rights, ...invitation }) => {
    const held = invitation.role === 'register-taker' ? [] : rights
    await inviteStaff(ctx, { ...invitation, rights: held, organisationId: ctx.actor.organisationId ?? '' })
    return redirectWithNotice(paths.provider.staff, 'Invitation sent')
  }),
)

export default function StaffPage() {
  const { organisation, staff, mayKeep, mayAnswer } = useLoaderData<typeof loader>()
  return (
    <Page title="Staff" caption={organisation}>
      <ul className="govuk-list onward-links onward-no-print">
        {mayKeep ? (
          <li>
            <a href={paths.provider.agreements}>Agreements with other providers</a>
          </li>
        ) : null}
        {mayKeep ? (
          <li>
            <a href={paths.provider.tokens}>Access for programs</a>
          </li>
        ) : null}
        {mayAnswer ? (
          <li>
            <a href={paths.provider.answering}>Work for another provider</a>
          </li>
        ) : null}
      </ul>
      <Table
        caption="People with access"
        firstCellIsHeader
        head={['Name', 'Role', 'May', 'Email address', 'Last signed in']}
        rows={staff.map(({ id, name, cells }) => [
          mayKeep ? (
            <a key={id} href={paths.provider.colleague(id)}>
              {name}
            </a>
          ) : (
            name
          ),
          ...cells,
        ])}
      />
      {mayKeep ? (
        <>
          <h2 className="govuk-heading-m">Invite a colleague</h2>
          <ZodForm defaults={{ rights: usualRights('admissions-officer') }}>
            <TextInput name="name" label="Name" width={30} />
            <EmailInput name="email" label="Email address" width={30} />
            <Radios name="role" legend="What do they do?" options={roleOptions} />
            <RightsField />
            <Button>Send invitation</Button>
          </ZodForm>
        </>
      ) : (
        <p className="govuk-body">Whoever may manage people can invite a colleague and change what each may do.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Staff - Onward' }]
