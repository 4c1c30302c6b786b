import { asText } from '../form-context'
import { CharacterCount } from '../govuk/character-count'
import { Textarea } from '../govuk/textarea'
import { type FieldProps, useFieldOptions } from './field-props'

export type TextAreaProps = FieldProps & {
  rows?: number
  /** The most characters, or the most words, that may be written; what is left is counted as one types. */
  maxLength?: number
  maxWords?: number
  spellCheck?: boolean
}

/** Several lines of text. */
export function TextArea({ rows, maxLength, maxWords, spellCheck, ...props }: TextAreaProps) {
  const { field, options } = useFieldOptions(props)
  const shared = { ...options, rows, spellcheck: spellCheck, value: asText(field.value), control: field.control }
  if (!maxLength && !maxWords) return <Textarea {...shared} />
  return <CharacterCount {...shared} maxlength={maxWords ? undefined : maxLength} maxwords={maxWords} />
}
