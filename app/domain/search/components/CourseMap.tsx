import { useId } from 'react'
import type { CourseMapShown, MapMark } from '../course-map'

type Props = {
  map: CourseMapShown
  title?: string
  /** What a place has so many of. */
  said?: (count: number) => string
  /** Where a place of the list leads; nowhere, if left out. */
  hrefOf?: (outcode: string) => string
}

const courses = (count: number) => (count === 1 ? '1 course' : `${count.toLocaleString('en-GB')} courses`)

/** Where the courses found are taught: numbered places, and the same places in a list beside them. */
export function CourseMap({ map, title = 'Where these courses are', said = courses, hrefOf }: Props) {
  return (
    <section className="onward-map" aria-labelledby="map">
      <h2 id="map" className="govuk-heading-m">
        {title}
      </h2>
      <Picture {...map} />
      <ol className="govuk-list govuk-list--number onward-map__list">
        {map.marks.map(({ number, outcode, name, count, at }) => (
          <li key={outcode} id={`place-${number}`}>
            {hrefOf ? (
              <a href={hrefOf(outcode)}>
                {name}: {said(count)}
              </a>
            ) : (
              `${name}: ${said(count)}`
            )}
            {at === null ? ' (not on this map)' : ''}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Picture({ width, height, marks, home, districts, scale }: CourseMapShown) {
  const id = useId()
  return (
    <svg className="onward-map__picture" viewBox={`0 0 ${width} ${height}`} role="group" aria-labelledby={`${id}t`}>
      <title id={`${id}t`}>Map of the places. Each number leads to its place in the list.</title>
      <rect className="onward-map__ground" width={width} height={height} />
      <g className="onward-map__district" aria-hidden="true">
        {districts.map(({ code, at }) => (
          <text key={code} x={at.x} y={at.y + 4}>
            {code}
          </text>
        ))}
      </g>
      {home === null ? null : (
        <g className="onward-map__home" aria-hidden="true">
          <circle cx={home.at.x} cy={home.at.y} r="20" />
          <text x={home.at.x} y={home.at.y - 24}>
            {home.outcode}
          </text>
        </g>
      )}
      {marks.map((mark) => (
        <Mark key={mark.outcode} {...mark} />
      ))}
      <g className="onward-map__scale" aria-hidden="true">
        <path d={`M16 ${height - 22}v6h${scale.length}v-6`} />
        <text x={24 + scale.length} y={height - 12}>
          {scale.miles === 1 ? '1 mile' : `${scale.miles} miles`}
        </text>
      </g>
    </svg>
  )
}

function Mark({ number, name, at }: MapMark) {
  if (at === null) return null
  return (
    <a className="onward-map__mark" href={`#place-${number}`} aria-label={`${number}: ${name}`}>
      <circle cx={at.x} cy={at.y} r="14" />
      <text x={at.x} y={at.y + 5} aria-hidden="true">
        {number}
      </text>
    </a>
  )
}
