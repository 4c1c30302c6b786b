import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FileForm, sheetHint } from '~/domain/catalogues/components/FileForm'
import { filesShown } from '~/domain/catalogues/file-shown'
import { recentFiles } from '~/domain/catalogues/own-import.queries.server'
import { SentFiles } from '~/domain/learners/components/SentFiles'
import { LARGEST_MARKS, MARKS_KIND, mustImport, previewMarks } from '~/domain/mark-files/mark-file.commands.server'
import { meaningsOf } from '~/domain/mark-files/meaning.queries.server'
import { handleUpload } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  const meanings = await meaningsOf(ctx, mustImport(ctx))
  return { files: filesShown(await recentFiles(ctx, MARKS_KIND)), meanings: meanings.length }
})

export const action = signedIn(({ ctx, request }) => {
  mustImport(ctx)
  return handleUpload('file', async () => {
    const upload = await receiveUpload(request, 'file', LARGEST_MARKS, { takesWorkbooks: true })
    const report = await previewMarks(ctx, upload, upload.fields.wrongRows === 'refuse-all')
    return redirect(paths.tracking.markFile(report.intakeId))
  })
})

export default function MarkFilesPage() {
  const { files, meanings } = useLoaderData<typeof loader>()
  return (
    <Page title="Marks by file" back={{ href: paths.provider.registers, text: 'Registers' }}>
      <p className="govuk-body">
        Do you take registers in a system of your own? Export the marks, one row for each learner and session, with the
        columns ULN, Date, Start and Mark, and Minutes late if you like. A row goes into the register that begins at
        this time and has the learner on it.
      </p>
      <p className="govuk-body">
        You have said what {meanings === 1 ? '1 mark means' : `${meanings} of your marks mean`}.{' '}
        <a className="govuk-link" href={paths.tracking.markMeanings}>
          What your marks mean
        </a>
      </p>
      <p className="govuk-body">
        You see what the file would do before anything is changed. The same file again changes nothing. What somebody
        has changed here since stays as it is here.
      </p>
      <FileForm hint={sheetHint(60)} />
      <h2 className="govuk-heading-m">Files so far</h2>
      <SentFiles files={files.map((file) => ({ ...file, href: paths.tracking.markFile(file.id) }))} />
    </Page>
  )
}

export const meta = () => [{ title: 'Marks by file - Onward' }]
