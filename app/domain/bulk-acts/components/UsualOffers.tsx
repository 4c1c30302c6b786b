import { paths } from '~/paths'
import { SummaryList } from '~/ui/summary-list'

type Usual = { id: string; title: string; offer: { kind: string; conditions: { text: string }[] } | null }

/** What each course would offer, and where that is written down. */
export function UsualOffers({ offers }: { offers: readonly Usual[] }) {
  return (
    <SummaryList
      card={{ title: 'What would be offered' }}
      rows={offers.map(({ id, title, offer }) => ({
        key: title,
        value: offer ? <Conditions offer={offer} /> : 'Nothing is written down yet',
        change: {
          href: paths.provider.usualOffer(id),
          what: `what ${title} usually offers`,
          text: offer ? 'Change' : 'Write it down',
        },
      }))}
    />
  )
}

function Conditions({ offer }: { offer: NonNullable<Usual['offer']> }) {
  if (offer.kind === 'unconditional' || offer.conditions.length === 0) return <>A place without conditions</>
  return (
    <ul className="govuk-list govuk-list--bullet">
      {offer.conditions.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
