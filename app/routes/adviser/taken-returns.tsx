import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FileForm } from '~/domain/catalogues/components/FileForm'
import { filesShown } from '~/domain/catalogues/file-shown'
import { recentFiles } from '~/domain/catalogues/own-import.queries.server'
import { SentFiles } from '~/domain/learners/components/SentFiles'
import {
  LARGEST_RETURN,
  mustTakeIn,
  previewReturn,
  RETURNS_KIND,
} from '~/domain/return-files/return-import.commands.server'
import { handleUpload } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustTakeIn(ctx)
  return { files: filesShown(await recentFiles(ctx, RETURNS_KIND)) }
})

export const action = signedIn(({ ctx, request }) => {
  mustTakeIn(ctx)
  return handleUpload('file', async () => {
    const upload = await receiveUpload(request, 'file', LARGEST_RETURN, { takesWorkbooks: true })
    const report = await previewReturn(ctx, upload, upload.fields.wrongRows === 'refuse-all')
    return redirect(paths.returns.takenIn(report.intakeId))
  })
})

export default function TakenReturnsPage() {
  const { files } = useLoaderData<typeof loader>()
  return (
    <Page title="Returns of others" back={{ href: paths.returns.faults, text: 'Faults for the national return' }}>
      <p className="govuk-body">
        Do you move from another system, or has an authority handed young people over to you? Take in the file of their
        national return. Each person is found by number, or by name, date of birth and postcode. Where nobody can be
        sure, you are asked.
      </p>
      <p className="govuk-body">
        You see what the file would do before anything is changed. What somebody has said here since is newer and stays.
      </p>
      <FileForm
        hint="NCCIS as XML, or as one row for each person (CSV, XLSX), 200 MB at most."
        accept=".xml,.csv,.xlsx,text/xml,application/xml,text/csv"
      />
      <h2 className="govuk-heading-m">Files so far</h2>
      <SentFiles files={files.map((file) => ({ ...file, href: paths.returns.takenIn(file.id) }))} />
    </Page>
  )
}

export const meta = () => [{ title: 'Returns of others - Onward' }]
