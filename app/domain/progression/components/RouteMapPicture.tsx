import type { ProgressionLink, RouteMap } from '../progression'

const STOP = 34
const TRUNK = 12
const LONGEST_NAME = 32

/** The map of what comes before a course and what may follow it, like a line of stations. The list beside it says it all again. */
export function RouteMapPicture({ title, map }: { title: string; map: RouteMap }) {
  const here = map.before.length
  const stops = [...map.before, null, ...map.after]
  const middle = (at: number) => at * STOP + STOP / 2
  return (
    <svg
      role="img"
      aria-labelledby="route-map-title route-map-words"
      width="100%"
      height={stops.length * STOP}
      className="onward-route-map"
    >
      <title id="route-map-title">Where {title} leads</title>
      <desc id="route-map-words">
        {map.before.length} stops before this course and {map.after.length} after it, each named in the list below.
      </desc>
      <g aria-hidden="true">
        <path d={`M${TRUNK} ${middle(0)} V${middle(stops.length - 1)}`} className="onward-route-map__line" />
        {stops.map((link, at) =>
          link === null ? (
            <Here key="here" y={middle(here)} title={title} />
          ) : (
            <Station key={link.id} link={link} y={middle(at)} />
          ),
        )}
      </g>
    </svg>
  )
}

function Here({ y, title }: { y: number; title: string }) {
  return (
    <>
      <circle cx={TRUNK} cy={y} r="10" className="onward-route-map__here" />
      <text x={TRUNK + 22} y={y + 6} className="onward-route-map__name onward-route-map__name--here">
        {short(title)}
      </text>
    </>
  )
}

function Station({ link, y }: { link: ProgressionLink; y: number }) {
  const { kind, stop } = link
  return (
    <>
      <path
        d={`M${TRUNK} ${y} H${TRUNK + 24}`}
        className={`onward-route-map__branch${kind === 'after-more' ? ' onward-route-map__branch--later' : ''}`}
      />
      {stop.is === 'course' ? (
        <circle cx={TRUNK + 24} cy={y} r="7" className="onward-route-map__stop" />
      ) : (
        <rect x={TRUNK + 17} y={y - 7} width="14" height="14" className="onward-route-map__stop" />
      )}
      <text x={TRUNK + 40} y={y + 6} className="onward-route-map__name">
        {short(stop.name)}
      </text>
    </>
  )
}

function short(name: string) {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name
}
