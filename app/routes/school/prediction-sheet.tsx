import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FileReport } from '~/domain/catalogues/components/FileReport'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { findSheetOfGrades } from '~/domain/predictions/prediction-import.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'

export const loader = signedIn(async ({ ctx, id }) => {
  const sheet = await findSheetOfGrades(ctx, id('intakeId'))
  const { findings, hasMore } = await findingsOf(ctx, sheet.id)
  return { sheet: { ...fileShown(sheet, 'grades', findings), hasMore }, hasColumns: sheet.keptAs !== null }
})

export default function PredictionSheetPage() {
  const { sheet, hasColumns } = useLoaderData<typeof loader>()
  const { id, fileName, when, tag, isPreview } = sheet
  return (
    <Page
      title={isPreview ? 'What this file would change' : 'What came of this file'}
      caption={`${fileName}, ${when}`}
      back={{ href: paths.school.predictionFiles, text: 'Files of predicted grades' }}
      actions={<StatusTag tag={tag} />}
    >
      <FileReport
        file={sheet}
        things="Grades"
        links={{
          confirm: paths.school.confirmPredictions(id),
          undo: paths.school.undoPredictions(id),
          findings: paths.school.predictionFindings(id),
        }}
        words={{
          nothing: 'There is nothing to take in: no grade would change.',
          none: 'No grade was taken from this file.',
        }}
        consequence="What was sent to a provider stays as it was sent. Learners who have sent something are told."
      >
        {hasColumns ? (
          <p className="govuk-body">
            Is a column read wrongly, or not at all?{' '}
            <a className="govuk-link" href={paths.school.predictionColumns(id)}>
              Say what the columns are
            </a>
          </p>
        ) : null}
      </FileReport>
    </Page>
  )
}

export const meta = () => [{ title: 'A file of predicted grades - Onward' }]
