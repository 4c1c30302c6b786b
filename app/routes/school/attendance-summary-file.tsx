import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FileReport } from '~/domain/catalogues/components/FileReport'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { mustSummarise, SUMMARIES_KIND, SUMMARIES_NOUN } from '~/domain/mark-files/summary.commands.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'

export const loader = signedIn(async ({ ctx, id }) => {
  const file = await findFile(ctx, SUMMARIES_KIND, id('intakeId'))
  mustSummarise(ctx)
  const { findings, hasMore } = await findingsOf(ctx, file.id)
  // What a file said before is kept, and the next one replaces it: there is nothing to undo.
  return { file: { ...fileShown(file, SUMMARIES_NOUN, findings), mayUndo: false, hasMore } }
})

export default function AttendanceSummaryFilePage() {
  const { file } = useLoaderData<typeof loader>()
  const here = paths.tracking.summaryFile(file.id)
  return (
    <Page
      title="What came of this file"
      caption={`${file.fileName}, ${file.when}`}
      back={{ href: paths.tracking.summaries, text: 'Attendance from your own system' }}
      actions={<StatusTag tag={file.tag} />}
    >
      <FileReport
        file={file}
        things="Summaries"
        links={{ confirm: here, undo: here, findings: paths.tracking.summaryFindings(file.id) }}
        words={{ nothing: 'Nothing was changed.', none: 'No summary was taken from this file.' }}
        consequence=""
      />
    </Page>
  )
}

export const meta = () => [{ title: 'A file of attendance - Onward' }]
