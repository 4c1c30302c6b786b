import { paths } from '~/paths'
import { progressionKinds, type ProgressionLink, type RouteMap } from '../progression'
import { RouteMapPicture } from './RouteMapPicture'

/** What comes before a course and what may follow it, drawn and as lists. */
export function Progression({ title, map, noun }: { title: string; map: RouteMap; noun: string }) {
  if (map.before.length + map.after.length === 0) return null
  return (
    <section aria-labelledby="route">
      <h2 id="route">Your way through</h2>
      <RouteMapPicture title={title} map={map} />
      <Stops heading="Comes from" links={map.before} none={`${noun} has not told us what people do before this.`} />
      <Stops heading="Leads to" links={map.after} none={`${noun} has not told us what can follow.`} />
      <p className="govuk-hint">
        Round stops are courses, square stops are jobs. A broken line means: after more study or training.
      </p>
    </section>
  )
}

function Stops({ heading, links, none }: { heading: string; links: ProgressionLink[]; none: string }) {
  return (
    <>
      <h3>{heading}</h3>
      {links.length === 0 ? <p>{none}</p> : null}
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <StopLink link={link} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** One stop in words: the course with its provider, or the job; and whether more is needed in between. */
export function StopLink({ link: { stop, kind } }: { link: ProgressionLink }) {
  const more = kind === 'after-more' ? ` (${progressionKinds[kind].toLowerCase()})` : ''
  if (stop.is === 'course') {
    return (
      <>
        <a href={paths.course(stop.slug)}>{stop.name}</a>, {stop.provider}
        {more}
      </>
    )
  }
  return (
    <>
      Job: <a href={paths.career(stop.slug)}>{stop.name}</a>
      {more}
    </>
  )
}
