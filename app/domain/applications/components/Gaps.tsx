import { paths } from '~/paths'
import type { Gap } from '../section'

/** Everything that still holds up sending, each with the link to where it is put right. */
export function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  return (
    <ul className="govuk-list">
      {gaps.map(({ slug, title, lines }) => (
        <li key={slug}>
          {title}
          <ul className="govuk-list govuk-list--bullet">
            {lines.map(({ text, at }) => (
              <li key={text}>
                <a
                  className="govuk-notification-banner__link"
                  href={`${paths.learner.section(slug)}${at ? `#${at}` : ''}`}
                >
                  {text} <span className="govuk-visually-hidden">in {title}</span>
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
