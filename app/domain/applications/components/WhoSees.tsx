import { Details } from '~/ui/text'
import { whoSees, type Field } from '../visibility'

/** Tells the learner who will see a part of the form, from the same table that decides it. */
export function WhoSees({ fields, isOpen }: { fields: readonly Field[]; isOpen?: boolean }) {
  return (
    <Details summary="Who sees this" isOpen={isOpen ?? false}>
      {whoSees(fields).map((sentence) => (
        <p key={sentence} className="govuk-body">
          {sentence}
        </p>
      ))}
    </Details>
  )
}
