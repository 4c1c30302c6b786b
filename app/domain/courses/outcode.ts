import rows from '#db/reference/outcode.csv?raw'

type Point = { code: string; latitude: number; longitude: number }

const EARTH_MILES = 3958.8
const ONE_DISTRICT = 1
const ONE_AREA = 10

const points = new Map(rows.split('\n').flatMap((row): [string, Point][] => pointIn(row)))

/**
 * The postcode districts and areas within some miles of a district, or all of them, with how far each is. A district we do
 * not know counts as the middle of its postcode area, and then nothing is nearer than ten miles: better a round figure than
 * nought. From an area nobody knows nothing has a distance.
 */
export function districtsNear(outcode: string, within: number | null): { code: string; miles: number }[] {
  const here = placeOf(outcode)
  if (!here) return []
  const all = [...points.values()].map((there) => ({ code: there.code, miles: milesBetween(here, there) }))
  return within === null ? all : all.filter(({ miles }) => miles <= within)
}

/** How far one district is from another, as its search would say; null where one of them is not known. */
export function milesApart(a: string, b: string): number | null {
  const [here, there] = [placeOf(a), placeOf(b)]
  return here && there ? milesBetween(here, there) : null
}

/** Where a district lies, or else its area; null where neither is known. */
export function placeOf(outcode: string): Point | null {
  return points.get(outcode) ?? points.get(/^[A-Z]+/.exec(outcode)?.[0] ?? '') ?? null
}

function milesBetween(a: Point, b: Point): number {
  const least = isArea(a) || isArea(b) ? ONE_AREA : ONE_DISTRICT
  return Math.max(least, greatCircle(a, b))
}

function greatCircle(a: Point, b: Point): number {
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const half =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * EARTH_MILES * Math.asin(Math.min(1, Math.sqrt(half)))
}

function isArea({ code }: Point) {
  return !/\d/.test(code)
}

function radians(degrees: number) {
  return (degrees * Math.PI) / 180
}

function pointIn(row: string): [string, Point][] {
  const [code = '', latitude, longitude] = row.split(',')
  if (!/^[A-Z]{1,2}\d{0,2}$/.test(code)) return []
  return [[code, { code, latitude: Number(latitude), longitude: Number(longitude) }]]
}
