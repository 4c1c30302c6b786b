import { GovukButton } from './button'
import { Input, type InputOptions } from './input'
import { classNames, contentOf, wordsFor } from './shared'

export type PasswordInputOptions = InputOptions & {
  showPasswordText?: string
  hidePasswordText?: string
  showPasswordAriaLabelText?: string
  hidePasswordAriaLabelText?: string
  passwordShownAnnouncementText?: string
  passwordHiddenAnnouncementText?: string
  button?: { classes?: string }
}

/** A password, with a button to show it once the script runs. */
export function GovukPasswordInput(options: PasswordInputOptions) {
  const id = options.id || options.name
  return (
    <Input
      {...options}
      id={id}
      formGroup={{
        classes: classNames('govuk-password-input', options.formGroup?.classes),
        attributes: groupAttributes(options),
        beforeInput: options.formGroup?.beforeInput,
        afterInput: { html: <ShowButton id={id} options={options} /> },
      }}
      inputWrapper={{ classes: 'govuk-password-input__wrapper' }}
      classes={classNames('govuk-password-input__input govuk-js-password-input-input', options.classes)}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={options.autocomplete || 'current-password'}
    />
  )
}

function ShowButton({ id, options }: { id: string | undefined; options: PasswordInputOptions }) {
  return (
    <>
      <GovukButton
        type="button"
        classes={classNames(
          'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
          options.button?.classes,
        )}
        text={options.showPasswordText ?? 'Show'}
        attributes={{
          'aria-controls': id,
          'aria-label': options.showPasswordAriaLabelText ?? 'Show password',
          hidden: true,
        }}
      />
      {contentOf(options.formGroup?.afterInput ?? {})}
    </>
  )
}

function groupAttributes(options: PasswordInputOptions) {
  return {
    'data-module': 'govuk-password-input',
    ...wordsFor('show-password', options.showPasswordText),
    ...wordsFor('hide-password', options.hidePasswordText),
    ...wordsFor('show-password-aria-label', options.showPasswordAriaLabelText),
    ...wordsFor('hide-password-aria-label', options.hidePasswordAriaLabelText),
    ...wordsFor('password-shown-announcement', options.passwordShownAnnouncementText),
    ...wordsFor('password-hidden-announcement', options.passwordHiddenAnnouncementText),
    ...options.formGroup?.attributes,
  }
}
