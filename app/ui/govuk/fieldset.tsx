import type { ReactNode } from 'react'
import { type Attributes, type Content, classNames, contentOf, reactAttributes } from './shared'

export type Legend = Content & { classes?: string; isPageHeading?: boolean }

export type FieldsetOptions = {
  legend?: Legend
  describedBy?: string
  classes?: string
  role?: string
  attributes?: Attributes
}

/** A group of fields under one question. */
export function Fieldset({
  legend,
  describedBy,
  classes,
  role,
  attributes,
  html,
  children,
}: FieldsetOptions & { html?: ReactNode; children?: ReactNode }) {
  return (
    <fieldset
      className={classNames('govuk-fieldset', classes)}
      role={role || undefined}
      aria-describedby={describedBy || undefined}
      {...reactAttributes(attributes)}
    >
      <LegendLine legend={legend} />
      {children ?? html}
    </fieldset>
  )
}

function LegendLine({ legend }: { legend: Legend | undefined }) {
  const words = legend && contentOf(legend)
  if (!legend || !words) return null
  return (
    <legend className={classNames('govuk-fieldset__legend', legend.classes)}>
      {legend.isPageHeading ? <h1 className="govuk-fieldset__heading">{words}</h1> : words}
    </legend>
  )
}
