import { Details } from '~/ui/text'
import { Alternatives, type AlternativeShown } from './Alternatives'

type Props = { givenNames: string; alternatives: readonly AlternativeShown[] }

/** What a provider should know before it says no: where else there are places. Which of them the learner reads is the learner’s own. */
export function WhereElse({ givenNames, alternatives }: Props) {
  return (
    <>
      <p className="govuk-body">
        Below your words {givenNames} reads up to four courses of the same subject and level that have places near home.
      </p>
      {alternatives.length > 0 ? (
        <Details summary="Courses like this one with places near you">
          <Alternatives courses={alternatives} />
        </Details>
      ) : null}
    </>
  )
}
