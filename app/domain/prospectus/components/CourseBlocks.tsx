import type { Block } from '../course-page'
import { SafeHtml } from '~/domain/courses/components/SafeHtml'

/** What the provider says of a course, block by block; what is missing is said together at the end. */
export function CourseBlocks({ blocks }: { blocks: Block[] }) {
  const isTold = ({ html, lines }: Block) => html !== null || lines.length > 0
  const told = blocks.filter(isTold)
  const missing = blocks.filter((block) => !isTold(block) && block.missing !== null)
  return (
    <>
      {told.map(({ id, heading, lines, html }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{heading}</h2>
          {lines.length === 0 ? null : (
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {html === null ? null : <SafeHtml html={html} />}
        </section>
      ))}
      {missing.length === 0 ? null : (
        <section aria-labelledby="missing">
          <h2 id="missing">What we have not been told</h2>
          <ul>
            {missing.map(({ id, missing: sentence }) => (
              <li key={id} id={id}>
                {sentence}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
