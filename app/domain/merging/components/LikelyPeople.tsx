import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

type Person = { id: string; name: string; where: string; same: readonly string[]; hasAccount: boolean }
type Props = { people: readonly Person[]; linkTo?: (id: string) => string; action?: string }

/** Those who may be the same person, with what they have in common; the likeliest first. */
export function LikelyPeople({ people, linkTo, action = 'Compare' }: Props) {
  return (
    <Table
      caption="Who may be the same person"
      head={['Name', 'Where', 'The same', 'Account', ...(linkTo ? ['What next'] : [])]}
      rows={people.map(({ id, name, where, same, hasAccount }) => [
        name,
        where,
        same.join(', '),
        hasAccount ? 'Has one' : 'None',
        ...(linkTo
          ? [
              <a key={id} href={linkTo(id)}>
                {action} <span className="govuk-visually-hidden">with {name}</span>
              </a>,
            ]
          : []),
      ])}
      empty={<Empty title="Nobody in this area looks like the same person" />}
    />
  )
}
