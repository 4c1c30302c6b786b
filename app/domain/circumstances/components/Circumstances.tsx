import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { InsetText } from '~/ui/text'

type Props = {
  learnerId: string
  open: readonly { id: string; label: string; isSensitive: boolean; fromOn: string }[]
  hints?: readonly string[]
}

/** What is going on around a learner, in a line each. */
export function Circumstances({ learnerId, open, hints = [] }: Props) {
  return (
    <>
      {hints.map((hint) => (
        <InsetText key={hint}>{hint}</InsetText>
      ))}
      {open.length === 0 ? (
        <p className="govuk-body">Nothing is on the record that you may read.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {open.map(({ id, label, isSensitive, fromOn }) => (
            <li key={id}>
              {label}, since {formatDay(fromOn)} {isSensitive ? <ConfidentialTag /> : null}
            </li>
          ))}
        </ul>
      )}
      <p className="govuk-body">
        <a href={paths.adviser.circumstances(learnerId)}>Change circumstances</a>
      </p>
    </>
  )
}

/** Marks what only some advisers read. */
export function ConfidentialTag() {
  return <StatusTag tag={{ text: 'Confidential', colour: 'purple' }} />
}
