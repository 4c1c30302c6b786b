import type { Chance } from '../chance'

/*
 * Marlshire is invented: no such county, city, town or village exists, and its postcodes (QX) belong to no place. Its two
 * authorities are the city of Castermere and the county round it.
 */

export type Authority = 'city' | 'county'

export type Town = { name: string; outcode: string; authority: Authority; villages: readonly string[] }

export const authorities: Record<Authority, { code: string; name: string }> = {
  city: { code: '981', name: 'Castermere City' },
  county: { code: '982', name: 'Marlshire County' },
}

/** The towns in the order in which the county is filled: a small demonstration has only the first few. */
export const towns: readonly Town[] = [
  town('Castermere', 'QX1', 'city', 'Canonsgate', 'Lower Caster', 'Weir Bank'),
  town('Ostleigh', 'QX6', 'county', 'Upper Vantley', 'Sallowfield', 'Pipwell'),
  town('Brackenwell', 'QX9', 'county', 'Ashmarle', 'Cawdle', 'Tollerby'),
  town('Castermere North', 'QX2', 'city', 'Orrinford', 'Tansford', 'Rushmarle'),
  town('Wetherford', 'QX12', 'county', 'Greywell End', 'Netherfold', 'Selwick'),
  town('Penmarle', 'QX16', 'county', 'Saltersby', 'Dapplewick', 'Ottermarsh'),
  town('Thorndale', 'QX8', 'county', 'Lindmere', 'Hartswell Green', 'Owlcote'),
  town('Castermere West', 'QX3', 'city', 'Coldmarle', 'Merrowby', 'Tarnley'),
  town('Hollinbridge', 'QX14', 'county', 'Brindlecombe', 'Skelbourne', 'Yarnbrook'),
  town('Kingsmarle', 'QX11', 'county', 'Heronsford', 'Larkmere', 'Glaively'),
  town('Fennick', 'QX18', 'county', 'Dunmarsh', 'Aldermarsh', 'Withymere'),
  town('Stourhaven', 'QX20', 'county', 'Quillford', 'Ravensby', 'Fernhythe'),
  town('Castermere East', 'QX4', 'city', 'Weaverhill', 'Stonecaster', 'Copsley'),
  town('Eastmarle', 'QX13', 'county', 'Elmstow', 'Foxmarle', 'Birchover Green'),
  town('Marlham', 'QX5', 'city', 'Bexmarle', 'Marlstow', 'Harrowmere'),
  town('Carrowby', 'QX7', 'county', 'Wintermarle', 'Vantley', 'Hurstmarle'),
  town('Millmarle', 'QX10', 'county', 'Kestrelby', 'Sedgewater', 'Oakbarrow'),
  town('Oxmarle', 'QX15', 'county', 'Plumfold', 'Larchwick', 'Tidebourne'),
  town('Whitmarle', 'QX17', 'county', 'Cindercote', 'Barleyhythe', 'Moorcaster'),
  town('Lamberstow', 'QX19', 'county', 'Gorsewick', 'Applebarrow', 'Ferrymarle'),
]

const streets = [
  'Alder Row',
  'Barley Close',
  'Bell Street',
  'Birch Avenue',
  'Bridge Street',
  'Brook Lane',
  'Canal Street',
  'Chapel Walk',
  'Cherry Tree Road',
  'Church Lane',
  'Corn Street',
  'Dairy Lane',
  'Drovers Way',
  'Elm Grove',
  'Fairfield Road',
  'Ferry Road',
  'Foundry Street',
  'Garden Terrace',
  'Glebe Close',
  'Green Lane',
  'Hawthorn Drive',
  'Heron Court',
  'High Street',
  'Hill Rise',
  'Holly Bank',
  'Kiln Lane',
  'Lark Rise',
  'Linden Road',
  'Long Meadow',
  'Maltings Yard',
  'Manor Road',
  'Market Street',
  'Mill Lane',
  'North Parade',
  'Nursery Road',
  'Oak Drive',
  'Old Station Road',
  'Orchard Way',
  'Park View',
  'Pond Lane',
  'Priory Street',
  'Quarry Road',
  'Queens Road',
  'Ropewalk',
  'Rowan Close',
  'School Lane',
  'Sheepcote Lane',
  'Silver Street',
  'South Terrace',
  'Spinney Road',
  'Spring Gardens',
  'St Aldan’s Road',
  'Stable Yard',
  'Tanners Row',
  'The Crescent',
  'The Green',
  'Vicarage Road',
  'Walnut Close',
  'Water Lane',
  'Well Street',
  'West Street',
  'Willow Road',
  'Windmill Hill',
  'Wood Street',
] as const

/** A street and a number in it. */
export function streetIn(chance: Chance): string {
  return `${chance.whole(1, 140)} ${chance.pick(streets)}`
}

// The letters that real postcodes use after their last digit.
const inwardLetters = 'ABDEFGHJLNPQRSTUWXYZ'

/** A postcode of a town: made up, as all of QX is. */
export function postcodeIn({ outcode }: Town, chance: Chance): string {
  const letter = () => inwardLetters[chance.whole(0, inwardLetters.length - 1)]
  return `${outcode} ${chance.whole(1, 9)}${letter()}${letter()}`
}

/** The name of a town as a letter is addressed: the quarters of the city are all Castermere. */
export function postTown({ name, authority }: Town): string {
  return authority === 'city' && name.startsWith('Castermere') ? 'Castermere' : name
}

function town(name: string, outcode: string, authority: Authority, ...villages: string[]): Town {
  return { name, outcode, authority, villages }
}
