import { Checkbox } from '~/ui/fields/choices'
import { WarningText } from '~/ui/text'
import { beyondWords, capacityWords, needsThought, type Capacity } from '../capacity'

/** How full the start is; a warning in its place where one more offer goes beyond what was meant. */
export function PlacesLine({ capacity }: { capacity: Capacity | null }) {
  if (capacity === null) return null
  if (needsThought(capacity)) return <WarningText>{beyondWords(capacity)}</WarningText>
  return <p className="govuk-body">{capacityWords(capacity)}</p>
}

/** The second thought, asked for only where it is due. */
export function BeyondTick({ isAsked }: { isAsked: boolean }) {
  return isAsked ? <Checkbox name="beyond" label="Offer it all the same" /> : null
}
