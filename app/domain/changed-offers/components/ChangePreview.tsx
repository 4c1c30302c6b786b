import { formatDay } from '~/kit/dates'
import { InsetText, WarningText } from '~/ui/text'
import type { PreviewOfChange } from '../changed-offer.schemas'
import { OfferChange } from './OfferChange'

/** What the learner will read, before anything is done. */
export function ChangePreview({ preview }: { preview: PreviewOfChange }) {
  const { was, is, replyBy, message, beyond } = preview
  return (
    <>
      {beyond ? <WarningText>{beyond}</WarningText> : null}
      <InsetText>
        <h2 className="govuk-heading-m">This is what the learner will read</h2>
        <p className="govuk-body">
          {is.course}
          {is.starts ? `, starts ${is.starts}` : ''}.{' '}
          {is.conditions.length > 0 ? 'You need to:' : 'There are no conditions.'}
        </p>
        {is.conditions.length > 0 ? (
          <ul className="govuk-list govuk-list--bullet">
            {is.conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        ) : null}
        <OfferChange was={was} is={is} />
        {message ? <p className="govuk-body onward-own-words">{message}</p> : null}
        <p className="govuk-body">
          {replyBy
            ? `Reply by ${formatDay(replyBy)}.`
            : 'There is no last day to reply yet: other answers are still to come.'}
        </p>
      </InsetText>
    </>
  )
}
