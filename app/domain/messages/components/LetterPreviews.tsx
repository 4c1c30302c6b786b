import { Table } from '~/ui/table'

type Template = { template: string; subject: string; readers: string; variants: number }

/** All letters there are, each with a link to how it looks. */
export function LetterList({
  letters,
  hrefOf,
}: {
  letters: readonly Template[]
  hrefOf: (template: string) => string
}) {
  return (
    <>
      <p>Each is shown with made-up people. The subject says what it is about.</p>
      <Table
        caption={`${letters.length} letters`}
        firstCellIsHeader
        head={['Letter', 'Goes to', { text: 'Ways it can look', isNumber: true }]}
        rows={letters.map(({ template, subject, readers, variants }) => [
          <a key="letter" href={hrefOf(template)}>
            {subject}
          </a>,
          readers,
          variants,
        ])}
      />
    </>
  )
}

type Variant = { title: string; subject: string; lines: readonly string[] }

/** One letter in each way it can look. */
export function LetterLooks({ variants }: { variants: readonly Variant[] }) {
  return variants.map(({ title, subject, lines }) => (
    <section key={title}>
      <h2 className="govuk-heading-m">{title.charAt(0).toUpperCase() + title.slice(1)}</h2>
      <p>Subject: {subject}</p>
      <div className="onward-letter">
        {lines.map((line, at) => (
          <p className="govuk-body" key={at}>
            {line}
          </p>
        ))}
      </div>
    </section>
  ))
}
