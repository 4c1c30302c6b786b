import type { Profile } from '../courses/template'
import type { Chance } from '../chance'
import { authorities, postTown, postcodeIn, streetIn, towns, type Authority, type Town } from './places'
import { placesFor, type Size } from './size'

export type SitePlan = { title: string; street: string; town: string; postcode: string; phone: string; email: string }

/** A school, a college or a training provider before it is one: all that the files about it say. */
export type PlacePlan = {
  kind: 'school' | 'college' | 'training-provider'
  profile: Profile | null
  name: string
  slug: string
  /** schools and colleges have one, training providers do not */
  urn: string | null
  ukprn: string
  number: string
  authority: Authority
  town: Town
  isCatholic: boolean
  about: string
  sites: SitePlan[]
}

const schoolNames = [
  (place: string) => `${place} Academy`,
  (place: string) => `${place} High School`,
  (place: string) => `The ${place} School`,
  (place: string) => `St Aldan’s Catholic School, ${place}`,
  (place: string) => `${place} Park School`,
  (place: string) => `${place} Church of England School`,
]

const collegeKinds: { profile: Profile; name: (place: string) => string; about: string }[] = [
  {
    profile: 'general',
    name: (place) => `${place} College`,
    about:
      'A large college with courses at every level, from a first step to the edge of a degree, in workshops, salons, kitchens and studios.',
  },
  {
    profile: 'sixth-form-college',
    name: (place) => `${place} Sixth Form College`,
    about:
      'A college for those who are sixteen to nineteen: A levels, T levels and applied courses, with a tutor who knows you.',
  },
  {
    profile: 'land',
    name: (place) => `${place} College of Land and Craft`,
    about: 'Animals, farming, gardens, machinery and craft, on a working farm outside the town.',
  },
  {
    profile: 'general',
    name: (place) => `${place} Technical College`,
    about: 'Technical and applied courses with firms near by, and a good many apprenticeships.',
  },
]

const trainers: { profile: Profile; name: (place: string) => string; about: string }[] = [
  {
    profile: 'trades',
    name: (place) => `${place} Trades Training`,
    about: 'Building and engineering trades in small groups, with firms that take our learners on.',
  },
  {
    profile: 'hair',
    name: (place) => `${place} Hair and Beauty Academy`,
    about: 'Hair, beauty and flowers, taught in a salon that is open to the public.',
  },
  {
    profile: 'second-start',
    name: (place) => `${place} New Start`,
    about: 'Small groups and patient people for those whose school years went wrong. Start in any month.',
  },
  {
    profile: 'motor',
    name: (place) => `${place} Motor Skills Centre`,
    about: 'Cars, motorcycles and bodywork, with garages that need technicians.',
  },
  {
    profile: 'care',
    name: (place) => `${place} Care Academy`,
    about: 'Health, care and early years, learnt with real employers.',
  },
  {
    profile: 'digital',
    name: (place) => `${place} Digital Skills`,
    about: 'Computing, games and esports in the middle of the town.',
  },
  {
    profile: 'catering',
    name: (place) => `${place} Kitchen School`,
    about: 'Cooking, baking and looking after guests, in our own restaurant.',
  },
  {
    profile: 'office',
    name: (place) => `${place} Business Training`,
    about: 'Office, finance, shop and warehouse work, with many apprenticeships.',
  },
  {
    profile: 'sport',
    name: (place) => `${place} Active Academy`,
    about: 'Sport, fitness and the outdoors, with clubs as partners.',
  },
  {
    profile: 'creative',
    name: (place) => `${place} Creative Workshop`,
    about: 'Art, film, music and stage in an old mill.',
  },
]

/** Every school and provider of the county, in a steady order: schools with sixth forms first. */
export function planPlaces(size: Size, chance: Chance): PlacePlan[] {
  const counts = placesFor(size)
  return [
    ...numbered(counts.schools, (at) => school(at, at < counts.sixthForms, chance.of(`school ${at}`))),
    ...numbered(counts.colleges, (at) => college(at, chance.of(`college ${at}`))),
    ...numbered(counts.trainingProviders, (at) => trainer(at, chance.of(`trainer ${at}`))),
  ]
}

/** Schools, whether or not they have a sixth form. */
export function schoolsOf(places: readonly PlacePlan[]): PlacePlan[] {
  return places.filter(({ kind }) => kind === 'school')
}

/** Who takes applications: sixth forms, colleges and training providers. */
export function providersOf(places: readonly PlacePlan[]): PlacePlan[] {
  return places.filter(({ profile }) => profile !== null)
}

function school(at: number, hasSixthForm: boolean, chance: Chance): PlacePlan {
  const { town, place } = placeNumber(at)
  const pattern = schoolNames[(at + Math.floor(at / 20)) % schoolNames.length] ?? schoolNames[0]
  const name = pattern?.(place) ?? place
  return {
    ...common(name, town, 'school', chance),
    kind: 'school',
    profile: hasSixthForm ? 'sixth-form' : null,
    urn: String(990_001 + at),
    ukprn: String(19_990_001 + at),
    number: String(4_001 + at),
    isCatholic: name.startsWith('St Aldan'),
    about: hasSixthForm
      ? 'A school with a sixth form of its own: A levels and some applied courses, with teachers who may know you already.'
      : 'A school for eleven to sixteen year olds.',
  }
}

function college(at: number, chance: Chance): PlacePlan {
  const { profile, name, about } = collegeKinds[at % collegeKinds.length] ?? {
    profile: 'general' as const,
    name: String,
    about: '',
  }
  const { town, place } = placeNumber(at)
  return {
    ...common(name(place), town, profile, chance),
    kind: 'college',
    profile,
    urn: String(991_001 + at),
    ukprn: String(19_991_001 + at),
    number: String(8_001 + at),
    isCatholic: false,
    about,
  }
}

function trainer(at: number, chance: Chance): PlacePlan {
  const { profile, name, about } = trainers[at % trainers.length] ?? {
    profile: 'trades' as const,
    name: String,
    about: '',
  }
  const town = towns[(at * 7 + Math.floor(at / trainers.length)) % towns.length] ?? towns[0]
  if (!town) throw new Error('There are no towns.')
  const once = at < trainers.length * towns.length ? '' : ` ${Math.floor(at / 200) + 1}`
  return {
    ...common(name(town.name) + once, town, profile, chance),
    kind: 'training-provider',
    profile,
    urn: null,
    ukprn: String(19_992_001 + at),
    number: '',
    isCatholic: false,
    about,
  }
}

function common(name: string, town: Town, profile: string, chance: Chance) {
  const slug = slugOf(name)
  const count = profile === 'general' ? 3 : profile === 'land' ? 2 : 1
  const site = (at: number): SitePlan => {
    const local = at === 0 ? town : chance.pick(towns)
    const street = streetIn(chance)
    return {
      title: count === 1 ? name : at === 0 ? 'Main site' : `${chance.pick(local.villages)} site`,
      street,
      town: postTown(local),
      postcode: postcodeIn(local, chance),
      phone: `01632 96${String(chance.whole(0, 9_999)).padStart(4, '0')}`,
      email: `admissions@${slug}.example`,
    }
  }
  return { name, slug, town, authority: town.authority, sites: numbered(count, site) }
}

/** The first twenty schools are named after towns, the next after villages. */
function placeNumber(at: number): { town: Town; place: string } {
  const town = towns[at % towns.length]
  if (!town) throw new Error('There are no towns.')
  const round = Math.floor(at / towns.length)
  return { town, place: round === 0 ? town.name : (town.villages[round - 1] ?? `${town.name} ${round}`) }
}

/** The three-digit code of the authority a place is in. */
export function authorityCodeOf({ authority }: Pick<PlacePlan, 'authority'>): string {
  return authorities[authority].code
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function numbered<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at))
}
