import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { attendanceWords } from '~/domain/attendance/mark'
import { filesShown } from '~/domain/catalogues/file-shown'
import { recentFiles } from '~/domain/catalogues/own-import.queries.server'
import { SentFiles } from '~/domain/learners/components/SentFiles'
import {
  importSummaries,
  LARGEST_SUMMARIES,
  mustSummarise,
  SUMMARIES_KIND,
} from '~/domain/mark-files/summary.commands.server'
import { summariesOfSchool } from '~/domain/mark-files/summary.queries.server'
import { formatDay } from '~/kit/dates'
import { handleUpload } from '~/kit/form.server'
import { forgetUpload, receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { FileInput } from '~/ui/fields/file-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const maySend = isAllowed(ctx.actor, 'summaries.import', { schoolId: ctx.actor.organisationId })
  const files = maySend ? filesShown(await recentFiles(ctx, SUMMARIES_KIND)) : []
  const summaries = await summariesOfSchool(ctx)
  return {
    maySend,
    files,
    rows: summaries.map(({ givenNames, familyName, fromOn, untilOn, unauthorised, late, ...counts }) => [
      `${givenNames} ${familyName}`,
      `${formatDay(fromOn)} to ${formatDay(untilOn)}`,
      attendanceWords(counts),
      unauthorised ?? '-',
      late ?? '-',
    ]),
  }
})

export const action = signedIn(({ ctx, request }) => {
  mustSummarise(ctx)
  return handleUpload('file', async () => {
    const { keptAs, file } = await receiveUpload(request, 'file', LARGEST_SUMMARIES, { takesWorkbooks: true })
    try {
      const { intakeId } = await importSummaries(ctx, { file })
      return redirect(paths.tracking.summaryFile(intakeId))
    } finally {
      await forgetUpload(keptAs)
    }
  })
})

export default function AttendanceSummariesPage() {
  const { maySend, files, rows } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Attendance from your own system"
      back={{ href: paths.tracking.today, text: 'Learners at other sites' }}
    >
      {maySend ? (
        <>
          <p className="govuk-body">
            One row for each learner and period: UPN or ULN, Period start, Period end, Possible, Attended; and
            Authorised, Unauthorised and Late if you like. A later file replaces what an earlier one said of the same
            period.
          </p>
          <ZodForm encType="multipart/form-data">
            <FileInput
              name="file"
              label="The file"
              hint="CSV or Excel (XLSX), 5 MB at most. Of a workbook the first sheet is read."
              accept=".csv,.xlsx,text/csv"
            />
            <Button>Take this file in</Button>
          </ZodForm>
          <h2 className="govuk-heading-m">Files so far</h2>
          <SentFiles files={files.map((file) => ({ ...file, href: paths.tracking.summaryFile(file.id) }))} />
        </>
      ) : null}
      <Table
        caption="Attendance by period"
        firstCellIsHeader
        isStacked
        head={['Learner', 'Period', 'Attended', 'Without leave', 'Late']}
        rows={rows}
        empty={<Empty title="No summary has come in yet" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Attendance from your own system - Onward' }]
