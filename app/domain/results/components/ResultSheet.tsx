import { FindingsTable } from '~/domain/catalogues/components/FindingsTable'
import { Button, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Table } from '~/ui/table'
import type { sheetShown } from '../sheet-shown'

type Findings = Parameters<typeof FindingsTable>[0]['findings']
type Sheet = Omit<ReturnType<typeof sheetShown>, 'findings'> & { findings: Findings; hasMore: boolean }
type Links = { confirm: string; undo: string; findings: string }

/** What a file of results would change, or has: counts, the next step, and every finding. */
export function ResultSheet({ sheet, links }: { sheet: Sheet; links: Links }) {
  const { counts, isPreview, isRefused, isAllOrNothing, changesNothing, mayUndo, findings, hasMore } = sheet
  return (
    <>
      <Table
        caption="Grades"
        hideCaption
        head={outcomes.map((text) => ({ text, isNumber: true }))}
        rows={counts.map((of) => [of.read, of.added, of.changed, of.unchanged, of.refused])}
        empty={<p className="govuk-body">No grade was taken from this file.</p>}
      />
      {isRefused && isAllOrNothing ? (
        <p className="govuk-body">You chose all rows or none. Mend the rows below and send the file again.</p>
      ) : null}
      {isPreview && changesNothing ? <p className="govuk-body">No grade would change.</p> : null}
      {isPreview && !changesNothing ? (
        <ZodForm action={links.confirm} id="confirm">
          <p className="govuk-body">Nobody is told: these grades are kept back until results are out.</p>
          <Button>Take this file in</Button>
        </ZodForm>
      ) : null}
      {mayUndo ? (
        <LinkButton href={links.undo} kind="secondary">
          Undo this file
        </LinkButton>
      ) : null}
      <h2 className="govuk-heading-m">Line by line</h2>
      <FindingsTable findings={findings} />
      {findings.length > 0 ? (
        <p className="govuk-body">
          {hasMore ? `These are the first ${findings.length}. ` : ''}
          <a className="govuk-link" href={links.findings} download>
            All of them as a sheet (CSV)
          </a>
        </p>
      ) : null}
    </>
  )
}

const outcomes = ['Grades read', 'New', 'Changed', 'Unchanged', 'Refused']
