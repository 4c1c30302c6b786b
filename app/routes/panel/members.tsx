import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { seatMember } from '~/domain/panels/panel.commands.server'
import { candidatesIn, findPanel, membersOf } from '~/domain/panels/panel.queries.server'
import { seatForm } from '~/domain/panels/panel.schemas'
import { seatWords } from '~/domain/panels/panel'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios, Select } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx, id }) => {
  const panel = await findPanel(ctx, id('panelId'))
  const members = await membersOf(ctx, panel.id)
  const isClerk = panel.held?.seat === 'clerk'
  const seated = new Set(members.map(({ accountId }) => accountId))
  return {
    id: panel.id,
    name: panel.name,
    quorum: panel.quorum,
    isClerk,
    members: members.map(({ id, name, seat, seatedAt }) => ({
      id,
      name,
      seat: seatWords[seat],
      since: formatDay(londonDay(seatedAt)),
    })),
    candidates: isClerk
      ? (await candidatesIn(ctx, panel.areaId))
          .filter((one) => !seated.has(one.id))
          .map((one) => ({ value: one.id, text: `${one.name}, ${one.organisation}` }))
      : [],
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, seatForm, async (seat) => {
    await seatMember(ctx, id('panelId'), seat)
    return redirectWithNotice(paths.panel.members(id('panelId')), 'Seat given')
  }),
)

export default function MembersPage() {
  const { id, name, quorum, isClerk, members, candidates } = useLoaderData<typeof loader>()
  return (
    <Page title="Who sits on the panel" caption={name} back={{ href: paths.panel.panel(id), text: name }}>
      <p className="govuk-body">
        The clerk keeps the papers. The chair and the members decide: {quorum} of them must be there, without a
        conflict, for each case.
      </p>
      <Table
        caption="Seats"
        hideCaption
        isStacked
        firstCellIsHeader
        head={['Name', 'Seat', 'Since', ...(isClerk ? ['End'] : [])]}
        rows={members.map((member) => [
          member.name,
          member.seat,
          member.since,
          ...(isClerk
            ? [
                <ZodForm key="end" action={paths.panel.endSeat(member.id)} id={`end-${member.id}`}>
                  <Button kind="secondary">
                    End<span className="govuk-visually-hidden"> the seat of {member.name}</span>
                  </Button>
                </ZodForm>,
              ]
            : []),
        ])}
      />
      {isClerk ? (
        <ZodForm>
          <h2 className="govuk-heading-m">Give somebody a seat</h2>
          <Select
            name="account"
            label="Who?"
            hint="Whoever is a panel member at an organisation of the area."
            empty="Choose somebody"
            options={candidates}
          />
          <Radios
            name="seat"
            legend="Which seat?"
            isSmall
            options={{ member: 'Member', chair: 'Chair', clerk: 'Clerk: keeps the papers, does not decide' }}
          />
          <Button>Give the seat</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Who sits on the panel - Onward' }]
