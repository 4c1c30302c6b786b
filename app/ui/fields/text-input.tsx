import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { asText } from '../form-context'
import { Input, type InputOptions } from '../govuk/input'
import { GovukPasswordInput } from '../govuk/password-input'
import { classNames } from '../govuk/shared'
import { type FieldProps, useFieldOptions } from './field-props'

export type TextInputProps = FieldProps & {
  /** How long the answer is likely to be: in characters, or as a part of the page. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | 'one-quarter' | 'one-third' | 'one-half' | 'two-thirds' | 'full'
  autoComplete?: HTMLInputAutoCompleteAttribute
  inputMode?: InputOptions['inputmode']
  autoCapitalize?: string
  spellCheck?: boolean
  prefix?: ReactNode
  suffix?: ReactNode
  type?: string
  /** The id of a datalist with suggestions. */
  list?: string
}

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const { field, options } = useFieldOptions(props)
  return <Input {...options} {...inputOptions(props)} value={asText(field.value)} control={field.control} />
}

/** An email address; phones show the keyboard for it. */
export function EmailInput(props: TextInputProps) {
  return (
    <TextInput
      type="email"
      inputMode="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
      {...props}
    />
  )
}

/** A telephone number. */
export function PhoneInput(props: TextInputProps) {
  return <TextInput type="tel" inputMode="tel" autoComplete="tel" width={20} {...props} />
}

/** A whole number typed with digits. */
export function NumberInput(props: TextInputProps) {
  return <TextInput inputMode="numeric" spellCheck={false} width={5} {...props} />
}

/** Words to look for, in a form that asks with GET. */
export function SearchInput(props: TextInputProps) {
  return <TextInput type="search" spellCheck={false} autoCapitalize="none" {...props} />
}

export type PasswordInputProps = FieldProps & { autoComplete?: 'current-password' | 'new-password' }

/** A password; never shown again after a mistake. Pasting is welcome. */
export function PasswordInput({ autoComplete = 'current-password', ...props }: PasswordInputProps) {
  const { field, options } = useFieldOptions(props)
  return <GovukPasswordInput {...options} autocomplete={autoComplete} control={field.control} />
}

/** A value that goes with the form unseen. */
export function Hidden({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />
}

function inputOptions(props: TextInputProps): InputOptions {
  return {
    type: props.type,
    classes: widthClass(props.width),
    autocomplete: props.autoComplete,
    inputmode: props.inputMode,
    autocapitalize: props.autoCapitalize,
    spellcheck: props.spellCheck,
    attributes: props.list ? { list: props.list } : undefined,
    prefix: props.prefix ? { html: props.prefix } : undefined,
    suffix: props.suffix ? { html: props.suffix } : undefined,
  }
}

function widthClass(width: TextInputProps['width']) {
  if (width === undefined) return undefined
  return classNames(typeof width === 'number' ? `govuk-input--width-${width}` : `govuk-!-width-${width}`)
}
