import { FileUpload } from '../govuk/file-upload'
import { type FieldProps, useFieldOptions } from './field-props'

export type FileInputProps = Omit<FieldProps, 'defaultValue'> & { accept?: string; isMultiple?: boolean }

/** A file; the form round it needs `encType="multipart/form-data"`. */
export function FileInput({ accept, isMultiple, ...props }: FileInputProps) {
  const { field, options } = useFieldOptions(props)
  return <FileUpload {...options} multiple={isMultiple} attributes={{ accept }} control={field.control} />
}
