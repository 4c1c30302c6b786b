import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { FileInput } from '~/ui/fields/file-input'
import { ZodForm } from '~/ui/form'

type Props = {
  label?: string
  /** What kind of file it may be, and how large. */
  hint: string
  accept?: string
  /** What is done with the good rows where some are wrong. */
  others?: { take: string; refuse: string }
}

/** Whether a sheet may be CSV or Excel, and how large it may be. */
export function sheetHint(megabytes: number): string {
  return `CSV or Excel (XLSX), ${megabytes} MB at most. Of a workbook the first sheet is read.`
}

/** Sends a file to be looked at, and says before what is to become of it where some rows are wrong. */
export function FileForm({ label = 'The file', hint, accept = '.csv,.xlsx,text/csv', others }: Props) {
  const { take, refuse } = others ?? { take: 'Take the others', refuse: 'Take none' }
  return (
    <ZodForm encType="multipart/form-data" defaults={{ wrongRows: 'take-good' }}>
      <FileInput name="file" label={label} hint={hint} accept={accept} />
      <Radios
        name="wrongRows"
        legend="If some rows are wrong"
        legendSize="s"
        options={{ 'take-good': take, 'refuse-all': refuse }}
      />
      <Button>Preview</Button>
    </ZodForm>
  )
}
