import { decideSetting } from '~/domain/areas/area.commands.server'
import { addTerm } from '~/domain/requirements/entry-requirement.commands.server'
import { occupationsAToZ } from '~/domain/progression/occupation.queries.server'
import { featureOpenEvent, planOpenEvent } from '~/domain/prospectus/open-event.commands.server'
import { linkProgression } from '~/domain/progression/progression.commands.server'
import type { Context } from '~/kit/context.server'
import { asking } from '../courses/asking'
import type { CoursePlan } from '../courses/course-plan'
import type { PlacePlan } from '../county/organisations'
import { actingAs, atOnce } from './play.server'
import type { World } from './world.server'

/** However large the county, so many courses say more of themselves than their file does. */
const MOST_GUIDED = 400
const MOST_JOBS = 3

/** Providers say what their courses ask for in a form that can be checked, where they lead, and when one can visit. */
export async function guideLearners(ctx: Context, world: World, plans: readonly CoursePlan[], year: number) {
  const guided = await known(ctx, plans.slice(0, MOST_GUIDED))
  const jobs = await occupationsAToZ(ctx)
  await atOnce(ctx, guided, async (course) => {
    const officer = actingAs(ctx, world.colleague(course.plan.place.slug, 'admissions-manager'), ctx.now)
    await askFor(officer, course)
    await leadOn(officer, course, guided, jobs)
  })
  await openDoors(ctx, world, [...new Set(guided.map(({ plan }) => plan.place))], year)
  const coordinator = actingAs(ctx, world.colleague('marlshire-pathways-partnership', 'coordinator'), ctx.now)
  await decideSetting(coordinator, world.areaId, 'transportNotes', transport)
}

type Guided = { plan: CoursePlan; id: string; slug: string }

async function known(ctx: Context, plans: readonly CoursePlan[]): Promise<Guided[]> {
  const keys = plans.map(({ key }) => key)
  const rows = await ctx.db.selectFrom('course').select(['id', 'slug', 'key']).where('key', 'in', keys).execute()
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return plans.flatMap((plan) => {
    const row = byKey.get(plan.key)
    return row ? [{ plan, id: row.id, slug: row.slug }] : []
  })
}

async function askFor(ctx: Context, { plan, id }: Guided) {
  let version = 0
  for (const [line, { any }] of (asking(plan)?.all ?? []).entries()) {
    for (const [way, term] of any.entries()) {
      await addTerm(ctx, id, { version, line: way === 0 ? null : line, term })
      version += 1
    }
  }
}

/** To the next level of the same at the same place, and to the jobs that its words name. */
async function leadOn(ctx: Context, { plan, id }: Guided, guided: readonly Guided[], jobs: readonly Job[]) {
  const next = guided.find(
    ({ plan: other }) =>
      other.place === plan.place && other.template === plan.template && Number(other.level) === Number(plan.level) + 1,
  )
  if (next) {
    const target = { is: 'course', slug: next.slug } as const
    await linkProgression(ctx, id, { target, direction: 'after', kind: 'straight-on' })
  }
  const named = jobsNamed(plan.template.careers, jobs).slice(0, MOST_JOBS)
  for (const { code } of named) {
    const kind = plan.level === '3' || plan.template.award === 'apprenticeship' ? 'straight-on' : 'after-more'
    await linkProgression(ctx, id, { target: { is: 'occupation', slug: code }, direction: 'after', kind })
  }
}

type Job = { code: string; name: string; also: string | null }

// "Veterinary nurse" is that and not a nurse; "school cook" is a cook.
function jobsNamed(careers: string, jobs: readonly Job[]): Job[] {
  const phrases = careers.toLowerCase().split(/\s*[,.]\s*/)
  const found = phrases.flatMap((phrase) => {
    const same = jobs.find((job) => namesOf(job).includes(phrase))
    return same ?? jobs.find((job) => namesOf(job).some((name) => phrase.endsWith(` ${name}`))) ?? []
  })
  return [...new Set(found)]
}

function namesOf({ name, also }: Job): string[] {
  return [name, ...(also?.split(';') ?? [])].map((word) => word.toLowerCase())
}

/** Each place opens its doors a few times; the area shows those of the largest colleges. */
async function openDoors(ctx: Context, world: World, places: readonly PlacePlan[], year: number) {
  const coordinator = actingAs(ctx, world.colleague('marlshire-pathways-partnership', 'coordinator'), ctx.now)
  await atOnce(ctx, places, async ({ slug, profile }) => {
    const officer = actingAs(ctx, world.colleague(slug, 'admissions-manager'), ctx.now)
    for (const { day, ...told } of visits(year)) {
      const place = { site: null, place: 'Main entrance', course: null, bookingUrl: `https://${slug}.example/visit` }
      const id = await planOpenEvent(officer, { ...place, ...told, day })
      if (profile === 'general') await featureOpenEvent(coordinator, id, true)
    }
  })
}

function visits(year: number) {
  const evening = {
    title: 'Open evening',
    start: '17:30',
    end: '20:00',
    details: 'Meet the teachers and see the rooms.',
  }
  const taster = { title: 'Taster day', start: '09:30', end: '14:30', details: 'Try two courses. Lunch is on us.' }
  return [
    { ...evening, day: `${year}-11-26` },
    { ...evening, day: `${year + 1}-01-20` },
    { ...taster, day: `${year + 1}-03-10` },
    { ...taster, day: `${year + 1}-06-23` },
  ]
}

const transport = [
  {
    heading: 'Bus pass',
    text: 'From 16 to 18 you ride at half fare in Marlshire with a student pass.',
    link: 'https://buses.marlshire.example/pass',
  },
  {
    heading: 'Help with fares',
    text: 'Colleges can pay your fares if money is short at home. Ask for the bursary.',
    link: null,
  },
]
