import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

type File = { href: string; fileName: string; when: string; by: string | null; tag: Tag }

/** The files that a school has sent, the newest first. */
export function SentFiles({ files }: { files: readonly File[] }) {
  return (
    <Table
      caption="Files so far"
      hideCaption
      isCompact
      head={['File', 'When', 'Sent by', 'State']}
      rows={files.map(({ href, fileName, when, by, tag }) => [
        <a className="govuk-link" key="file" href={href}>
          {fileName}
          <span className="govuk-visually-hidden"> of {when}</span>
        </a>,
        when,
        by ?? 'Onward',
        <StatusTag key="tag" tag={tag} />,
      ])}
      empty={<p className="govuk-body">No file has come in yet.</p>}
    />
  )
}
