import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FileForm, sheetHint } from '~/domain/catalogues/components/FileForm'
import { mustBeAllowed } from '~/access/guard.server'
import { filesShown } from '~/domain/catalogues/file-shown'
import { previewEnrolments } from '~/domain/enrolment-files/enrolment-file.commands.server'
import { LARGEST_FILE, recentEnrolmentFiles } from '~/domain/enrolment-files/enrolment-file.queries.server'
import { SentFiles } from '~/domain/learners/components/SentFiles'
import { handleUpload } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, visit }) => {
  const files = await recentEnrolmentFiles(ctx)
  return {
    provider: visit.organisationName,
    files: filesShown(files),
  }
})

export const action = signedIn(({ ctx, request }) => {
  mustBeAllowed(ctx, 'enrolment.record', { providerId: ctx.actor.organisationId })
  return handleUpload('file', async () => {
    const upload = await receiveUpload(request, 'file', LARGEST_FILE, { takesWorkbooks: true })
    const report = await previewEnrolments(ctx, upload, { isAllOrNothing: upload.fields.wrongRows === 'refuse-all' })
    return redirect(paths.provider.enrolmentFile(report.intakeId))
  })
})

export default function EnrolmentFilesPage() {
  const { provider, files } = useLoaderData<typeof loader>()
  return (
    <Page title="Enrol from a file" caption={provider} back={{ href: paths.provider.enrolment, text: 'Enrolment' }}>
      <p className="govuk-body">
        Export from your own system who has enrolled. One row for each learner, under plain headings or ILR field names:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>who: Reference or ULN, or FamilyName, GivenNames and DateOfBirth</li>
        <li>since when: LearnStartDate or First day</li>
        <li>which course, where somebody has more than one place: Course, LearnAimRef or your course reference</li>
        <li>if you like: LearnRefNumber, and Identity checked (Y or N)</li>
      </ul>
      <p className="govuk-body">
        You see what the file would do before anybody is enrolled. The same file again changes nothing. You can undo it
        for 14 days.
      </p>
      <FileForm hint={sheetHint(5)} others={{ take: 'Enrol the others', refuse: 'Enrol nobody' }} />
      <h2 className="govuk-heading-m">Files so far</h2>
      <SentFiles files={files.map((file) => ({ ...file, href: paths.provider.enrolmentFile(file.id) }))} />
    </Page>
  )
}

export const meta = () => [{ title: 'Enrol from a file - Onward' }]
