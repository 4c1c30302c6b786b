import { paths } from '~/paths'
import { Details } from '~/ui/text'
import type { ProviderKind } from '~/domain/applications/visibility'
import { referenceTemplates } from '../reference-template'

type Props = { learnerId: string; kinds: readonly ProviderKind[]; mayStart: boolean }

/** What each kind of place that was chosen wants to know, and a way to begin with its points. */
export function ReferenceGuide({ learnerId, kinds, mayStart }: Props) {
  return (
    <>
      {kinds.map((kind) => (
        <Details key={kind} summary={`${referenceTemplates[kind].title}: what to write about`}>
          <ul className="govuk-list govuk-list--bullet">
            {referenceTemplates[kind].points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          {mayStart && kind !== 'school-sixth-form' ? (
            <a className="govuk-link" href={paths.school.referenceFrom(learnerId, kind)}>
              Begin with these points
            </a>
          ) : null}
        </Details>
      ))}
    </>
  )
}
