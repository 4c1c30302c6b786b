import { addDays } from '~/kit/dates'
import { Chance } from '../chance'
import { demoCollege, demoLearner, demoLearner2, demoSchool } from '../people/cast'
import { planPlaces, schoolsOf, type PlacePlan } from '../county/organisations'
import type { Size } from '../county/size'
import { planCourses, type CoursePlan } from '../courses/course-plan'
import { planPupils, type PupilPlan } from '../people/pupils'
import { interests } from '../people/interests'
import { seasonOn, type Season } from '../season'
import { CourseFinder } from './course-finder'
import type { Fate } from './fate'
import { fateLastYear } from './last-year'
import { fateThisYear } from './this-year'
import { draftOfLearner, offersOfLearner2, toldLastYear, toldThisYear } from './told'

export type Story = { pupil: PupilPlan; fate: Fate }

/** The whole demonstration before any of it is done. */
export type Plan = {
  season: Season
  places: PlacePlan[]
  courses: CoursePlan[]
  /** the courses that last year's learners applied for: those their prospectus had */
  lastCourses: CoursePlan[]
  pupils: PupilPlan[]
  thisYear: Story[]
  lastYear: Story[]
  windows: { thisYear: Days; lastYear: Days }
  /** in a large county fewer of the Year 11s have begun */
  isLarge: boolean
}

type Days = { from: string; to: string; today: string }

export type Options = Size & { seed: number }

const LARGE = 2_000
const LONGEST_AGO = 75

/** Plans the county and everybody's story for a day. Pure: the same options and day make the same plan. */
export function planStory({ learners, courses: count, seed }: Options, today: string): Plan {
  const isLarge = learners > LARGE
  const chance = new Chance(`marlshire ${seed}`)
  const season = seasonOn(today)
  const places = planPlaces({ learners, courses: count }, chance.of('places'))
  const courses = planCourses(places, count, chance.of('courses'))
  const pupils = withCast(planPupils(places, learners, season.year, chance.of('pupils')), places)
  const thisYear = storiesThisYear(pupils, new CourseFinder(courses, season.year), isLarge)
  const lastYear = storiesLastYear(pupils, new CourseFinder(courses, season.year - 1), isLarge)
  const used = new Set(lastYear.flatMap(({ fate }) => fate.choices.map(({ wish }) => wish.course)))
  return {
    season,
    places,
    courses,
    lastCourses: courses.filter((course) => used.has(course)),
    pupils,
    thisYear,
    lastYear,
    windows: windowsOf(season),
    isLarge,
  }
}

function windowsOf(season: Season): Plan['windows'] {
  const { today, applicationsOpen, lastOpen } = season
  const recent = addDays(today, -LONGEST_AGO)
  return {
    thisYear: {
      from: recent > applicationsOpen ? recent : addDays(applicationsOpen, 1),
      to: addDays(today, -2),
      today,
    },
    lastYear: { from: addDays(lastOpen, 20), to: addDays(lastOpen, 130), today },
  }
}

/** The first two Year 11s of the first school are those who sign in. */
function withCast(pupils: PupilPlan[], places: readonly PlacePlan[]): PupilPlan[] {
  const schools = schoolsOf(places).length
  const computing = interests.find(({ titles }) => titles.includes('Computer Science'))
  const caring = interests.find(({ titles }) => titles.includes('Childcare and Early Years'))
  return pupils.map((pupil, at) => {
    const { cohort } = pupil
    if (cohort === 'this-year' && at === 0)
      return { ...pupil, ...called(demoLearner), ability: 5, sen: 'N', interest: caring ?? pupil.interest }
    if (cohort === 'this-year' && at === schools)
      return { ...pupil, ...called(demoLearner2), ability: 7, sen: 'N', interest: computing ?? pupil.interest }
    return pupil
  })
}

function called({ email, givenNames, familyName }: { email: string; givenNames: string; familyName: string }) {
  return { email, givenNames, knownAs: givenNames, familyName }
}

function storiesThisYear(pupils: readonly PupilPlan[], finder: CourseFinder, isLarge: boolean): Story[] {
  const tellers = [...toldThisYear]
  return pupils
    .filter(({ cohort }) => cohort === 'this-year')
    .map((pupil) => {
      if (pupil.email === demoLearner.email) return { pupil, fate: draftOfLearner(pupil, finder) }
      if (pupil.email === demoLearner2.email)
        return { pupil, fate: offersOfLearner2(demoCollege, demoSchool)(pupil, finder) }
      const tell = tellers.shift()
      return { pupil, fate: tell ? tell(pupil, finder) : fateThisYear(pupil, finder, isLarge) }
    })
}

function storiesLastYear(pupils: readonly PupilPlan[], finder: CourseFinder, isLarge: boolean): Story[] {
  const tellers = [...toldLastYear]
  return pupils
    .filter(({ cohort }) => cohort === 'last-year')
    .map((pupil) => {
      const tell = tellers.shift()
      return { pupil, fate: tell ? tell(pupil, finder) : fateLastYear(pupil, finder, isLarge) }
    })
}
