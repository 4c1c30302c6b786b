import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FileReport } from '~/domain/catalogues/components/FileReport'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { mustTellDestinations, TOLD_KIND, TOLD_NOUN } from '~/domain/activity-surveys/told-import.commands.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'

export const loader = signedIn(async ({ ctx, id }) => {
  const file = await findFile(ctx, TOLD_KIND, id('intakeId'))
  mustTellDestinations(ctx)
  const { findings, hasMore } = await findingsOf(ctx, file.id)
  return { file: { ...fileShown(file, TOLD_NOUN, findings), hasMore } }
})

export default function DestinationFilePage() {
  const { file } = useLoaderData<typeof loader>()
  const { id, fileName, when, tag, isPreview } = file
  return (
    <Page
      title={isPreview ? 'What this file would change' : 'What came of this file'}
      caption={`${fileName}, ${when}`}
      back={{ href: paths.leavers.files, text: 'Where leavers went, by file' }}
      actions={<StatusTag tag={tag} />}
    >
      <FileReport
        file={file}
        things="Leavers"
        links={{
          confirm: paths.leavers.confirmFile(id),
          undo: paths.leavers.undoFile(id),
          findings: paths.leavers.findings(id),
        }}
        words={{ nothing: 'Nothing would change.', none: 'No destination was taken from this file.' }}
        consequence="Advisers of the area can read what you tell. No letter is sent."
      />
    </Page>
  )
}

export const meta = () => [{ title: 'A file of destinations - Onward' }]
