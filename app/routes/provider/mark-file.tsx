import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FilePage } from '~/domain/catalogues/components/FilePage'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { MARKS_KIND, MARKS_NOUN, mustImport } from '~/domain/mark-files/mark-file.commands.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const file = await findFile(ctx, MARKS_KIND, id('intakeId'))
  mustImport(ctx)
  const { findings, hasMore } = await findingsOf(ctx, file.id)
  return { file: { ...fileShown(file, MARKS_NOUN, findings), hasMore } }
})

export default function MarkFilePage() {
  const { file } = useLoaderData<typeof loader>()
  const { id } = file
  return (
    <FilePage
      file={file}
      back={{ href: paths.tracking.markFiles, text: 'Marks by file' }}
      things="Marks"
      links={{
        confirm: paths.tracking.confirmMarks(id),
        undo: paths.tracking.undoMarks(id),
        findings: paths.tracking.markFindings(id),
      }}
      words={{ nothing: 'Nothing would change.', none: 'No mark was taken from this file.' }}
      consequence="The registers count as taken. What a mark was before stays in the record."
    />
  )
}

export const meta = () => [{ title: 'A file of marks - Onward' }]
