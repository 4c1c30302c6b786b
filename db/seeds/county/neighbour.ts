/*
 * Wendshire lies to the east of Marlshire and is as invented as it is. It shares its courses as most areas do, in one file.
 */

export const neighbour = {
  name: 'Wendshire',
  attribution: 'Wendshire Learning Partnership, Open Government Licence v3.0',
}

/** A school just over the border, as the national register would list it: some of its pupils live in Marlshire, and some of ours in Wendshire. */
export const neighbourSchool = {
  urn: '993001',
  ukprn: '19995003',
  number: '4001',
  name: 'Fallowmere High School',
  slug: 'fallowmere-high-school',
  authority: { code: '983', name: 'Wendshire' },
  street: 'Mill Road',
  town: 'Fallowmere',
  postcode: 'QX21 4DB',
} as const

type Offer = { slug: string; title: string; qualification: string; level: string; starts?: 'january' }
type Provider = { name: string; slug: string; ukprn: string; town: string; postcode: string; offers: readonly Offer[] }

const providers: readonly Provider[] = [
  {
    name: 'Fallowmere College',
    slug: 'fallowmere-college',
    ukprn: '19995001',
    town: 'Fallowmere',
    postcode: 'QX21 4DA',
    offers: [
      offer('falconry-and-gamekeeping', 'Falconry and Gamekeeping', 'Diploma in Countryside Management', '2'),
      offer('equine-management', 'Horse Care and Equine Management', 'Extended Diploma in Equine Management', '3'),
      offer('floristry', 'Floristry', 'Diploma in Floristry', '2'),
      offer('furniture-making', 'Furniture Making', 'Diploma in Furniture Design and Making', '2'),
      offer('hairdressing', 'Hairdressing', 'Diploma in Hairdressing', '2'),
      offer('musical-theatre', 'Musical Theatre', 'Extended Diploma in Performing Arts', '3'),
      offer('motor-vehicle', 'Motor Vehicle', 'Diploma in Light Vehicle Maintenance', '2'),
      offer('a-level-mathematics', 'Mathematics A level', 'A level', '3'),
    ],
  },
  {
    name: 'Wendhaven Marine Training',
    slug: 'wendhaven-marine',
    ukprn: '19995002',
    town: 'Wendhaven',
    postcode: 'QX23 1PL',
    offers: [
      offer('marine-engineering', 'Marine Engineering', 'Diploma in Marine Engineering', '3', 'january'),
      offer('boatbuilding', 'Boatbuilding', 'Diploma in Boat Building', '2'),
      offer('plumbing', 'Plumbing and Heating', 'Diploma in Plumbing Studies', '2', 'january'),
      offer('welding', 'Welding and Fabrication', 'Diploma in Fabrication and Welding', '1'),
    ],
  },
]

const namespaces = [
  'xmlns="http://xcri.org/profiles/1.2/catalog"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:mlo="http://purl.org/net/mlo"',
  'xmlns:ukrlp="http://www.ukrlp.co.uk"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

/** What Wendshire publishes for one cycle. */
export function neighbourFile(cycleYear: number): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<catalog ${namespaces} generated="${cycleYear}-10-01T06:00:00Z">`,
    ...providers.map((provider) => providerElement(provider, cycleYear)),
    '</catalog>',
    '',
  ].join('\n')
}

function providerElement({ name, slug, ukprn, town, postcode, offers }: Provider, cycleYear: number): string {
  return [
    `<provider><dc:identifier>https://${slug}.example</dc:identifier>`,
    `<dc:identifier xsi:type="ukrlp:ukprn">${ukprn}</dc:identifier><dc:title>${name}</dc:title>`,
    ...offers.map((one) => courseElement(one, `https://${slug}.example/courses/${one.slug}`, cycleYear)),
    `<mlo:location><mlo:town>${town}</mlo:town><mlo:postcode>${postcode}</mlo:postcode></mlo:location></provider>`,
  ].join('\n')
}

function courseElement({ title, qualification, level, starts }: Offer, address: string, cycleYear: number): string {
  const on = starts === 'january' ? `${cycleYear + 2}-01` : `${cycleYear + 1}-09`
  return [
    `<course><dc:identifier>${address}</dc:identifier><dc:title>${title}</dc:title><mlo:url>${address}</mlo:url>`,
    `<mlo:qualification><dc:title>${qualification}</dc:title><educationLevel>Level ${level}</educationLevel></mlo:qualification>`,
    `<presentation><dc:identifier>${address}#${on}</dc:identifier><mlo:start dtf="${on}">${on}</mlo:start></presentation></course>`,
  ].join('')
}

function offer(slug: string, title: string, qualification: string, level: string, starts?: 'january'): Offer {
  return { slug, title, qualification, level, ...(starts ? { starts } : {}) }
}
