import type { ReactNode, Ref } from 'react'
import { type Attributes, type Content, classNames, contentOf, reactAttributes } from './shared'

export type ErrorSummaryOptions = {
  titleText?: string
  titleHtml?: ReactNode
  descriptionText?: ReactNode
  descriptionHtml?: ReactNode
  errorList?: (Content & { href?: string; attributes?: Attributes })[]
  disableAutoFocus?: boolean
  classes?: string
  attributes?: Attributes
  reference?: Ref<HTMLDivElement>
  children?: ReactNode
}

/** Everything that is wrong on the page, first on the page, each line leading to its field. */
export function GovukErrorSummary(options: ErrorSummaryOptions) {
  const description = options.children ?? (options.descriptionHtml || options.descriptionText)
  return (
    <div
      className={classNames('govuk-error-summary', options.classes)}
      data-disable-auto-focus={options.disableAutoFocus}
      {...reactAttributes(options.attributes)}
      data-module="govuk-error-summary"
      ref={options.reference}
    >
      <div role="alert">
        <h2 className="govuk-error-summary__title">{options.titleHtml || options.titleText}</h2>
        <div className="govuk-error-summary__body">
          {description ? <p>{description}</p> : null}
          <ErrorLines list={options.errorList ?? []} />
        </div>
      </div>
    </div>
  )
}

function ErrorLines({ list }: { list: NonNullable<ErrorSummaryOptions['errorList']> }) {
  if (list.length === 0) return null
  return (
    <ul className="govuk-list govuk-error-summary__list">
      {list.map(({ href, attributes, ...content }, index) => (
        <li key={index}>
          {href ? (
            <a href={href} {...reactAttributes(attributes)}>
              {contentOf(content)}
            </a>
          ) : (
            contentOf(content)
          )}
        </li>
      ))}
    </ul>
  )
}
