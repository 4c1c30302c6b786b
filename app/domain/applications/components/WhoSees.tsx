import { Details } from '~/ui/text'
import { whoElseSees } from '../reading-rights'
import { whoSees, type Field, type ProviderKind } from '../visibility'

type Props = { fields: readonly Field[]; kinds: readonly ProviderKind[] }

/** Tells the learner who will see a part of the form, of the kinds of place chosen, from the tables that decide it. */
export function WhoSees({ fields, kinds }: Props) {
  return (
    <Details summary="Who sees this" isOpen>
      {[...whoSees(fields, kinds), whoElseSees(fields)].map((sentence) => (
        <p key={sentence} className="govuk-body">
          {sentence}
        </p>
      ))}
    </Details>
  )
}
