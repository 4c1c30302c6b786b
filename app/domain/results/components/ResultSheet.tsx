import { FileReport, type FileReportProps } from '~/domain/catalogues/components/FileReport'

type Sheet = FileReportProps['file'] & { isRefused: boolean; isAllOrNothing: boolean }

/** What a file of results would change, or has. */
export function ResultSheet({ sheet, links }: { sheet: Sheet; links: FileReportProps['links'] }) {
  return (
    <FileReport
      file={sheet}
      things="Grades"
      links={links}
      words={{ nothing: 'No grade would change.', none: 'No grade was taken from this file.' }}
      consequence="Nobody is told: these grades are kept back until results are out."
    >
      {sheet.isRefused && sheet.isAllOrNothing ? (
        <p className="govuk-body">You chose all rows or none. Mend the rows below and send the file again.</p>
      ) : null}
    </FileReport>
  )
}
