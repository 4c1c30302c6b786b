import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { filesShown } from '~/domain/catalogues/file-shown'
import { recentFiles } from '~/domain/catalogues/own-import.queries.server'
import { SentFiles } from '~/domain/learners/components/SentFiles'
import {
  LARGEST_PROGRESS,
  mustImport,
  previewProgress,
  PROGRESS_KIND,
} from '~/domain/progress/entry-import.commands.server'
import { handleUpload } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { FileInput } from '~/ui/fields/file-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: roundId, name } = await mustImport(ctx, id('roundId'))
  return { roundId, name, files: filesShown(await recentFiles(ctx, PROGRESS_KIND)) }
})

export const action = signedIn(async ({ ctx, id, request }) => {
  const { id: roundId } = await mustImport(ctx, id('roundId'))
  return handleUpload('file', async () => {
    const upload = await receiveUpload(request, 'file', LARGEST_PROGRESS, { takesWorkbooks: true })
    const report = await previewProgress(ctx, roundId, upload)
    return redirect(paths.progress.file(report.intakeId))
  })
})

export default function ProgressFilesPage() {
  const { roundId, name, files } = useLoaderData<typeof loader>()
  return (
    <Page title="Progress by file" caption={name} back={{ href: paths.progress.round(roundId), text: name }}>
      <p className="govuk-body">
        One row for each learner and course. Say who it is (ULN or UPN, or Surname and Forename) and the Course, and
        give any of Target grade, Current grade, Effort (1 to 4) and Comment. An empty cell says nothing. The sheet of a
        round can be filled in further and sent back.
      </p>
      <p className="govuk-body">
        You see what the file would do before anything is changed. The same file again changes nothing. What somebody
        has written here since stays as it is here.
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
      <SentFiles files={files.map((file) => ({ ...file, href: paths.progress.file(file.id) }))} />
    </Page>
  )
}

export const meta = () => [{ title: 'Progress by file - Onward' }]
