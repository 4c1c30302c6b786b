import { SummaryList } from '~/ui/summary-list'
import { Table } from '~/ui/table'
import { InsetText } from '~/ui/text'
import type { GradeOnPaper, Shown } from '../snapshot'
import type { ProviderKind, Stage } from '../visibility'

type Props = { shown: Shown[]; grades: GradeOnPaper[]; kind: ProviderKind; stage: Stage }

/** What the learner sent, and nothing a provider of this kind may not see at this stage. */
export function ApplicantSheet({ shown, grades, kind, stage }: Props) {
  return (
    <>
      {kind === 'school-sixth-form' && stage !== 'place' ? (
        <InsetText>
          Until this learner has a firm place, the School Admissions Code lets a school sixth form see only what
          follows. Predicted grades show who may join; they may not be used to rank.
        </InsetText>
      ) : null}
      {shown.map(({ title, rows }) => (
        <SummaryList
          key={title}
          card={{ title }}
          rows={rows.map(({ label, value }) => ({
            key: label,
            value: value && <span className="onward-own-words">{value}</span>,
          }))}
        />
      ))}
      <Table
        caption="Subjects and grades"
        head={['Subject', 'Qualification', 'Predicted', 'Achieved', 'Year', 'Confirmed by the school']}
        firstCellIsHeader
        rows={grades.map(({ subject, qualification, grade, achieved, year, isConfirmed }) => [
          subject,
          qualification,
          grade,
          achieved,
          year,
          isConfirmed ? 'Yes' : 'No',
        ])}
        empty={<p className="govuk-body">No grades were sent.</p>}
      />
    </>
  )
}
