/** The ways one may order the results. */
export function SortLinks({ sorts }: { sorts: { text: string; href: string; isCurrent: boolean }[] }) {
  return (
    <nav aria-label="Order of the results">
      <p>
        Order by:{' '}
        {sorts.map(({ text, href, isCurrent }, index) => (
          <span key={text}>
            {index > 0 ? ', ' : ''}
            {isCurrent ? <strong aria-current="true">{text}</strong> : <a href={href}>{text}</a>}
          </span>
        ))}
      </p>
    </nav>
  )
}
