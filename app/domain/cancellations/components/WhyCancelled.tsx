import { paths } from '~/paths'
import { InsetText } from '~/ui/text'

type Why = { reason: string; message: string | null; others: { name: string; slug: string }[] }

/** Why a course was cancelled, for its learner, and where else the same course starts. */
export function WhyCancelled({ why }: { why: Why }) {
  return (
    <InsetText>
      <p>This course was cancelled. {why.reason} You did nothing wrong.</p>
      {why.message ? <p className="onward-own-words">{why.message}</p> : null}
      {why.others.length > 0 ? (
        <>
          <p>You can apply for another start of the same course:</p>
          <ul>
            {why.others.map(({ name, slug }) => (
              <li key={name}>
                <a href={paths.course(slug)}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <a href={paths.courses()}>Find another course</a>
      )}
    </InsetText>
  )
}
