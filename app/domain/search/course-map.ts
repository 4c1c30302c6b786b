import { districtsNear, milesApart, placeOf } from '~/domain/courses/outcode'

/** A postcode district in which matching courses run. */
export type FoundPlace = { outcode: string; towns: string[]; count: number }

export type MapMark = FoundPlace & { number: number; name: string; at: Spot | null }

type Spot = { x: number; y: number }
type Frame = { west: number; north: number; scale: number; narrowing: number; height: number }

const WIDTH = 360
const MARGIN = 36
const APART = 30
const FAR_MILES = 60
const LEAST_DEGREES = 0.12
const MILES_IN_DEGREE = 69
const scales = [50, 20, 10, 5, 2, 1]
const SPREADS = 30

/**
 * The places of a search on a map of our own: numbered marks, the most courses first, where one looks from, the districts
 * round about and a scale. What is far from most of the rest, or where nobody knows, has a number and no mark.
 */
export function courseMap(places: readonly FoundPlace[], home: string | null) {
  const numbered = places.map((place, index) => ({ ...place, number: index + 1, name: nameOf(place) }))
  const middle = home !== null && placeOf(home) ? home : numbered.find(({ outcode }) => placeOf(outcode))?.outcode
  if (middle === undefined) return null
  const isNear = (outcode: string) => (milesApart(middle, outcode) ?? FAR_MILES + 1) <= FAR_MILES
  const near = numbered.filter(({ outcode }) => isNear(outcode))
  const frame = frameFor([...near.map(({ outcode }) => outcode), ...(home === null ? [] : [home])].filter(isNear))
  const spots = spread(near.map(({ outcode }) => spotOf(outcode, frame)))
  const marks: MapMark[] = numbered.map((place) => ({ ...place, at: spots[near.indexOf(place)] ?? null }))
  return {
    width: WIDTH,
    height: Math.round(frame.height),
    marks,
    home: home !== null && isNear(home) ? { outcode: home, at: spotOf(home, frame) } : null,
    districts: districtsOn(
      frame,
      middle,
      near.map(({ outcode }) => outcode),
    ),
    scale: scaleOf(frame),
  }
}

export type CourseMapShown = NonNullable<ReturnType<typeof courseMap>>

function nameOf({ towns, outcode }: FoundPlace): string {
  return towns.length === 0 ? outcode : `${towns.slice(0, 2).join(' and ')} (${outcode})`
}

/** So many degrees across that everything is on it, as high as it has to be and no higher than a phone. */
function frameFor(outcodes: readonly string[]): Frame {
  const points = outcodes.flatMap((outcode) => placeOf(outcode) ?? [])
  const [south, north] = range(points.map(({ latitude }) => latitude))
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [west, east] = range(points.map(({ longitude }) => longitude))
  const room = WIDTH - 2 * MARGIN
  const scale = Math.min(
    room / Math.max(LEAST_DEGREES, (east - west) * narrowing),
    room / Math.max(LEAST_DEGREES, north - south),
  )
  const height = Math.max(WIDTH / 2, (north - south) * scale + 2 * MARGIN + 24)
  const spare = { x: (WIDTH - (east - west) * narrowing * scale) / 2, y: (height - 24 - (north - south) * scale) / 2 }
  return { west: west - spare.x / scale / narrowing, north: north + spare.y / scale, scale, narrowing, height }
}

function range(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)]
}

function spotOf(outcode: string, { west, north, scale, narrowing }: Frame): Spot {
  const { latitude, longitude } = placeOf(outcode) ?? { latitude: north, longitude: west }
  return { x: rounded((longitude - west) * narrowing * scale), y: rounded((north - latitude) * scale) }
}

/** Marks that would cover one another are pushed apart, a little at a time. */
function spread(spots: readonly Spot[]): Spot[] {
  const moved = spots.map((spot) => ({ ...spot }))
  for (let round = 0; round < SPREADS; round += 1) {
    moved.forEach((one, n) => moved.slice(n + 1).forEach((other, m) => pushApart(one, other, n + m)))
  }
  return moved.map(({ x, y }) => ({ x: rounded(within(x, WIDTH)), y: rounded(y) }))
}

function pushApart(one: Spot, other: Spot, turn: number) {
  const [dx, dy] = [other.x - one.x, other.y - one.y]
  const distance = Math.hypot(dx, dy)
  if (distance >= APART) return
  // Two marks on one spot go different ways, the same ways every time.
  const angle = distance === 0 ? turn : Math.atan2(dy, dx)
  const push = (APART - distance) / 2
  one.x -= Math.cos(angle) * push
  one.y -= Math.sin(angle) * push
  other.x += Math.cos(angle) * push
  other.y += Math.sin(angle) * push
}

function within(value: number, most: number) {
  return Math.min(most - APART / 2, Math.max(APART / 2, value))
}

/** The other districts of these postcode areas, for those who know them. */
function districtsOn(frame: Frame, middle: string, marked: readonly string[]) {
  const areas = new Set([middle, ...marked].map(areaOf))
  return districtsNear(middle, FAR_MILES)
    .filter(({ code }) => areas.has(areaOf(code)) && code !== areaOf(code) && !marked.includes(code))
    .map(({ code }) => ({ code, at: spotOf(code, frame) }))
    .filter(({ at }) => at.x > 20 && at.x < WIDTH - 20 && at.y > 10 && at.y < frame.height - 34)
}

function areaOf(outcode: string): string {
  return /^[A-Z]+/.exec(outcode)?.[0] ?? ''
}

/** The longest round number of miles that takes up no more than a third of the map. */
function scaleOf({ scale }: Frame) {
  const mile = scale / MILES_IN_DEGREE
  const miles = scales.find((many) => many * mile <= WIDTH / 3) ?? 1
  return { miles, length: rounded(miles * mile) }
}

function rounded(value: number) {
  return Math.round(value * 10) / 10
}
