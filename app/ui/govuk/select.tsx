import type { ComponentPropsWithRef } from 'react'
import { type FieldOptions, FormGroup } from './form-group'
import { type Attributes, classNames, contentOf, type MaybeItem, present, reactAttributes } from './shared'

export type SelectItem = {
  value?: string | number
  text?: string | number
  selected?: boolean
  disabled?: boolean
  attributes?: Attributes
}

export type SelectOptions = FieldOptions & {
  items?: MaybeItem<SelectItem>[]
  value?: string | number
  disabled?: boolean
  classes?: string
  attributes?: Attributes
  control?: ComponentPropsWithRef<'select'>
}

/** One choice out of a longer list. */
export function GovukSelect(options: SelectOptions) {
  const items = present(options.items)
  const chosen = items.find((item) => item.selected ?? (options.value ? valueOf(item) === options.value : false))
  return (
    <FormGroup options={options}>
      {({ id, describedBy }) => (
        <>
          {contentOf(options.formGroup?.beforeInput ?? {})}
          <select
            className={classNames('govuk-select', options.classes, options.errorMessage && 'govuk-select--error')}
            id={id}
            name={options.name}
            disabled={options.disabled}
            aria-describedby={describedBy}
            defaultValue={chosen && valueOf(chosen)}
            {...reactAttributes(options.attributes)}
            {...options.control}
          >
            {items.map((item, index) => (
              <option key={index} value={item.value} disabled={item.disabled} {...reactAttributes(item.attributes)}>
                {item.text}
              </option>
            ))}
          </select>
          {contentOf(options.formGroup?.afterInput ?? {})}
        </>
      )}
    </FormGroup>
  )
}

function valueOf(item: SelectItem) {
  return item.value ?? item.text
}
