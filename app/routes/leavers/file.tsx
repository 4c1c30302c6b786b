import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FilePage } from '~/domain/catalogues/components/FilePage'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { mustTellDestinations, TOLD_KIND, TOLD_NOUN } from '~/domain/activity-surveys/told-import.commands.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const file = await findFile(ctx, TOLD_KIND, id('intakeId'))
  mustTellDestinations(ctx)
  const { findings, hasMore } = await findingsOf(ctx, file.id)
  return { file: { ...fileShown(file, TOLD_NOUN, findings), hasMore } }
})

export default function DestinationFilePage() {
  const { file } = useLoaderData<typeof loader>()
  const { id } = file
  return (
    <FilePage
      file={file}
      back={{ href: paths.leavers.files, text: 'Where leavers went, by file' }}
      things="Leavers"
      links={{
        confirm: paths.leavers.confirmFile(id),
        undo: paths.leavers.undoFile(id),
        findings: paths.leavers.findings(id),
      }}
      words={{ nothing: 'Nothing would change.', none: 'No destination was taken from this file.' }}
      consequence="Advisers of the area can read what you tell. No letter is sent."
    />
  )
}

export const meta = () => [{ title: 'A file of destinations - Onward' }]
