import type { ReactNode } from 'react'
import { Button, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Table } from '~/ui/table'
import { FindingsTable } from './FindingsTable'

type Findings = Parameters<typeof FindingsTable>[0]['findings']
type Counts = { read: number; added: number; changed: number; unchanged: number; refused: number }

export type FileReportProps = {
  file: {
    counts: readonly Counts[]
    isPreview: boolean
    changesNothing: boolean
    mayUndo: boolean
    findings: Findings
    hasMore: boolean
  }
  /** What the rows are: “Grades”. */
  things: string
  links: { confirm: string; undo: string; findings: string }
  /** What is said where nothing would change, and where nothing was taken. */
  words: { nothing: string; none: string }
  /** What follows from a yes. */
  consequence: ReactNode
  children?: ReactNode
}

/** What a file would change, or has: counts, the next step, and every finding. */
export function FileReport({ file, things, links, words, consequence, children }: FileReportProps) {
  const { counts, isPreview, changesNothing, mayUndo, findings, hasMore } = file
  return (
    <>
      <Table
        caption={things}
        hideCaption
        head={[`${things} read`, 'New', 'Changed', 'Unchanged', 'Refused'].map((text) => ({ text, isNumber: true }))}
        rows={counts.map((of) => [of.read, of.added, of.changed, of.unchanged, of.refused])}
        empty={<p className="govuk-body">{words.none}</p>}
      />
      {children}
      {isPreview && changesNothing ? <p className="govuk-body">{words.nothing}</p> : null}
      {isPreview && !changesNothing ? (
        <ZodForm action={links.confirm} id="confirm">
          <p className="govuk-body">{consequence}</p>
          <Button>Take this file in</Button>
        </ZodForm>
      ) : null}
      {mayUndo ? (
        <LinkButton href={links.undo} kind="secondary">
          Undo this file
        </LinkButton>
      ) : null}
      <LineByLine findings={findings} hasMore={hasMore} href={links.findings} />
    </>
  )
}

/** Every finding of a file in its order, and the sheet with all of them. */
export function LineByLine({ findings, hasMore, href }: { findings: Findings; hasMore: boolean; href: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">Line by line</h2>
      <FindingsTable findings={findings} />
      {findings.length > 0 ? (
        <p className="govuk-body">
          {hasMore ? `These are the first ${findings.length}. ` : ''}
          <a className="govuk-link" href={href} download>
            All of them as a sheet (CSV)
          </a>
        </p>
      ) : null}
    </>
  )
}
