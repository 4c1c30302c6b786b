import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FileReport } from '~/domain/catalogues/components/FileReport'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { mustTell, TOLD_KIND, TOLD_NOUN } from '~/domain/elsewhere/tell.commands.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'

export const loader = signedIn(async ({ ctx, id }) => {
  const file = await findFile(ctx, TOLD_KIND, id('intakeId'))
  mustTell(ctx)
  const { findings, hasMore } = await findingsOf(ctx, file.id)
  return { file: { ...fileShown(file, TOLD_NOUN, findings), hasMore } }
})

export default function ElsewhereFilePage() {
  const { file } = useLoaderData<typeof loader>()
  const { id, fileName, when, tag, isPreview } = file
  return (
    <Page
      title={isPreview ? 'What this file would change' : 'What came of this file'}
      caption={`${fileName}, ${when}`}
      back={{ href: paths.provider.elsewhereFiles, text: 'Applications by your own form' }}
      actions={<StatusTag tag={tag} />}
    >
      <FileReport
        file={file}
        things="Applications"
        links={{
          confirm: paths.provider.confirmElsewhere(id),
          undo: paths.provider.undoElsewhere(id),
          findings: paths.provider.elsewhereFindings(id),
        }}
        words={{ nothing: 'Nothing would change.', none: 'No application was taken from this file.' }}
        consequence="Each learner, the school and the adviser can read what you tell. No letter is sent."
      />
    </Page>
  )
}

export const meta = () => [{ title: 'A file of applications - Onward' }]
