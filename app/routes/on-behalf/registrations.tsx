import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { registrationsWaiting } from '~/domain/registrations/registration.queries.server'
import { formatDay, formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const waiting = await registrationsWaiting(ctx)
  return {
    rows: waiting.map(({ id, givenNames, familyName, bornOn, confirmedAt, schoolName }) => ({
      ...{ id, name: `${givenNames} ${familyName}`, bornOn: formatDay(bornOn), school: schoolName ?? 'None named' },
      since: confirmedAt ? formatMoment(confirmedAt) : '',
    })),
  }
})

export default function RegistrationsPage() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Who has joined alone" back={paths.account.memberships}>
      <p className="govuk-body">
        These young people are on no roll. They can fill in the form; their first one goes once somebody has said who
        they are.
      </p>
      <Table
        caption="Waiting, the longest first"
        head={['Name', 'Born', 'School they named', 'Waiting since']}
        rows={rows.map(({ id, name, bornOn, school, since }) => [
          <a key={id} href={paths.registration(id)}>
            {name}
          </a>,
          bornOn,
          school,
          since,
        ])}
        empty={<Empty title="Nobody is waiting" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Who has joined alone - Onward' }]
