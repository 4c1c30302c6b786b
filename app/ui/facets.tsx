import type { ReactNode } from 'react'
import { Button } from './button'
import { GovukCheckboxes, GovukRadios } from './govuk/choices'

export type FacetOption = { value: string; text: ReactNode; count?: number; hint?: string | undefined }

export type FacetProps = {
  name: string
  legend: string
  options: readonly FacetOption[]
  chosen: readonly string[]
  hint?: string
  /** At most one may be chosen. */
  isSingle?: boolean
}

/** One way to narrow a list, with how many each choice would leave. */
export function Facet({ name, legend, options, chosen, hint, isSingle }: FacetProps) {
  if (options.length === 0) return null
  const shared = {
    name,
    idPrefix: `facet-${name}`,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    hint: hint ? { text: hint } : undefined,
    items: options.map(({ value, text, count, hint }) => ({
      value,
      html: <FacetWords text={text} count={count} />,
      checked: chosen.includes(value),
      hint: hint ? { text: hint } : undefined,
    })),
    formGroup: { classes: 'onward-facet' },
  }
  return isSingle ? (
    <GovukRadios {...shared} classes="govuk-radios--small" />
  ) : (
    <GovukCheckboxes {...shared} classes="govuk-checkboxes--small" />
  )
}

function FacetWords({ text, count }: { text: ReactNode; count: number | undefined }) {
  if (count === undefined) return <>{text}</>
  return (
    <>
      {text} <span className="onward-facet__count">({count.toLocaleString('en-GB')})</span>
    </>
  )
}

/** All the ways to narrow a list; folded away on a phone, beside the list on a wide screen. Stands inside a SearchForm. */
export function FilterPanel({ title = 'Filter', children }: { title?: string; children: ReactNode }) {
  return (
    <details className="onward-filter">
      <summary className="onward-filter__title">{title}</summary>
      <div className="onward-filter__content">
        <h2 className="onward-filter__heading">{title}</h2>
        {children}
        <Button kind="secondary">Apply filters</Button>
      </div>
    </details>
  )
}

export type ChosenFilter = { label?: string; text: ReactNode; removeHref: string }

/** What the list is narrowed by; each goes away with a click. */
export function ChosenFilters({ filters, clearHref }: { filters: readonly ChosenFilter[]; clearHref: string }) {
  if (filters.length === 0) return null
  return (
    <div className="onward-chosen">
      <h2 className="govuk-visually-hidden">Filters in use</h2>
      <ul className="onward-chosen__list">
        {filters.map(({ label, text, removeHref }) => (
          <li key={removeHref}>
            <a className="onward-chosen__filter" href={removeHref}>
              <span className="govuk-visually-hidden">Remove filter </span>
              {label ? `${label}: ` : null}
              {text}
            </a>
          </li>
        ))}
        <li>
          <a className="onward-chosen__clear" href={clearHref}>
            Clear filters
          </a>
        </li>
      </ul>
    </div>
  )
}

/** Filters at the side, results beside them. */
export function FilterLayout({ filters, children }: { filters: ReactNode; children: ReactNode }) {
  return (
    <div className="onward-filter-layout">
      <div className="onward-filter-layout__side">{filters}</div>
      <div className="onward-filter-layout__main">{children}</div>
    </div>
  )
}
