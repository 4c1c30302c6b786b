import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

type Props = {
  linked: readonly { id: string; name: string; relationship: string; since: string; isHidden: boolean }[]
  invited: readonly { id: string; name: string; until: string }[]
}

/** Who can read a learner's page, and who is invited to, for staff. */
export function LinkedAdults({ linked, invited }: Props) {
  return (
    <Table
      caption="Who can read"
      head={['Name', 'Who', 'State']}
      rows={[
        ...linked.map(({ name, relationship, since, isHidden }) => [
          name,
          relationship,
          isHidden ? 'Hidden by staff' : `Linked since ${since}`,
        ]),
        ...invited.map(({ name, until }) => [name, '', `Invited, until ${until}`]),
      ]}
      empty={<Empty title="Nobody is linked or invited" />}
    />
  )
}
