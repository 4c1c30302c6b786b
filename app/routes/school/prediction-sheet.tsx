import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FilePage } from '~/domain/catalogues/components/FilePage'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { findSheetOfGrades } from '~/domain/predictions/prediction-import.queries.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const sheet = await findSheetOfGrades(ctx, id('intakeId'))
  const { findings, hasMore } = await findingsOf(ctx, sheet.id)
  return { sheet: { ...fileShown(sheet, 'grades', findings), hasMore }, hasColumns: sheet.keptAs !== null }
})

export default function PredictionSheetPage() {
  const { sheet, hasColumns } = useLoaderData<typeof loader>()
  const { id } = sheet
  return (
    <FilePage
      file={sheet}
      back={{ href: paths.school.predictionFiles, text: 'Files of predicted grades' }}
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
    </FilePage>
  )
}

export const meta = () => [{ title: 'A file of predicted grades - Onward' }]
