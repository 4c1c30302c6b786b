import { Contributions, OwnWords, type PlanPartShown } from '~/domain/plans/components/PlanParts'
import { sectionTitle } from '~/domain/plans/plan.words'
import { ReviewWords } from '~/domain/reviews/components/Reviews'
import { reviewKind } from '~/domain/reviews/review.words'
import { isStepState, type TargetState } from '~/domain/targets/target.states'
import { ownerWords, stepTags, targetTag } from '~/domain/targets/target.words'
import { formatDay } from '~/kit/dates'
import type { ComponentProps } from 'react'

type Step = { id: string; what: string; owner: string; dueOn: string | null; state: string }
type Target = {
  id: string
  title: string
  why: string | null
  measure: string | null
  owner: string
  dueOn: string
  state: TargetState
  steps: readonly Step[]
}
type Review = ComponentProps<typeof ReviewWords>['review'] & { id: string; kind: string; dueOn: string }

type Props = {
  parts: readonly PlanPartShown[]
  targets: readonly Target[]
  reviews: readonly Review[]
  role: string
  today: string
}

/** A whole plan, one thing under the other, for paper. */
export function PlanOnPaper({ parts, targets, reviews, role, today }: Props) {
  return (
    <>
      {parts.map(({ section, written, contributions }) => (
        <section key={section}>
          <h2 className="govuk-heading-m">{sectionTitle(section, role)}</h2>
          <OwnWords words={written?.words ?? ''} />
          <Contributions contributions={contributions.map((one) => ({ ...one, isOwn: false }))} />
        </section>
      ))}
      {targets.map((target) => (
        <section key={target.id}>
          <h2 className="govuk-heading-m">Target: {target.title}</h2>
          <p className="govuk-body">
            {targetTag(target, today).text}. By {formatDay(target.dueOn)}. {ownerWords(target.owner, role)}.
          </p>
          {[target.why, target.measure].map((words, at) =>
            words ? (
              <p className="govuk-body" key={at}>
                <span className="onward-own-words">{words}</span>
              </p>
            ) : null,
          )}
          <ol className="govuk-list govuk-list--number">
            {target.steps.map(({ id, what, state }) => (
              <li key={id}>
                {what} ({isStepState(state) ? stepTags[state].text.toLowerCase() : state})
              </li>
            ))}
          </ol>
        </section>
      ))}
      {reviews.map((review) => (
        <section key={review.id}>
          <h2 className="govuk-heading-m">
            {reviewKind(review.kind)}, by {formatDay(review.dueOn)}
          </h2>
          <ReviewWords review={review} role={role} headingLevel={3} />
        </section>
      ))}
    </>
  )
}
