import type { ReactNode } from 'react'
import { type Attributes, classNames, reactAttributes } from './shared'

export type GenericHeaderOptions = {
  logoText?: string
  logoHtml?: ReactNode
  url?: string
  containerClasses?: string
  classes?: string
  attributes?: Attributes
}

/** The band at the top with our own mark. */
export function GenericHeader({
  logoText,
  logoHtml,
  url,
  containerClasses,
  classes,
  attributes,
}: GenericHeaderOptions) {
  return (
    <div className={classNames('govuk-generic-header', classes)} {...reactAttributes(attributes)}>
      <div className={classNames('govuk-generic-header__container', containerClasses || 'govuk-width-container')}>
        <div className="govuk-generic-header__logo">
          <a href={url || '/'} className="govuk-generic-header__homepage-link">
            {logoHtml || logoText}
          </a>
        </div>
      </div>
    </div>
  )
}
