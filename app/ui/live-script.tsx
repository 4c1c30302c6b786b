import script from './live?worker&url'

/** For a page with a part that says `data-live`: the script that keeps that part as it is elsewhere. */
export function LiveScript() {
  return <script type="module" src={script} />
}
