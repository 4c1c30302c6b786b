import { Card, Cards } from '~/ui/card'
import { Details, Empty } from '~/ui/text'
import type { CaseState } from '../case.states'
import { caseTagsForLearner, nextForLearner } from '../case.words'

type Own = {
  id: string
  title: string
  state: CaseState
  facts: { key: string; value: string }[]
  reasons?: readonly string[]
}

/** What a panel was asked for a learner, in the learner's words. */
export function OwnCases({ cases, empty }: { cases: readonly Own[]; empty: string }) {
  if (cases.length === 0) return <Empty title={empty} />
  return (
    <Cards>
      {cases.map(({ id, title, state, facts, reasons = [] }) => (
        <Card key={id} title={title} tags={[caseTagsForLearner[state]]} facts={facts}>
          <p className="govuk-body">{nextForLearner[state]}</p>
          {reasons.length > 0 ? (
            <Details summary="Why?">
              <ol className="govuk-list govuk-list--number">
                {reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ol>
            </Details>
          ) : null}
        </Card>
      ))}
    </Cards>
  )
}
