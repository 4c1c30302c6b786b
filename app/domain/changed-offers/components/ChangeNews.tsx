import { InsetText } from '~/ui/text'
import { OfferChange, sideFrom } from './OfferChange'

type Offered = Parameters<typeof sideFrom>[0]

/** For the provider: what an offer was before it became what it is. */
export function EarlierOffer({ offer }: { offer: Offered & { earlier: Offered | null } }) {
  if (offer.earlier === null) return null
  return <OfferChange was={sideFrom(offer.earlier)} is={sideFrom(offer)} caption="What was changed" />
}

/** On an offer that took the place of an earlier one: why it is there, and what is different. */
export function ChangeNews({ offer }: { offer: Offered & { madeAs: string; earlier: Offered | null } }) {
  const news = newsOf[offer.madeAs]
  if (news === undefined) return null
  return (
    <>
      <InsetText>{news}</InsetText>
      {offer.earlier ? <OfferChange was={sideFrom(offer.earlier)} is={sideFrom(offer)} /> : null}
    </>
  )
}

const newsOf: Partial<Record<string, string>> = {
  changed: 'This offer was changed. Please read it again before you reply.',
  again: 'This offer was taken back, and is now made again.',
  reopened: 'This offer had run out. It is open again for a short time.',
  'other-course': 'This offer takes the place of the one you said yes to. Please reply again.',
}
