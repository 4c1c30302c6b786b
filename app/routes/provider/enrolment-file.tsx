import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { LineByLine } from '~/domain/catalogues/components/FileReport'
import { countsFrom, severityTag } from '~/domain/catalogues/own-import'
import { findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { FileProgress } from '~/domain/enrolment-files/components/FileProgress'
import { findEnrolmentFile, rowsNotDone } from '~/domain/enrolment-files/enrolment-file.queries.server'
import { enrolmentTag, rowFinding } from '~/domain/enrolment-files/enrolment-file.words'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

const ROWS_SHOWN = 200

export const loader = signedIn(async ({ ctx, id }) => {
  const file = await findEnrolmentFile(ctx, id('intakeId'))
  const { findings, hasMore } = await findingsOf(ctx, file.id)
  const notDone = await rowsNotDone(ctx, file.id, ROWS_SHOWN)
  const counts = countsFrom(file.counts).find(({ noun }) => noun === 'enrolments')
  const isPreview = file.status === 'dry-run' && file.keptAs !== null
  return {
    id: file.id,
    fileName: file.fileName,
    tag: enrolmentTag(file.status, file.left),
    when: formatMoment(file.startedAt),
    counts: counts
      ? { read: counts.read, toDo: counts.added, before: counts.unchanged, refused: counts.refused }
      : null,
    progress: { left: file.left, enrolled: file.enrolled, refused: file.refused, undone: file.undone, kept: file.kept },
    isPreview,
    isAllOrNothing: file.isAllOrNothing,
    asksIdentity: isPreview && file.leavesIdentityOpen,
    mayUndo: file.status === 'done' && file.enrolled + file.left > 0,
    findings: [...notDone.map(rowFinding), ...findings].map((one) => ({ ...one, tag: severityTag(one.severity) })),
    hasMore: hasMore || notDone.length === ROWS_SHOWN,
  }
})

export default function EnrolmentFilePage() {
  const { id, fileName, tag, when, counts, progress, isPreview, isAllOrNothing, asksIdentity, mayUndo, ...report } =
    useLoaderData<typeof loader>()
  return (
    <Page
      title={isPreview ? 'What this file would do' : 'What came of this file'}
      caption={`${fileName}, ${when}`}
      back={{ href: paths.provider.enrolmentFiles, text: 'Enrolment files' }}
      actions={<StatusTag tag={tag} />}
    >
      <Table
        caption="Rows"
        hideCaption
        head={outcomes.map((text) => ({ text, isNumber: true }))}
        rows={counts ? [[counts.read, counts.toDo, counts.before, counts.refused]] : []}
        empty={<p className="govuk-body">No row was taken from this file.</p>}
      />
      {isPreview ? null : <FileProgress href={paths.provider.enrolmentFile(id)} progress={progress} />}
      {isPreview && counts?.toDo === 0 ? (
        <p className="govuk-body">There is nothing to take in: nobody would be enrolled.</p>
      ) : null}
      {isPreview && counts && counts.toDo > 0 ? (
        <ZodForm action={paths.provider.confirmEnrolments(id)} id="confirm">
          <p className="govuk-body">
            Each learner gets a letter, and backups at other providers are given back.
            {isAllOrNothing ? ' All of them are enrolled, or nobody.' : null}
          </p>
          {asksIdentity ? (
            <Checkbox name="identity" label="We have checked who they are, also where the file does not say so" />
          ) : null}
          <Button>Enrol these learners</Button>
        </ZodForm>
      ) : null}
      {mayUndo ? (
        <LinkButton href={paths.provider.undoEnrolments(id)} kind="secondary">
          Undo this file
        </LinkButton>
      ) : null}
      <LineByLine findings={report.findings} hasMore={report.hasMore} href={paths.provider.enrolmentFindings(id)} />
    </Page>
  )
}

const outcomes = ['Rows read', 'To enrol', 'Enrolled before', 'Refused']

export const meta = () => [{ title: 'An enrolment file - Onward' }]
