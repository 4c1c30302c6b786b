import { setTarget } from '~/domain/partnership-targets/partnership-target.commands.server'
import type { Measure } from '~/domain/partnership-targets/measure'
import { answerGap, takeUpGap } from '~/domain/planning/course-gap.commands.server'
import { gapsPage } from '~/domain/planning/gap-page.queries.server'
import { countPlanning } from '~/domain/planning/planning-night.commands.server'
import { noteCannotGetThere, noteInVain } from '~/domain/search/unmet-counts.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { writeTallies } from '~/kit/tally.server'
import { demoCollege, demoSchool } from '../people/cast'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import type { World } from './world.server'

/** What is looked for in Marlshire and not there, from where, and how often on each of three days. */
const looked: [words: string, from: string, times: number][] = [
  ['falconry level 2', 'QX1', 3],
  ['boat building', 'QX6', 5],
  ['farrier', 'QX6', 4],
  ['cabin crew level 3', 'QX3', 3],
  ['zoo keeping', 'QX2', 6],
  ['stage lighting and theatre', 'QX4', 4],
  ['gas fitting level 3', 'QX5', 5],
  ['archaeology a level', 'QX1', 2],
]

const targets: [measure: Measure, day: string, value: number][] = [
  ['placed', '11-01', 2],
  ['placed', '03-31', 60],
  ['placed', '08-31', 92],
  ['unfilled', '11-01', 95],
  ['unfilled', '08-31', 15],
  ['far-to-travel', '11-01', 12],
  ['far-to-travel', '08-31', 8],
]

/** Searches in vain, courses nobody can get to, the targets of the partnership, and the count of the last night. */
export async function planAhead(base: Context, world: World, { season: { today, year } }: Plan) {
  for (const days of [12, 7, 3]) {
    const then = systemContext(base.db, londonMoment(addDays(today, -days), '17:00:00'))
    for (const [words, from, times] of looked) {
      for (let nth = 0; nth < times; nth += 1) noteInVain({ words, subjects: [], levels: [] }, from, 'words')
    }
    for (const [nth, { slug }] of (await someCourses(base)).entries()) {
      const press = { ip: `demonstration ${nth}`, home: `QX${1 + (nth % 6)}` }
      for (let pressed = 0; pressed <= nth % 4; pressed += 1) await noteCannotGetThere(then, slug, press)
    }
    await writeTallies(then)
  }
  const coordinator = world.colleague('marlshire-pathways-partnership', 'coordinator')
  const set = actingAs(base, coordinator, londonMoment(addDays(today, -20), '10:00:00'))
  for (const [measure, day, value] of targets) {
    await setTarget(set, { measure, dueOn: `${day > '09-01' ? year : year + 1}-${day}`, value })
  }
  await countPlanning(systemContext(base.db, londonMoment(today, '02:49:00')))
  await takeUp(base, world, actingAs(base, coordinator, londonMoment(today, '07:40:00')), addDays(today, 90))
}

/** The largest gaps are taken up: the college is asked and answers, somebody of the partnership looks into one, a sixth form is asked. */
async function takeUp(base: Context, world: World, coordinator: Context, dueOn: string) {
  const { found } = await gapsPage(coordinator)
  const officer = world.colleague(demoCollege, 'admissions-manager')
  const owners = [
    { organisationId: officer.organisationId ?? '', accountId: null },
    { organisationId: null, accountId: coordinator.actor.id ?? '' },
    { organisationId: world.organisation(demoSchool), accountId: null },
  ]
  const steps = [
    'Plan a group and tell the partnership how many places',
    'Ask the bus company and the colleges',
    'Say if you could open a group',
  ]
  for (const [nth, { subjectCode, level, outcode }] of found.slice(0, owners.length).entries()) {
    const [owner, nextStep] = [owners[nth], steps[nth]]
    if (!owner || nextStep === undefined) continue
    const gapId = await takeUpGap(coordinator, { subject: subjectCode, level, home: outcode, owner, nextStep, dueOn })
    if (nth > 0) continue
    const answer = { version: 1, answer: 'agree', detail: 'One group of sixteen from September.' } as const
    await answerGap(actingAs(base, officer, coordinator.now), gapId, answer)
  }
}

function someCourses(base: Context) {
  return base.db.selectFrom('course').select('slug').where('status', '=', 'live').orderBy('slug').limit(8).execute()
}
