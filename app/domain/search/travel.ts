import { outcodeOf, postcodeReading } from '~/kit/postcode'
import { aboutMiles } from './course-search'
import { milesApart } from '~/domain/courses/outcode'

type Place = { siteName: string | null; sitePostcode: string | null }

/** How far the places of a course are from a district, the nearest first; places whose district nobody knows are left out. */
export function journeysFrom(
  home: string,
  places: Place[],
  usualPostcode: string | null,
): { place: string; distance: string }[] {
  const known = places.flatMap(({ siteName, sitePostcode }) => {
    const postcode = postcodeReading(sitePostcode ?? usualPostcode ?? '').value
    const district = postcode === null ? null : outcodeOf(postcode)
    const miles = district === null ? null : milesApart(home, district)
    return miles === null ? [] : [{ place: siteName ?? postcode ?? '', miles }]
  })
  const each = [...new Map(known.map((one) => [one.place, one])).values()]
  return each.toSorted((a, b) => a.miles - b.miles).map(({ place, miles }) => ({ place, distance: aboutMiles(miles) }))
}
