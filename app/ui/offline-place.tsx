import script from './offline?worker&url'

type Props = {
  /** Whose forms are kept here. */
  owner: string
  /** The keys of those that have arrived. */
  saved: string
}

/** Where the page says what was kept without a network, and the script that keeps it. */
export function OfflinePlace({ owner, saved }: Props) {
  return (
    <>
      <div data-offline-owner={owner} data-offline-saved={saved} />
      <script type="module" src={script} />
    </>
  )
}
