import type { ConditionStatus } from '#db/schema'
import { formatDay } from '~/kit/dates'
import { StatusTag, type Tag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { InsetText } from '~/ui/text'

type Offer = {
  kind: string
  message: string | null
  replyBy: string | null
  courseTitle: string
  startsOn: string | null
  startText: string | null
  conditions: { id: string; text: string; status: ConditionStatus }[]
}

/** An offer with every condition on a line of its own. */
export function OfferOnPaper({
  offer,
  isForLearner = false,
  isAnswered = false,
}: {
  offer: Offer
  isForLearner?: boolean
  isAnswered?: boolean
}) {
  return (
    <section aria-labelledby="offer">
      <h2 className="govuk-heading-m" id="offer">
        {isForLearner ? 'The offer' : 'Offer'}
      </h2>
      <SummaryList
        rows={[
          { key: 'Course', value: offer.courseTitle },
          { key: 'Starts', value: offer.startsOn ? formatDay(offer.startsOn) : offer.startText },
          { key: 'Kind', value: offer.kind === 'conditional' ? 'Conditional' : 'Unconditional' },
          isAnswered ? null : { key: 'Reply by', value: replyBy(offer.replyBy, isForLearner) },
        ]}
      />
      {offer.conditions.length > 0 ? (
        <>
          <h3 className="govuk-heading-s">{isForLearner ? 'What you need to do' : 'Conditions'}</h3>
          <SummaryList
            rows={offer.conditions.map(({ text, status }) => ({
              key: text,
              value: <StatusTag tag={conditionTags[status]} />,
            }))}
          />
        </>
      ) : null}
      {offer.message ? (
        <InsetText>
          <span className="onward-own-words">{offer.message}</span>
        </InsetText>
      ) : null}
    </section>
  )
}

function replyBy(day: string | null, isForLearner: boolean) {
  if (day) return formatDay(day)
  return isForLearner
    ? 'No date yet. You can wait for your other answers.'
    : 'No date yet: other answers are still to come'
}

const conditionTags: Record<ConditionStatus, Tag> = {
  open: { text: 'Still to do', colour: 'blue' },
  met: { text: 'Met', colour: 'green' },
  'not-met': { text: 'Not met', colour: 'red' },
  waived: { text: 'No longer needed', colour: 'grey' },
}
