import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FileForm } from '~/domain/catalogues/components/FileForm'
import { mustBeAllowed } from '~/access/guard.server'
import { LARGEST_UPLOAD, previewSheet } from '~/domain/catalogues/own-import.commands.server'
import { sheetColumns } from '~/domain/catalogues/course-sheet'
import { handleUpload } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Details } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'course.edit', { providerId: ctx.actor.organisationId })
  return { columns: [...sheetColumns] }
})

export const action = signedIn(({ ctx, request }) => {
  mustBeAllowed(ctx, 'course.edit', { providerId: ctx.actor.organisationId })
  return handleUpload('file', async () => {
    const upload = await receiveUpload(request, 'file', LARGEST_UPLOAD)
    const report = await previewSheet(ctx, upload, { isAllOrNothing: upload.fields.wrongRows === 'refuse-all' })
    return redirect(paths.provider.courseImport(report.intakeId))
  })
})

export default function CourseSheetPage() {
  const { columns } = useLoaderData<typeof loader>()
  return (
    <Page title="Courses in a spreadsheet" back={{ href: paths.provider.courses, text: 'Courses' }}>
      <h2>1. Download</h2>
      <p>One row for each start, in the 24 columns of the national course directory.</p>
      <LinkButton href={paths.provider.courseSheetFile} kind="secondary">
        Download your courses (CSV)
      </LinkButton>
      <h2>2. Change and send back</h2>
      <p>
        Only cells that you change count. New rows become drafts. A row that you take out changes nothing. You see what
        the sheet would change before anything is changed.
      </p>
      <FileForm
        label="The sheet"
        hint="CSV, 20 MB at most"
        accept=".csv,text/csv"
        others={{ take: 'Take the good rows', refuse: 'Take nothing' }}
      />
      <Details summary="The columns">
        <ul>
          {columns.map((column) => (
            <li key={column}>{column}</li>
          ))}
        </ul>
      </Details>
    </Page>
  )
}

export const meta = () => [{ title: 'Courses in a spreadsheet - Onward' }]
