import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FileReport } from '~/domain/catalogues/components/FileReport'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { MARKS_KIND, MARKS_NOUN, mustImport } from '~/domain/mark-files/mark-file.commands.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'

export const loader = signedIn(async ({ ctx, id }) => {
  const file = await findFile(ctx, MARKS_KIND, id('intakeId'))
  mustImport(ctx)
  const { findings, hasMore } = await findingsOf(ctx, file.id)
  return { file: { ...fileShown(file, MARKS_NOUN, findings), hasMore } }
})

export default function MarkFilePage() {
  const { file } = useLoaderData<typeof loader>()
  const { id, fileName, when, tag, isPreview } = file
  return (
    <Page
      title={isPreview ? 'What this file would change' : 'What came of this file'}
      caption={`${fileName}, ${when}`}
      back={{ href: paths.tracking.markFiles, text: 'Marks by file' }}
      actions={<StatusTag tag={tag} />}
    >
      <FileReport
        file={file}
        things="Marks"
        links={{
          confirm: paths.tracking.confirmMarks(id),
          undo: paths.tracking.undoMarks(id),
          findings: paths.tracking.markFindings(id),
        }}
        words={{ nothing: 'Nothing would change.', none: 'No mark was taken from this file.' }}
        consequence="The registers count as taken. What a mark was before stays in the record."
      />
    </Page>
  )
}

export const meta = () => [{ title: 'A file of marks - Onward' }]
