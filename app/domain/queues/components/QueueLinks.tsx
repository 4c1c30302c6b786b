import { paths } from '~/paths'

type Props = { filter: Record<string, string>; mayPick: boolean; mayDecide: boolean }

/** What else can be done with the list as it is shown now. */
export function QueueLinks({ filter, mayPick, mayDecide }: Props) {
  const isNarrowed = Object.keys(filter).length > 0
  return (
    <ul className="govuk-list onward-links onward-no-print">
      {mayPick ? (
        <li>
          <a href={paths.provider.queueOf({ ...filter, pick: 'some' })}>Choose several</a>
        </li>
      ) : null}
      <li>
        <a href={paths.provider.queueFilters(filter)}>More filters</a>
      </li>
      {isNarrowed ? (
        <li>
          <a href={paths.provider.newQueueView(filter)}>Save this view</a>
        </li>
      ) : null}
      <li>
        <a href={paths.provider.queueViews}>Saved views</a>
      </li>
      <li>
        <a href={paths.provider.places()}>Places and offers</a>
      </li>
      {mayDecide ? (
        <li>
          <a href={paths.provider.results()}>Results day</a>
        </li>
      ) : null}
      <li>
        <a href={paths.provider.acts}>Done for several</a>
      </li>
      <li>
        <a href={paths.provider.elsewhereFiles}>Applied by your own form</a>
      </li>
      {mayDecide ? (
        <li>
          <a href={paths.leavers.files}>Where leavers went, by file</a>
        </li>
      ) : null}
      <li>
        <a href={paths.provider.performance()}>How we did</a>
      </li>
      {isNarrowed ? (
        <li>
          <a href={paths.provider.queue}>Clear filters</a>
        </li>
      ) : null}
    </ul>
  )
}
