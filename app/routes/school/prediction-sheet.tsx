import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FindingsTable } from '~/domain/catalogues/components/FindingsTable'
import { countsFrom, severityTag } from '~/domain/catalogues/own-import'
import { findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { findSheetOfGrades } from '~/domain/predictions/prediction-import.queries.server'
import { sheetTag } from '~/domain/predictions/prediction-sheet.words'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx, id }) => {
  const sheet = await findSheetOfGrades(ctx, id('intakeId'))
  const { findings, hasMore } = await findingsOf(ctx, sheet.id)
  const counts = countsFrom(sheet.counts).filter(({ noun }) => noun === 'grades')
  return {
    id: sheet.id,
    fileName: sheet.fileName,
    tag: sheetTag(sheet.status),
    when: formatMoment(sheet.startedAt),
    counts,
    isPreview: sheet.status === 'dry-run' && sheet.keptAs !== null,
    hasColumns: sheet.keptAs !== null,
    changesNothing: counts.every(({ added, changed }) => added + changed === 0),
    mayUndo: sheet.status === 'done',
    findings: findings.map((one) => ({ ...one, tag: severityTag(one.severity) })),
    hasMore,
  }
})

export default function PredictionSheetPage() {
  const { id, fileName, tag, when, counts, isPreview, hasColumns, changesNothing, mayUndo, findings, hasMore } =
    useLoaderData<typeof loader>()
  return (
    <Page
      title={isPreview ? 'What this file would change' : 'What came of this file'}
      caption={`${fileName}, ${when}`}
      back={{ href: paths.school.predictionFiles, text: 'Files of predicted grades' }}
      actions={<StatusTag tag={tag} />}
    >
      <Table
        caption="Grades"
        hideCaption
        head={outcomes.map((text) => ({ text, isNumber: true }))}
        rows={counts.map((of) => [of.read, of.added, of.changed, of.unchanged, of.refused])}
        empty={<p className="govuk-body">No grade was taken from this file.</p>}
      />
      {hasColumns ? (
        <p className="govuk-body">
          Is a column read wrongly, or not at all?{' '}
          <a className="govuk-link" href={paths.school.predictionColumns(id)}>
            Say what the columns are
          </a>
        </p>
      ) : null}
      {isPreview && changesNothing ? (
        <p className="govuk-body">There is nothing to take in: no grade would change.</p>
      ) : null}
      {isPreview && !changesNothing ? (
        <ZodForm action={paths.school.confirmPredictions(id)} id="confirm">
          <p className="govuk-body">
            What was sent to a provider stays as it was sent. Learners who have sent something are told.
          </p>
          <Button>Take this file in</Button>
        </ZodForm>
      ) : null}
      {mayUndo ? (
        <LinkButton href={paths.school.undoPredictions(id)} kind="secondary">
          Undo this file
        </LinkButton>
      ) : null}
      <h2 className="govuk-heading-m">Line by line</h2>
      <FindingsTable findings={findings} />
      {findings.length > 0 ? (
        <p className="govuk-body">
          {hasMore ? `These are the first ${findings.length}. ` : ''}
          <a className="govuk-link" href={paths.school.predictionFindings(id)} download>
            All of them as a sheet (CSV)
          </a>
        </p>
      ) : null}
    </Page>
  )
}

const outcomes = ['Grades read', 'New', 'Changed', 'Unchanged', 'Refused']

export const meta = () => [{ title: 'A file of predicted grades - Onward' }]
