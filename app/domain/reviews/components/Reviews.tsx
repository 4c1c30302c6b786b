import { writerLine } from '~/domain/plans/plan.words'
import { formatDay, formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Card, Cards } from '~/ui/card'
import type { ReviewState } from '../review.states'
import { reviewKind, reviewTag } from '../review.words'

export type ReviewInList = {
  id: string
  kind: string
  opensOn: string
  dueOn: string
  heldOn: string | null
  state: ReviewState
}

/** The reviews of one plan: what is before the learner, and what was. */
export function Reviews({ reviews, today }: { reviews: readonly ReviewInList[]; today: string }) {
  if (reviews.length === 0)
    return <p className="govuk-body">No review is set yet. The first one is set once the plan is begun.</p>
  return (
    <Cards>
      {reviews.map((review) => (
        <Card
          key={review.id}
          title={reviewKind(review.kind)}
          href={paths.plan.review(review.id)}
          headingLevel={3}
          tags={[reviewTag(review, today)]}
          facts={[
            review.heldOn
              ? { key: 'Held on', value: formatDay(review.heldOn) }
              : { key: 'By', value: formatDay(review.dueOn) },
          ]}
        />
      ))}
    </Cards>
  )
}

type Words = {
  learnerWords: string | null
  wordsBy: string | null
  wordsAs: string | null
  wordsAt: Date | string | null
  summary: string | null
  runBy: string | null
  runAs: string | null
  heldOn: string | null
}

type OfReview = { review: Words; role: string; headingLevel?: 2 | 3 }

/** What the learner wrote, and what was agreed: each under the name of whoever wrote it down. */
export function ReviewWords({ review, role, headingLevel = 2 }: OfReview) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  const size = headingLevel === 2 ? 'govuk-heading-m' : 'govuk-heading-s'
  const { learnerWords, wordsBy, wordsAs, wordsAt, summary, runBy, runAs, heldOn } = review
  const isToldToStaff = wordsAs !== null && wordsAs !== 'learner'
  return (
    <>
      <Heading className={size}>{role === 'learner' ? 'What you wrote' : 'In the learner’s own words'}</Heading>
      {learnerWords === null ? (
        <p className="govuk-body">Nothing is written yet.</p>
      ) : (
        <p className="govuk-body">
          <span className="onward-own-words">{learnerWords}</span>
        </p>
      )}
      {wordsAt ? (
        <p className="govuk-hint">
          {isToldToStaff
            ? `Written down by ${writerLine({ name: wordsBy, writtenAs: wordsAs, organisation: null })}. `
            : ''}
          {formatMoment(wordsAt)}
        </p>
      ) : null}
      {summary ? (
        <>
          <Heading className={size}>What was agreed</Heading>
          <p className="govuk-body">
            <span className="onward-own-words">{summary}</span>
          </p>
          <p className="govuk-hint">
            {writerLine({ name: runBy, writtenAs: runAs ?? '', organisation: null })}
            {heldOn ? `, ${formatDay(heldOn)}` : ''}
          </p>
        </>
      ) : null}
    </>
  )
}
