import { paths } from '~/paths'
import { InsetText } from '~/ui/text'

type Props = { act: { id: string; size: number; done: number; refused: number; isOver: boolean } }

/** How far an act is; it is looked at again by a link, since nothing moves on a page without script. */
export function ActProgress({ act: { id, size, done, refused, isOver } }: Props) {
  const so = `${done.toLocaleString('en-GB')} done, ${refused.toLocaleString('en-GB')} refused`
  if (isOver) return <p className="govuk-body-l">{so}.</p>
  return (
    <InsetText>
      <p>
        <label htmlFor="progress">
          {so}, of {size.toLocaleString('en-GB')}.
        </label>{' '}
        <progress id="progress" max={size} value={done + refused} />
      </p>
      <p>
        You can leave this page: it goes on without you. <a href={paths.provider.act(id)}>Look again</a>
      </p>
    </InsetText>
  )
}
