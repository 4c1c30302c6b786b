import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FileForm, sheetHint } from '~/domain/catalogues/components/FileForm'
import {
  LARGEST_TOLD,
  mustTellDestinations,
  previewDestinations,
  TOLD_KIND,
} from '~/domain/activity-surveys/told-import.commands.server'
import { newestSurvey } from '~/domain/activity-surveys/survey.queries.server'
import { filesShown } from '~/domain/catalogues/file-shown'
import { recentFiles } from '~/domain/catalogues/own-import.queries.server'
import { SentFiles } from '~/domain/learners/components/SentFiles'
import { formatDay } from '~/kit/dates'
import { handleUpload } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustTellDestinations(ctx)
  const survey = await newestSurvey(ctx)
  return {
    files: filesShown(await recentFiles(ctx, TOLD_KIND)),
    survey: survey?.state === 'open' ? { day: formatDay(survey.referenceOn), until: formatDay(survey.closesOn) } : null,
  }
})

export const action = signedIn(({ ctx, request }) => {
  mustTellDestinations(ctx)
  return handleUpload('file', async () => {
    const upload = await receiveUpload(request, 'file', LARGEST_TOLD, { takesWorkbooks: true })
    const report = await previewDestinations(ctx, upload, upload.fields.wrongRows === 'refuse-all')
    return redirect(paths.leavers.file(report.intakeId))
  })
})

export default function DestinationFilesPage() {
  const { files, survey } = useLoaderData<typeof loader>()
  return (
    <Page title="Where leavers went, by file">
      <InsetText>
        {survey
          ? `The annual survey asks what leavers of Year 11 did on ${survey.day}. Send in what you know until ${survey.until}.`
          : 'No survey is under way. It is opened in November.'}
      </InsetText>
      <p className="govuk-body">One row for each leaver, with the columns:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          who: Surname and Forename, and UPN, ULN or Date of birth; a college adds the Postcode where it has no ULN
        </li>
        <li>
          what: Activity, by its code in the national return or in words; a college may leave it out for those who
          enrolled
        </li>
        <li>if you like: Where, and Start date</li>
      </ul>
      <p className="govuk-body">
        You see what would change before anything is changed. What an adviser or the young person said stays before your
        word. You can undo a file for 14 days, as long as the survey is open.
      </p>
      <FileForm hint={sheetHint(5)} />
      <h2 className="govuk-heading-m">Files so far</h2>
      <SentFiles files={files.map((file) => ({ ...file, href: paths.leavers.file(file.id) }))} />
    </Page>
  )
}

export const meta = () => [{ title: 'Where leavers went, by file - Onward' }]
