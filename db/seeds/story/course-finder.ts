import type { CoursePlan } from '../courses/course-plan'
import { runsOf, type RunPlan } from '../courses/run-plan'
import type { Level } from '../courses/template'
import type { PupilPlan } from '../people/pupils'

export type Wish = { course: CoursePlan; run: RunPlan }

/** Finds courses as a learner would: of a kind they like, at their level, rather near than far. */
export class CourseFinder {
  private readonly byTitle = new Map<string, CoursePlan[]>()

  constructor(
    private readonly courses: readonly CoursePlan[],
    private readonly cycleYear: number,
  ) {
    for (const course of courses) {
      const { title } = course.template
      this.byTitle.set(title, [...(this.byTitle.get(title) ?? []), course])
    }
  }

  wishesOf(pupil: PupilPlan, count: number): Wish[] {
    const chance = pupil.chance.of('wishes')
    const levels = levelsFor(pupil.ability)
    const liked = pupil.interest.titles.flatMap((title) => this.byTitle.get(title) ?? [])
    const fitting = liked.filter(({ level, isInJanuary }) => levels.includes(level) && !isInJanuary)
    const ranked = (fitting.length >= count ? fitting : [...fitting, ...chance.some(this.courses, 8)])
      .map((course) => ({ course, distance: farFrom(pupil, course) + chance.number() }))
      .sort((a, b) => a.distance - b.distance)
      .map(({ course }) => course)
    return [...new Set(ranked)].slice(0, count).map((course) => this.wish(course, chance.number()))
  }

  /** A course of one provider, for those whose story is told beforehand. */
  at(slug: string, title: string): Wish {
    const own = this.courses.filter(({ place }) => place.slug === slug)
    const called = own.filter(({ template }) => template.title === title)
    const course = called.find(({ level }) => level === '3') ?? called[0] ?? own[0]
    if (!course) throw new Error(`${slug} has no course.`)
    return this.wish(course, 0)
  }

  private wish(course: CoursePlan, share: number): Wish {
    const runs = runsOf(course, this.cycleYear)
    const run = runs[Math.floor(share * runs.length)] ?? runs[0]
    if (!run) throw new Error(`${course.title} has no run.`)
    return { course, run }
  }
}

function levelsFor(ability: number): Level[] {
  if (ability >= 6) return ['3']
  if (ability === 5) return ['3', '2']
  if (ability === 4) return ['2', '3']
  return ability === 3 ? ['2', '1'] : ['1', 'E3']
}

function farFrom({ school, postcode }: PupilPlan, { place, siteAt }: CoursePlan): number {
  if (place === school) return -0.3
  const site = place.sites[siteAt]
  if (site?.postcode.split(' ')[0] === postcode.split(' ')[0]) return 0
  return place.authority === school.authority ? 0.6 : 1.2
}
