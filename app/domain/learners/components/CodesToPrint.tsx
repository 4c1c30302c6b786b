import { Table } from '~/ui/table'
import { InsetText, WarningText } from '~/ui/text'

type Invited = { form: string; codes: readonly { name: string; code: string; hasLetter: boolean }[] }

/** The codes of one form, on the one answer that shows them. */
export function CodesToPrint({ invited: { form, codes } }: { invited: Invited }) {
  if (codes.length === 0) return <InsetText>Everybody in {form} has an account or a code already.</InsetText>
  return (
    <>
      <WarningText>Print this page now. The codes are not shown again.</WarningText>
      <Table
        caption={`Codes for ${form}`}
        firstCellIsHeader
        head={['Learner', 'Code', 'Letter']}
        rows={codes.map(({ name, code, hasLetter }) => [
          name,
          <strong key="code">{code}</strong>,
          hasLetter ? 'Sent' : 'Hand it over',
        ])}
      />
    </>
  )
}

/** Whether the page's answer brings codes. */
export function isInvited(reply: unknown): reply is { invited: Invited } {
  return typeof reply === 'object' && reply !== null && 'invited' in reply
}
