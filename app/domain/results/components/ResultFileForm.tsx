import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { FileInput } from '~/ui/fields/file-input'
import { ZodForm } from '~/ui/form'

/** A file of results is sent, and what happens with wrong rows is chosen beforehand. */
export function ResultFileForm({ numbers }: { numbers: string }) {
  return (
    <>
      <p className="govuk-body">
        Each row is one grade. It needs the columns Subject and Grade, and Qualification where it is not a GCSE. It says
        whose grade it is: {numbers}, or surname, forename and date of birth.
      </p>
      <p className="govuk-body">
        You see what would change before anything is changed. Sending the same file again changes nothing. You can undo
        it for 14 days.
      </p>
      <ZodForm encType="multipart/form-data" defaults={{ wrongRows: 'leave-out' }}>
        <FileInput
          name="file"
          label="The file"
          hint="CSV or Excel (XLSX), 20 MB at most. Of a workbook the first sheet is read."
          accept=".csv,.xlsx,text/csv"
        />
        <Radios
          name="wrongRows"
          legend="If some rows are wrong"
          options={[
            { value: 'leave-out', text: 'Take the good rows and tell me about the others' },
            { value: 'refuse-all', text: 'Take all rows or none' },
          ]}
        />
        <Button>Preview</Button>
      </ZodForm>
    </>
  )
}
