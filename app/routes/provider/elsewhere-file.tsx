import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FilePage } from '~/domain/catalogues/components/FilePage'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { mustTell, TOLD_KIND, TOLD_NOUN } from '~/domain/elsewhere/tell.commands.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const file = await findFile(ctx, TOLD_KIND, id('intakeId'))
  mustTell(ctx)
  const { findings, hasMore } = await findingsOf(ctx, file.id)
  return { file: { ...fileShown(file, TOLD_NOUN, findings), hasMore } }
})

export default function ElsewhereFilePage() {
  const { file } = useLoaderData<typeof loader>()
  const { id } = file
  return (
    <FilePage
      file={file}
      back={{ href: paths.provider.elsewhereFiles, text: 'Applications by your own form' }}
      things="Applications"
      links={{
        confirm: paths.provider.confirmElsewhere(id),
        undo: paths.provider.undoElsewhere(id),
        findings: paths.provider.elsewhereFindings(id),
      }}
      words={{ nothing: 'Nothing would change.', none: 'No application was taken from this file.' }}
      consequence="Each learner, the school and the adviser can read what you tell. No letter is sent."
    />
  )
}

export const meta = () => [{ title: 'A file of applications - Onward' }]
