import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { ResultSheet } from '~/domain/results/components/ResultSheet'
import { mustPutIn } from '~/domain/results/result.commands.server'
import { findResultSheet } from '~/domain/results/result-import.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'

export const loader = signedIn(async ({ ctx, id }) => {
  const sheet = await findResultSheet(ctx, id('intakeId'))
  mustPutIn(ctx)
  const { findings, hasMore } = await findingsOf(ctx, sheet.id)
  return { sheet: { ...fileShown(sheet, 'results', findings), hasMore } }
})

export default function ResultSheetPage() {
  const { sheet } = useLoaderData<typeof loader>()
  const { id, fileName, when, tag, isPreview } = sheet
  return (
    <Page
      title={isPreview ? 'What this file would change' : 'What came of this file'}
      caption={`${fileName}, ${when}`}
      back={{ href: paths.school.resultFiles, text: 'Files of results' }}
      actions={<StatusTag tag={tag} />}
    >
      <ResultSheet
        sheet={sheet}
        links={{
          confirm: paths.school.confirmResults(id),
          undo: paths.school.undoResults(id),
          findings: paths.school.resultFindings(id),
        }}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'A file of results - Onward' }]
