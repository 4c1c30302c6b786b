import type { Chance } from '../chance'
import { providersOf, type PlacePlan } from '../county/organisations'
import { aLevels } from './a-levels'
import { careAndLand } from './technical-care'
import { creative } from './technical-creative'
import { service } from './technical-service'
import { trades } from './technical-trades'
import type { Level, Profile, Template } from './template'
import { workAndFoundation } from './work-and-foundation'

export const templates: readonly Template[] = [
  ...aLevels,
  ...careAndLand,
  ...trades,
  ...creative,
  ...service,
  ...workAndFoundation,
]

/** A template as one place teaches it. */
export type CoursePlan = {
  place: PlacePlan
  template: Template
  level: Level
  pathway: string | null
  isPartTime: boolean
  isInJanuary: boolean
  siteAt: number
  title: string
  key: string
  /** the part of chance that decides its details: numbers, wishes, costs */
  chance: Chance
}

/** How many courses each kind of place has, compared with a school sixth form. */
const shares: Record<Profile, number> = {
  'sixth-form': 1,
  'sixth-form-college': 2,
  general: 8,
  land: 2,
  trades: 0.7,
  care: 0.7,
  hair: 0.7,
  motor: 0.7,
  digital: 0.7,
  office: 0.7,
  catering: 0.7,
  sport: 0.7,
  'second-start': 0.7,
  creative: 0.7,
}

/** So many courses, shared out among the providers of the county. */
export function planCourses(places: readonly PlacePlan[], count: number, chance: Chance): CoursePlan[] {
  const providers = providersOf(places)
  const counts = shareOut(
    count,
    providers.map(({ profile }) => shares[profile ?? 'general']),
  )
  return providers.flatMap((place, at) => coursesOf(place, counts[at] ?? 0, chance.of(place.slug)))
}

function coursesOf(place: PlacePlan, count: number, chance: Chance): CoursePlan[] {
  const variants = variantsOf(place, chance)
  return Array.from({ length: Math.min(count, variants.length) }, (_, at) => coursePlan(place, variants[at], chance))
}

/** All that a place could teach, what it surely teaches first. */
function variantsOf(place: PlacePlan, chance: Chance): Variant[] {
  const mayTeach = templates.filter(({ at }) => place.profile !== null && at.includes(place.profile))
  const taught = place.kind === 'school' ? aLevelsFirst(mayTeach, chance) : chance.shuffled(mayTeach)
  const whole = taught.flatMap((template) => levelsAt(place, template).map((level) => ({ ...usual, template, level })))
  const pathways = taught.flatMap((template) =>
    (template.pathways ?? []).flatMap((pathway) =>
      levelsAt(place, template).map((level) => ({ ...usual, template, level, pathway })),
    ),
  )
  const partTime = whole
    .filter(({ template }) => mayBePartTime(template))
    .map((variant) => ({ ...variant, isPartTime: true }))
  const once = [...whole, ...pathways, ...partTime]
  return [...once, ...once.map((variant) => ({ ...variant, isInJanuary: true }))]
}

const usual = { pathway: null, isPartTime: false, isInJanuary: false }

// A school sixth form is mostly A levels; it begins where Year 11 ends.
function aLevelsFirst(mayTeach: readonly Template[], chance: Chance): Template[] {
  const [first, others] = [mayTeach.filter(isALevel), mayTeach.filter((template) => !isALevel(template))]
  return [...chance.some(first, 16), ...chance.shuffled(others)]
}

function isALevel({ award }: Template): boolean {
  return award === 'a-level'
}

function levelsAt({ kind }: PlacePlan, { levels }: Template): readonly Level[] {
  return kind === 'school' ? levels.filter((level) => level === '2' || level === '3') : levels
}

type Variant = Pick<CoursePlan, 'template' | 'level' | 'pathway' | 'isPartTime' | 'isInJanuary'>

function coursePlan(place: PlacePlan, variant: Variant | undefined, chance: Chance): CoursePlan {
  if (!variant) throw new Error(`${place.name} has nothing to teach.`)
  const title = titleOf(variant)
  const key = slugOf(title)
  const own = chance.of(key)
  return {
    ...variant,
    place,
    siteAt: own.of('site').whole(0, place.sites.length - 1),
    title,
    key: `https://${place.slug}.example/courses/${key}`,
    chance: own,
  }
}

function mayBePartTime({ award }: Template): boolean {
  return award === 'diploma' || award === 'certificate'
}

const levelNames: Record<Level, string> = {
  E3: 'Entry level',
  '1': 'Level 1',
  '2': 'Level 2',
  '3': 'Level 3',
  '4': 'Level 4',
}

/** What a course is called: the subject first, as learners look for it. */
function titleOf(variant: Variant): string {
  return `${nameOf(variant)}${variant.isPartTime ? ' (part time)' : ''}${variant.isInJanuary ? ' (January start)' : ''}`
}

function nameOf({ template, level, pathway }: Variant): string {
  const subject = pathway === null ? template.title : `${template.title}: ${pathway}`
  const levelName = levelNames[level]
  switch (template.award) {
    case 'a-level':
      return pathway === null ? `${subject} A level` : `${template.title} A level: ${pathway}`
    case 't-level':
      return `T level in ${subject}`
    case 'apprenticeship':
      return `${subject} apprenticeship, ${levelName}`
    case 'internship':
      return `${subject}, ${levelName}`
    case 'resit':
      return subject
    case 'foundation':
      return `${subject}, ${levelName}`
    default:
      return `${subject}, ${levelName} ${awardName(template, level)}`
  }
}

function awardName({ award }: Template, level: Level): string {
  if (award === 'certificate') return 'Certificate'
  return level === '3' ? 'Extended Diploma' : 'Diploma'
}

/** Whole numbers in proportion to the shares, that add up to the count. */
function shareOut(count: number, weights: number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let given = 0
  let wanted = 0
  return weights.map((weight) => {
    wanted += (count * weight) / all
    const share = Math.round(wanted) - given
    given += share
    return share
  })
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
