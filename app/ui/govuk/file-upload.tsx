import type { ComponentPropsWithRef, ReactNode } from 'react'
import { type FieldOptions, FormGroup } from './form-group'
import { type Attributes, classNames, contentOf, reactAttributes, wordsFor } from './shared'

export type FileUploadOptions = FieldOptions & {
  disabled?: boolean
  multiple?: boolean
  classes?: string
  attributes?: Attributes
  javascript?: boolean
  wrapperClasses?: string
  wrapperAttributes?: Attributes
  chooseFilesButtonText?: string
  noFileChosenText?: string
  multipleFilesChosenText?: Record<string, string>
  dropInstructionText?: string
  enteredDropZoneText?: string
  leftDropZoneText?: string
  control?: ComponentPropsWithRef<'input'>
}

/** A file from the visitor's own device. */
export function FileUpload(options: FileUploadOptions) {
  return (
    <FormGroup options={options}>
      {({ id, describedBy }) => (
        <>
          {contentOf(options.formGroup?.beforeInput ?? {})}
          <DropZone options={options}>
            <input
              className={classNames(
                'govuk-file-upload',
                options.classes,
                options.errorMessage && 'govuk-file-upload--error',
              )}
              id={id}
              name={options.name}
              type="file"
              disabled={options.disabled}
              multiple={options.multiple}
              aria-describedby={describedBy}
              {...reactAttributes(options.attributes)}
              {...options.control}
            />
          </DropZone>
          {contentOf(options.formGroup?.afterInput ?? {})}
        </>
      )}
    </FormGroup>
  )
}

function DropZone({ options, children }: { options: FileUploadOptions; children: ReactNode }) {
  if (!options.javascript) return <>{children}</>
  return (
    <div
      className={classNames('govuk-file-upload-wrapper', options.wrapperClasses)}
      data-module="govuk-file-upload"
      {...wordsFor('choose-files-button', options.chooseFilesButtonText)}
      {...wordsFor('no-file-chosen', options.noFileChosenText)}
      {...wordsFor('multiple-files-chosen', options.multipleFilesChosenText)}
      {...wordsFor('drop-instruction', options.dropInstructionText)}
      {...wordsFor('entered-drop-zone', options.enteredDropZoneText)}
      {...wordsFor('left-drop-zone', options.leftDropZoneText)}
      {...reactAttributes(options.wrapperAttributes)}
    >
      {children}
    </div>
  )
}
