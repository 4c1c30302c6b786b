import { addDays } from '~/kit/dates'
import type { SitePlan } from '../county/organisations'
import type { CoursePlan } from './course-plan'

/** One start of a course at one site, in the autumn in which a cycle's learners begin. */
export type RunPlan = {
  key: string
  startsOn: string | null
  startText: string | null
  endsOn: string | null
  duration: string
  studyMode: { code: string; text: string }
  attendanceMode: string
  attendancePattern: string
  age: string
  places: number
  applyFrom: string
  applyUntil: string
  site: SitePlan
}

const fullTime = { code: 'FT', text: 'Full time' }
const partTime = { code: 'PT', text: 'Part time' }

/** The runs of a course for learners who apply in the cycle that starts in a year. */
export function runsOf(plan: CoursePlan, cycleYear: number): RunPlan[] {
  const { place, template, chance } = plan
  const sites = place.sites.length > 1 && chance.of('second site').isTrue(0.2) ? [0, 1] : [0]
  const isAtWork = template.award === 'apprenticeship'
  return sites.map((offset) => {
    const siteAt = (plan.siteAt + offset) % place.sites.length
    const site = place.sites[siteAt]
    if (!site) throw new Error(`${place.name} has no site.`)
    const startsOn = isAtWork ? null : firstDay(plan, cycleYear + 1)
    const years = yearsOf(plan)
    return {
      key: `${plan.key}/${cycleYear + 1}${siteAt === 0 ? '' : `/${siteAt + 1}`}`,
      startsOn,
      startText: isAtWork ? 'When you have an employer' : null,
      endsOn: startsOn === null ? null : `${cycleYear + 1 + years}-07-02`,
      duration: years === 1 ? '1 year' : `${years} years`,
      studyMode: isAtWork || plan.isPartTime || template.award === 'resit' ? partTime : fullTime,
      attendanceMode: isAtWork ? 'WB' : 'CM',
      attendancePattern: isAtWork ? 'DR' : plan.isPartTime ? 'DR' : 'DT',
      age: isAtWork ? '16+' : '16-18',
      places: chance.of(`places ${siteAt}`).whole(...placesFor(template.award)),
      applyFrom: `${cycleYear}-10-01`,
      applyUntil: `${cycleYear + 1}-09-15`,
      site,
    }
  })
}

function firstDay({ place, isInJanuary }: CoursePlan, year: number): string {
  const monday = firstMondayOf(year)
  if (isInJanuary) return addDays(monday, 18 * 7)
  return place.kind === 'school' ? addDays(monday, -3) : monday
}

/** The first Monday of a September, but not its first three days: schools begin in the week before. */
export function firstMondayOf(year: number): string {
  const third = `${year}-09-04`
  const weekday = new Date(`${third}T12:00:00Z`).getUTCDay()
  return addDays(third, (8 - weekday) % 7)
}

function yearsOf({ template, level, isPartTime }: CoursePlan): number {
  if (template.award === 'a-level' || template.award === 't-level') return 2
  if (template.award === 'diploma' && level === '3') return 2
  return isPartTime ? 2 : 1
}

function placesFor(award: string): [number, number] {
  if (award === 'a-level') return [20, 90]
  if (award === 'foundation' || award === 'internship') return [8, 16]
  return award === 'apprenticeship' ? [6, 20] : [14, 48]
}
