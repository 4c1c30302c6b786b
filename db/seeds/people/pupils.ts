import { nameKeyOf } from '~/domain/learners/learner'
import { upnCheckLetter, ulnCheckDigit } from '~/domain/learners/learner-number'
import { addDays } from '~/kit/dates'
import type { Chance } from '../chance'
import { authorityCodeOf, schoolsOf, type PlacePlan } from '../county/organisations'
import { postTown, postcodeIn, streetIn, towns } from '../county/places'
import { interests, type Interest } from './interests'
import { nameOf, parentOf, type Sex } from './names'

export type Cohort = 'this-year' | 'last-year'

/** A young person before the county knows of them: all that a school's file says, and what only they know. */
export type PupilPlan = {
  cohort: Cohort
  school: PlacePlan
  givenNames: string
  knownAs: string
  familyName: string
  bornOn: string
  sex: Sex
  ethnicity: string
  upn: string
  uln: string | null
  admissionNumber: string
  form: string
  email: string
  phone: string
  street: string
  town: string
  postcode: string
  sen: 'N' | 'K' | 'E'
  freeMeals: 'T' | 'F'
  attendance: string
  /** roughly the grade they reach in most subjects, from 1 to 9 */
  ability: number
  interest: Interest
  parent: { name: string; phone: string }
  chance: Chance
}

const FORM = 28

/** How many of the county's learners left Year 11 last summer: a quarter of a small county, a twelfth of a large one. */
export function lastYearsShare(learners: number): number {
  return Math.max(0.08, Math.min(0.25, 0.25 - ((learners - 400) / 12_600) * 0.17))
}

/** Every learner of the county, both cohorts, school by school. `year` is the one in which this cycle begins. */
export function planPupils(places: readonly PlacePlan[], learners: number, year: number, chance: Chance): PupilPlan[] {
  const last = Math.round(learners * lastYearsShare(learners))
  return apart([
    ...cohortOf('this-year', places, learners - last, year, chance.of('this year')),
    ...cohortOf('last-year', places, last, year - 1, chance.of('last year')),
  ])
}

/** Two people of one name and birth date would be held as one who is there twice: the second is born some days later. */
function apart(pupils: PupilPlan[]): PupilPlan[] {
  const known = new Set<string>()
  return pupils.map((pupil) => {
    let { bornOn } = pupil
    const name = nameKeyOf(pupil.familyName, pupil.givenNames)
    while (known.has(`${name} ${bornOn}`)) bornOn = addDays(bornOn, bornOn.endsWith('08-31') ? -7 : 1)
    known.add(`${name} ${bornOn}`)
    return { ...pupil, bornOn }
  })
}

/** Their Year 11 is the school year that begins in the year given. */
function cohortOf(
  cohort: Cohort,
  places: readonly PlacePlan[],
  count: number,
  year: number,
  chance: Chance,
): PupilPlan[] {
  const schools = schoolsOf(places)
  return Array.from({ length: count }, (_, at) => {
    const school = schools[at % schools.length]
    if (!school) throw new Error('There are no schools.')
    return pupil(cohort, school, Math.floor(at / schools.length), at, year, chance.of(`pupil ${at}`))
  })
}

function pupil(
  cohort: Cohort,
  school: PlacePlan,
  seat: number,
  serial: number,
  year: number,
  chance: Chance,
): PupilPlan {
  const name = nameOf(chance)
  const home = chance.isTrue(0.85) ? school.town : chance.pick(towns)
  const ability = Math.min(
    9,
    Math.max(1, Math.round(4.8 + 1.7 * (chance.number() + chance.number() + chance.number() - 1.5) * 1.6)),
  )
  const sen = chance.weighed([
    ['N', 82],
    ['K', 13],
    ['E', 5],
  ] as const)
  return {
    cohort,
    school,
    givenNames: name.given,
    knownAs: chance.isTrue(0.05) ? name.given.slice(0, 3) : name.given,
    familyName: name.family,
    bornOn: addDays(`${year - 16}-09-01`, chance.whole(0, 364)),
    sex: name.sex,
    ethnicity: name.ethnicity,
    upn: upnOf(school, year, seat),
    uln: chance.isTrue(0.96) ? ulnOf(year, serial) : null,
    admissionNumber: String(10_000 + (year % 100) * 300 + seat),
    form: `11${'ABCDEFGHJK'[Math.floor(seat / FORM)] ?? 'L'}`,
    email: emailOf(name, school, year, seat),
    phone: mobile(chance),
    street: streetIn(chance),
    town: postTown(home),
    postcode: postcodeIn(home, chance),
    sen,
    freeMeals: chance.isTrue(0.22) ? 'T' : 'F',
    attendance: (99.5 - 40 * chance.number() ** 4).toFixed(1),
    ability: sen === 'E' ? Math.max(1, ability - 2) : ability,
    interest: chance.pick(interests),
    parent: { name: parentOf(name, chance), phone: mobile(chance) },
    chance,
  }
}

// Made when they began primary school, eleven school years before Year 11; the school's own number stands in it here.
function upnOf(school: PlacePlan, year: number, seat: number): string {
  const began = String((year - 11) % 100).padStart(2, '0')
  const twelve = `${authorityCodeOf(school)}${school.number}${began}${String(seat + 1).padStart(3, '0')}`
  return `${upnCheckLetter(twelve)}${twelve}`
}

// Every second number of nine digits is tried until a check digit exists for it.
function ulnOf(year: number, serial: number): string {
  for (let nine = 200_000_000 + (year % 100) * 2_000_000 + serial * 40; ; nine += 1) {
    const digit = ulnCheckDigit(String(nine))
    if (digit !== null) return `${nine}${digit}`
  }
}

function emailOf(name: { given: string; family: string }, school: PlacePlan, year: number, seat: number): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase()
  return `${plain(name.given)}.${plain(name.family)}${(year % 100) * 300 + seat}@pupils.${school.slug}.example`
}

// 07700 900000 to 900999 are kept for stories: they ring nobody.
function mobile(chance: Chance): string {
  return `07700 900${String(chance.whole(0, 999)).padStart(3, '0')}`
}
