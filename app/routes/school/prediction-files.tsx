import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { filesShown } from '~/domain/catalogues/file-shown'
import { SentFiles } from '~/domain/learners/components/SentFiles'
import { previewPredictions } from '~/domain/predictions/prediction-import.commands.server'
import { LARGEST_SHEET } from '~/domain/predictions/sheet-column.queries.server'
import { recentSheets } from '~/domain/predictions/prediction-import.queries.server'
import { handleUpload } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { FileInput } from '~/ui/fields/file-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, visit }) => {
  const sheets = await recentSheets(ctx)
  return {
    school: visit.organisationName,
    sheets: filesShown(sheets),
  }
})

export const action = signedIn(({ ctx, request }) => {
  mustBeAllowed(ctx, 'import.predictions', { schoolId: ctx.actor.organisationId })
  return handleUpload('file', async () => {
    const report = await previewPredictions(
      ctx,
      await receiveUpload(request, 'file', LARGEST_SHEET, { takesWorkbooks: true }),
    )
    return redirect(paths.school.predictionSheet(report.intakeId))
  })
})

export default function PredictionFilesPage() {
  const { school, sheets } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Send predicted grades in a file"
      caption={school}
      back={{ href: paths.school.predictions(), text: 'Predicted grades' }}
    >
      <p className="govuk-body">
        Export it from your school’s system. Each row names a learner: best by UPN, or by surname, forename and form.
        The grades stand in one of two ways:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>a row for each grade, with the columns Subject and Grade, and Qualification where it is not a GCSE</li>
        <li>a row for each learner, with a column for each subject</li>
      </ul>
      <p className="govuk-body">
        Where a column has another name, you say what it is after you have sent the file. You see what would change
        before anything is changed. An empty cell changes nothing. You can undo it for 14 days.
      </p>
      <ZodForm encType="multipart/form-data">
        <FileInput
          name="file"
          label="The file"
          hint="CSV or Excel (XLSX), 5 MB at most. Of a workbook the first sheet is read."
          accept=".csv,.xlsx,text/csv"
        />
        <Button>Preview</Button>
      </ZodForm>
      <h2 className="govuk-heading-m">Files so far</h2>
      <SentFiles files={sheets.map((sheet) => ({ ...sheet, href: paths.school.predictionSheet(sheet.id) }))} />
    </Page>
  )
}

export const meta = () => [{ title: 'Send predicted grades in a file - Onward' }]
