import { formatDay } from '~/kit/dates'
import { Card, Cards } from '~/ui/card'
import { isTargetState } from '~/domain/targets/target.states'
import { targetTag } from '~/domain/targets/target.words'
import { reviewKind } from '~/domain/reviews/review.words'
import type { PlanPart } from '../../plans/plan-rights'
import { partWords } from '../plan-share.words'

export type SharedPlanShown = {
  parts: readonly PlanPart[]
  sections: readonly { section: string; words: string; writtenAt: Date | string }[]
  targets: readonly {
    id: string
    title: string
    why: string | null
    measure: string | null
    dueOn: string
    state: string
    steps: readonly { what: string; state: string }[]
  }[]
  reviews: readonly {
    id: string
    kind: string
    heldOn: string | null
    learnerWords: string | null
    summary: string | null
  }[]
}

/** What a learner has shared of the plan, part by part; what was not shared is not named. */
export function SharedPlan({ plan, today }: { plan: SharedPlanShown; today: string }) {
  return plan.parts.map((part) => (
    <section key={part} aria-labelledby={`part-${part}`}>
      <h2 className="govuk-heading-m" id={`part-${part}`}>
        {partWords(part, 'provider')}
      </h2>
      {part === 'targets' ? (
        <SharedTargets targets={plan.targets} today={today} />
      ) : part === 'reviews' ? (
        <SharedReviews reviews={plan.reviews} />
      ) : (
        <Own words={plan.sections.find(({ section }) => section === part)?.words ?? ''} />
      )}
    </section>
  ))
}

function Own({ words }: { words: string | null }) {
  if (!words) return <p className="govuk-body">Nothing is written here yet.</p>
  return (
    <p className="govuk-body">
      <span className="onward-own-words">{words}</span>
    </p>
  )
}

function SharedTargets({ targets, today }: { targets: SharedPlanShown['targets']; today: string }) {
  if (targets.length === 0) return <p className="govuk-body">No target has been set yet.</p>
  return (
    <Cards>
      {targets.map(({ id, title, why, measure, dueOn, state, steps }) => (
        <Card
          key={id}
          title={title}
          headingLevel={3}
          tags={isTargetState(state) ? [targetTag({ state, dueOn }, today)] : []}
          facts={[
            { key: 'By', value: formatDay(dueOn) },
            { key: 'Why', value: why },
            { key: 'How we will know', value: measure },
            { key: 'Steps', value: steps.map(({ what }) => what).join('; ') },
          ].filter(({ value }) => value !== null && value !== '')}
        />
      ))}
    </Cards>
  )
}

function SharedReviews({ reviews }: { reviews: SharedPlanShown['reviews'] }) {
  if (reviews.length === 0) return <p className="govuk-body">No review has been held yet.</p>
  return (
    <Cards>
      {reviews.map(({ id, kind, heldOn, learnerWords, summary }) => (
        <Card
          key={id}
          title={reviewKind(kind)}
          headingLevel={3}
          {...(heldOn ? { byline: `Held on ${formatDay(heldOn)}` } : {})}
        >
          <Own words={learnerWords} />
          <Own words={summary} />
        </Card>
      ))}
    </Cards>
  )
}
