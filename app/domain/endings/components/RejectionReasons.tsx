import { paths } from '~/paths'
import { InsetText } from '~/ui/text'
import { Alternatives, type AlternativeShown } from './Alternatives'

type Rejection = { reasons: string[]; message: string | null; alternatives: readonly AlternativeShown[] }

/** Why they said no, in the words written for the learner, and what to do next. */
export function RejectionReasons({ rejection }: { rejection: Rejection }) {
  return (
    <>
      <h2 className="govuk-heading-m">Why</h2>
      <ul className="govuk-list govuk-list--bullet">
        {rejection.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {rejection.message ? (
        <InsetText>
          <span className="onward-own-words">{rejection.message}</span>
        </InsetText>
      ) : null}
      {rejection.alternatives.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Courses like this one that have places</h2>
          <Alternatives courses={rejection.alternatives} />
        </>
      ) : null}
      <p className="govuk-body">
        Many courses still have places. <a href={paths.courses()}>Find another course</a>, or talk to your school or
        adviser.
      </p>
    </>
  )
}
