import { Hint } from './label'
import { type Attributes, classNames, contentOf, wordsFor } from './shared'
import { Textarea, type TextareaOptions } from './textarea'

type Plurals = Record<string, string>

export type CharacterCountOptions = TextareaOptions & {
  maxlength?: number
  maxwords?: number
  threshold?: number
  countType?: string
  textareaDescriptionText?: string
  countMessage?: { classes?: string }
  charactersUnderLimitText?: Plurals
  charactersAtLimitText?: string
  charactersOverLimitText?: Plurals
  wordsUnderLimitText?: Plurals
  wordsAtLimitText?: string
  wordsOverLimitText?: Plurals
}

/** A text area that says how much may be written, and counts down once the script runs. */
export function CharacterCount(options: CharacterCountOptions) {
  const id = options.id || options.name
  return (
    <Textarea
      {...options}
      id={id}
      describedBy={`${id}-info`}
      autocomplete={undefined}
      disabled={undefined}
      classes={classNames('govuk-js-character-count', options.classes)}
      formGroup={{
        classes: classNames('govuk-character-count', options.formGroup?.classes),
        attributes: { ...countAttributes(options), ...options.formGroup?.attributes },
        beforeInput: options.formGroup?.beforeInput,
        afterInput: { html: <CountMessage id={id} options={options} /> },
      }}
    />
  )
}

function CountMessage({ id, options }: { id: string | undefined; options: CharacterCountOptions }) {
  const limit = options.maxwords || options.maxlength
  const sentence = options.textareaDescriptionText || `You can enter up to %{count} ${unitOf(options)}`
  return (
    <>
      <Hint
        id={`${id}-info`}
        classes={classNames('govuk-character-count__message', options.countMessage?.classes)}
        text={limit ? sentence.replace('%{count}', String(limit)) : undefined}
      />
      {contentOf(options.formGroup?.afterInput ?? {})}
    </>
  )
}

function countTypeOf({ countType, maxwords }: CharacterCountOptions) {
  return countType || (maxwords ? 'words' : undefined)
}

function unitOf(options: CharacterCountOptions) {
  return countTypeOf(options) === 'words' ? 'words' : 'characters'
}

function countAttributes(options: CharacterCountOptions): Attributes {
  const hasLimit = options.maxwords || options.maxlength
  return {
    'data-module': 'govuk-character-count',
    'data-maxlength': options.maxlength,
    'data-maxwords': options.maxwords,
    'data-threshold': options.threshold,
    'data-count-type': countTypeOf(options),
    ...(hasLimit || !options.textareaDescriptionText
      ? {}
      : wordsFor('textarea-description', { other: options.textareaDescriptionText })),
    ...wordsFor('characters-under-limit', options.charactersUnderLimitText),
    ...wordsFor('characters-at-limit', options.charactersAtLimitText),
    ...wordsFor('characters-over-limit', options.charactersOverLimitText),
    ...wordsFor('words-under-limit', options.wordsUnderLimitText),
    ...wordsFor('words-at-limit', options.wordsAtLimitText),
    ...wordsFor('words-over-limit', options.wordsOverLimitText),
  }
}
