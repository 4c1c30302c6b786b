import { type ComponentPropsWithRef, Fragment, type ReactNode } from 'react'
import { Fieldset, type FieldsetOptions } from './fieldset'
import { FormGroupBox, Help } from './form-group'
import { type ErrorMessageOptions, Hint, type HintOptions, Label } from './label'
import { type Attributes, type Content, classNames, contentOf, idList, type MaybeItem, reactAttributes } from './shared'

export type ChoiceItem = Content & {
  id?: string
  name?: string
  value?: string | number
  checked?: boolean
  disabled?: boolean
  behaviour?: string
  hint?: HintOptions
  label?: { classes?: string; attributes?: Attributes }
  conditional?: { html?: ReactNode }
  divider?: string
  attributes?: Attributes
}

export type ChoicesOptions = {
  name?: string
  idPrefix?: string
  describedBy?: string
  fieldset?: FieldsetOptions
  hint?: HintOptions
  errorMessage?: ErrorMessageOptions
  formGroup?: { classes?: string; attributes?: Attributes; beforeInputs?: Content; afterInputs?: Content }
  items?: MaybeItem<ChoiceItem>[]
  classes?: string
  attributes?: Attributes
  control?: ComponentPropsWithRef<'input'>
}

/** One choice out of a few. */
export function GovukRadios({ value, ...options }: ChoicesOptions & { value?: string | number }) {
  return (
    <Choices kind="radios" type="radio" options={options} isChosen={(item) => Boolean(value) && item.value === value} />
  )
}

/** Any number of choices, or one box to tick. */
export function GovukCheckboxes({ values, ...options }: ChoicesOptions & { values?: (string | number)[] }) {
  return (
    <Choices
      kind="checkboxes"
      type="checkbox"
      options={options}
      isChosen={(item) => item.value !== undefined && (values ?? []).includes(item.value)}
    />
  )
}

type Kind = {
  kind: 'radios' | 'checkboxes'
  type: 'radio' | 'checkbox'
  options: ChoicesOptions
  isChosen: (item: ChoiceItem) => boolean
}

function Choices(props: Kind) {
  const { options, kind } = props
  const { fieldset, hint, errorMessage, formGroup } = options
  const prefix = options.idPrefix || options.name
  const base = fieldset?.describedBy || (kind === 'checkboxes' ? options.describedBy : undefined)
  const describedBy = idList(base, hint && `${prefix}-hint`, errorMessage && `${prefix}-error`)
  const inner = (
    <>
      <Help id={prefix} hint={hint} errorMessage={errorMessage} />
      <div
        className={classNames(`govuk-${kind}`, options.classes)}
        {...reactAttributes(options.attributes)}
        data-module={`govuk-${kind}`}
      >
        {contentOf(formGroup?.beforeInputs ?? {})}
        {items(props, kind === 'checkboxes' && !fieldset ? describedBy : undefined)}
        {contentOf(formGroup?.afterInputs ?? {})}
      </div>
    </>
  )
  return (
    <FormGroupBox hasError={Boolean(errorMessage)} formGroup={formGroup}>
      {fieldset ? (
        <Fieldset {...fieldset} describedBy={describedBy}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroupBox>
  )
}

// The first id has no number, so that the error summary can link to the group by its name.
function items({ options, ...kind }: Kind, describedBy: string | undefined) {
  const prefix = options.idPrefix || options.name
  return (options.items ?? []).map((item, index) =>
    item ? (
      <Fragment key={index}>
        {item.divider ? (
          <div className={`govuk-${kind.kind}__divider`}>{item.divider}</div>
        ) : (
          <Choice
            {...kind}
            item={item}
            options={options}
            id={item.id || (index === 0 ? `${prefix}` : `${prefix}-${index + 1}`)}
            describedBy={describedBy}
          />
        )}
      </Fragment>
    ) : null,
  )
}

type ChoiceProps = Kind & { item: ChoiceItem; id: string; describedBy: string | undefined }

function Choice({ kind, type, item, options, isChosen, id, describedBy }: ChoiceProps) {
  const hint = item.hint && contentOf(item.hint) ? item.hint : undefined
  const isChecked = item.checked ?? isChosen(item)
  const conditional = item.conditional?.html
  return (
    <>
      <div className={`govuk-${kind}__item`}>
        <input
          className={`govuk-${kind}__input`}
          id={id}
          name={(kind === 'checkboxes' && item.name) || options.name}
          type={type}
          value={item.value ?? ''}
          defaultChecked={isChecked}
          disabled={item.disabled}
          data-aria-controls={conditional ? `conditional-${id}` : undefined}
          data-behaviour={item.behaviour || undefined}
          aria-describedby={idList(describedBy, hint && `${id}-item-hint`)}
          {...reactAttributes(item.attributes)}
          {...options.control}
        />
        <Label
          html={item.html}
          text={item.text}
          classes={classNames(`govuk-${kind}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hint ? (
          <Hint {...hint} id={`${id}-item-hint`} classes={classNames(`govuk-${kind}__hint`, hint.classes)} />
        ) : null}
      </div>
      {conditional ? (
        <div
          className={classNames(`govuk-${kind}__conditional`, !isChecked && `govuk-${kind}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {conditional}
        </div>
      ) : null}
    </>
  )
}
