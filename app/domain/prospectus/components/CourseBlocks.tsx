import type { Block } from '../course-page'
import { SafeHtml } from './SafeHtml'

/** What the provider says of a course, block by block; what is missing is said together at the end. */
export function CourseBlocks({ blocks }: { blocks: Block[] }) {
  const told = blocks.filter(({ html }) => html !== null)
  const missing = blocks.filter(({ html, missing }) => html === null && missing !== null)
  return (
    <>
      {told.map(({ id, heading, html }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{heading}</h2>
          <SafeHtml html={html ?? ''} />
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
