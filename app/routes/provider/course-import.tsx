import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { FindingsTable } from '~/domain/catalogues/components/FindingsTable'
import { countsFrom, importTag, severityTag } from '~/domain/catalogues/own-import'
import { findImport, findingsOf, removalIn } from '~/domain/catalogues/own-import.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { WarningText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const intake = await findImport(ctx, id('intakeId'))
  const { findings, hasMore } = await findingsOf(ctx, intake.id)
  const isPreview = intake.status === 'dry-run' && intake.keptAs !== null
  return {
    id: intake.id,
    kind: intake.kind,
    fileName: intake.fileName,
    tag: importTag(intake.status),
    when: formatMoment(intake.startedAt),
    counts: countsFrom(intake.counts),
    isPreview,
    removal: isPreview ? await removalIn(ctx, intake.id) : null,
    hasOwnWords: findings.some(({ code }) => code.endsWith('-unmapped')),
    mayUndo:
      intake.status === 'done' && isAllowed(ctx.actor, 'import.courses', { providerId: ctx.actor.organisationId }),
    findings: findings.map((one) => ({ ...one, tag: severityTag(one.severity) })),
    hasMore,
  }
})

export default function CourseImportPage() {
  const { id, kind, fileName, tag, when, counts, isPreview, removal, mayUndo, hasOwnWords, findings, hasMore } =
    useLoaderData<typeof loader>()
  const back = kind === 'courses' ? paths.provider.importCourses : paths.provider.courseSheet
  return (
    <Page
      title={isPreview ? 'What this file would change' : 'What came of this file'}
      caption={`${fileName}, ${when}`}
      back={back}
      actions={<StatusTag tag={tag} />}
    >
      <Table
        caption="Counts"
        hideCaption
        firstCellIsHeader
        head={['What', ...outcomes.map((text) => ({ text, isNumber: true }))]}
        rows={counts.map((of) => [
          nouns[of.noun] ?? of.noun,
          of.read,
          of.added,
          of.changed,
          of.unchanged,
          of.withdrawn,
          of.refused,
        ])}
        empty={<p>Nothing was taken from this file.</p>}
      />
      {isPreview ? (
        <ZodForm action={paths.provider.confirmImport(id)} id="confirm">
          {removal ? (
            <>
              <WarningText>{removal} Has the file been cut off?</WarningText>
              <Checkbox name="mayRemoveMany" label="Yes, these have ended. Withdraw them" />
            </>
          ) : null}
          <Button>Take this file in</Button>
        </ZodForm>
      ) : null}
      {mayUndo ? (
        <LinkButton href={paths.provider.undoImport(id)} kind="secondary">
          Undo this import
        </LinkButton>
      ) : null}
      <h2>Findings</h2>
      {hasOwnWords ? (
        <p>
          Some words of the file are your own. <a href={paths.provider.courseWords}>Say what they stand for</a>.
        </p>
      ) : null}
      <FindingsTable findings={findings} />
      {findings.length > 0 ? (
        <p>
          {hasMore ? `These are the first ${findings.length}. ` : ''}
          <a href={paths.provider.importFindings(id)} download>
            All findings as a sheet (CSV)
          </a>
        </p>
      ) : null}
    </Page>
  )
}

const outcomes = ['Read', 'Added', 'Changed', 'Unchanged', 'Withdrawn', 'Refused']
const nouns: Partial<Record<string, string>> = { courses: 'Courses', runs: 'Starts', rows: 'Rows' }

export const meta = () => [{ title: 'A file of courses - Onward' }]
