import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FilePage } from '~/domain/catalogues/components/FilePage'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { mustImport, PROGRESS_KIND, PROGRESS_NOUN, roundOfFile } from '~/domain/progress/entry-import.commands.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const file = await findFile(ctx, PROGRESS_KIND, id('intakeId'))
  const round = await mustImport(ctx, await roundOfFile(ctx, file.id))
  const { findings, hasMore } = await findingsOf(ctx, file.id)
  return {
    round: { id: round.id, name: round.name },
    file: { ...fileShown(file, PROGRESS_NOUN, findings), hasMore },
  }
})

export default function ProgressFilePage() {
  const { round, file } = useLoaderData<typeof loader>()
  const { id } = file
  return (
    <FilePage
      file={file}
      back={{ href: paths.progress.files(round.id), text: round.name }}
      things="Rows"
      links={{
        confirm: paths.progress.confirmFile(id),
        undo: paths.progress.undoFile(id),
        findings: paths.progress.findings(id),
      }}
      words={{ nothing: 'Nothing would change.', none: 'No row was taken from this file.' }}
      consequence="Learners and linked adults can read it at once."
    />
  )
}

export const meta = () => [{ title: 'A file of progress - Onward' }]
