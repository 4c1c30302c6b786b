import { type Attributes, type Content, classNames, type MaybeItem, present, reactAttributes } from './shared'

type Tab = { id?: string; label?: string; attributes?: Attributes; panel?: Content & { attributes?: Attributes } }

export type TabsOptions = {
  id?: string
  idPrefix?: string
  title?: string
  items?: MaybeItem<Tab>[]
  classes?: string
  attributes?: Attributes
}

/** Parts of a page side by side; one after another where there is no script. */
export function GovukTabs({ id, idPrefix, title, items, classes, attributes }: TabsOptions) {
  const tabs = (items ?? []).flatMap((tab, index) =>
    tab ? [{ ...tab, id: tab.id || `${idPrefix ?? ''}-${index + 1}`, isFirst: index === 0 }] : [],
  )
  return (
    <div
      id={id || undefined}
      className={classNames('govuk-tabs', classes)}
      {...reactAttributes(attributes)}
      data-module="govuk-tabs"
    >
      <h2 className="govuk-tabs__title">{title ?? 'Contents'}</h2>
      {present(items).length > 0 ? (
        <ul className="govuk-tabs__list">
          {tabs.map((tab) => (
            <li
              key={tab.id}
              className={classNames('govuk-tabs__list-item', tab.isFirst && 'govuk-tabs__list-item--selected')}
            >
              <a className="govuk-tabs__tab" href={`#${tab.id}`} {...reactAttributes(tab.attributes)}>
                {tab.label}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {tabs.map((tab) => (
        <div
          key={tab.id}
          className={classNames('govuk-tabs__panel', !tab.isFirst && 'govuk-tabs__panel--hidden')}
          id={tab.id}
          {...reactAttributes(tab.panel?.attributes)}
        >
          {tab.panel?.html || (tab.panel?.text ? <p className="govuk-body">{tab.panel.text}</p> : null)}
        </div>
      ))}
    </div>
  )
}
