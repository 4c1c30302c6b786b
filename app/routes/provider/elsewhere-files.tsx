import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { filesShown } from '~/domain/catalogues/file-shown'
import { recentFiles } from '~/domain/catalogues/own-import.queries.server'
import { LARGEST_TOLD, mustTell, previewTold, TOLD_KIND } from '~/domain/elsewhere/tell.commands.server'
import { SentFiles } from '~/domain/learners/components/SentFiles'
import { handleUpload } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { FileInput } from '~/ui/fields/file-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustTell(ctx)
  return { files: filesShown(await recentFiles(ctx, TOLD_KIND)) }
})

export const action = signedIn(({ ctx, request }) => {
  mustTell(ctx)
  return handleUpload('file', async () => {
    const upload = await receiveUpload(request, 'file', LARGEST_TOLD, { takesWorkbooks: true })
    const report = await previewTold(ctx, upload)
    return redirect(paths.provider.elsewhereFile(report.intakeId))
  })
})

export default function ElsewhereFilesPage() {
  const { files } = useLoaderData<typeof loader>()
  return (
    <Page title="Applications by your own form" back={{ href: paths.provider.queue, text: 'Applications' }}>
      <p className="govuk-body">
        Do you keep a form of your own? Tell us who has applied by it. Then schools and advisers do not chase a learner
        who has applied to you. You see nothing more of a learner by it. One row for each application, with the columns:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>who: Surname and Forename, and ULN, or Date of birth and Postcode</li>
        <li>what: Course</li>
        <li>how far, if you like: Status (Applied, Interview, Offered, Accepted or Ended)</li>
        <li>your own number of the application, if you like: Reference</li>
      </ul>
      <p className="govuk-body">
        You see what would change before anything is changed. Sending the same file again changes nothing. You can undo
        it for 14 days. Each learner can read what you told us, and can say that it is not theirs.
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
      <SentFiles files={files.map((file) => ({ ...file, href: paths.provider.elsewhereFile(file.id) }))} />
    </Page>
  )
}

export const meta = () => [{ title: 'Applications by your own form - Onward' }]
