import { paths } from '~/paths'
import { InsetText } from '~/ui/text'
import type { ActState } from '../act'
import type { ActCounts } from '../act-shown'

type Props = { id: string; state: ActState; counts: ActCounts }

/** To how many it is done, who is left out and why, and how far it is while it goes on. */
export function ActCountLines({ id, state, counts }: Props) {
  const { size, leftOut } = counts
  return (
    <>
      {state === 'doing' || state === 'undoing' ? <Progress {...{ id, state, counts }} /> : null}
      <p className="govuk-body-l">{summary(state, counts)}</p>
      {leftOut.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {leftOut.map(({ why, count }) => (
            <li key={why}>
              {number(count)} of {number(size)} left out. {why}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

// It is looked at again by a link, since nothing moves on a page without script.
function Progress({ id, state, counts: { size, done, tried, undoTried } }: Props) {
  const [at, all] = state === 'doing' ? [tried, size] : [undoTried, done]
  return (
    <InsetText>
      <p>
        <label htmlFor="progress">
          {number(at)} of {number(all)} so far.
        </label>{' '}
        <progress id="progress" max={all} value={at} />
      </p>
      <p>
        You can leave this page: it goes on without you. <a href={paths.adviser.act(id)}>Look again</a>
      </p>
    </InsetText>
  )
}

function summary(state: ActState, { size, going, done, undone }: ActCounts): string {
  if (state === 'planned') return `${learners(size)}. It will be done to ${number(going)}.`
  if (state === 'doing') return `${learners(size)}.`
  if (state === 'done') return `${learners(size)}. Done to ${number(done)}.`
  return `Done to ${number(done)}, undone for ${number(undone)}.`
}

function learners(count: number): string {
  return count === 1 ? '1 learner' : `${number(count)} learners`
}

function number(count: number): string {
  return count.toLocaleString('en-GB')
}
