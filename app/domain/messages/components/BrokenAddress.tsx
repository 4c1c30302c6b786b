import { formatDay, londonDay } from '~/kit/dates'
import { WarningText } from '~/ui/text'

type Props = { address: { email: string; bouncedAt: Date | string } | null }

/** Tells staff that letters to a learner do not arrive, and what to do about it. */
export function BrokenAddress({ address }: Props) {
  if (!address) return null
  return (
    <WarningText>
      Letters do not arrive at {address.email} since {formatDay(londonDay(new Date(address.bouncedAt)))}. Ask for
      another address. Until there is one, tell the learner what is new yourself.
    </WarningText>
  )
}
