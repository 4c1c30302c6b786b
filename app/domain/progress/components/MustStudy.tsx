import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

export type ShownMustStudy = { subject: string; tag: Tag; why: string; hours: string | null; isMissing: boolean }

/** Whether English and maths must be studied after 16, and why. */
export function MustStudy({ lines }: { lines: readonly ShownMustStudy[] }) {
  return (
    <Table
      caption="English and maths after 16"
      isStacked
      firstCellIsHeader
      head={['Subject', 'Must it be studied?', 'Why', 'Hours']}
      rows={lines.map(({ subject, tag, why, hours, isMissing }) => [
        subject,
        <StatusTag key="must" tag={tag} />,
        <div key="why">
          {why}
          {isMissing ? <strong> No report says that they are on such a course.</strong> : null}
        </div>,
        hours ?? 'None',
      ])}
    />
  )
}
