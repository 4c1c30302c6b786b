import type { ReactNode } from 'react'
import { Details } from '~/ui/text'

type Props = {
  figures: readonly { measure: string; label: string; above: string; below: string }[]
  children?: ReactNode
}

/** What each figure counts, and of whom, for whoever opens it. */
export function FigureMeanings({ figures, children }: Props) {
  return (
    <Details summary="What each figure counts">
      <dl className="govuk-body">
        {figures.map(({ measure, label, above, below }) => (
          <div key={measure}>
            <dt>
              <strong>{label}</strong>
            </dt>
            <dd>
              <p>{above}</p>
              <p>Of: {below}</p>
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </Details>
  )
}
