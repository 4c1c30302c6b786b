import { beginStatement, issueStatement, setRate } from '~/domain/charges/charge.commands.server'
import { addRun, giveSeat } from '~/domain/travel/minibus.commands.server'
import { findRun, placementsToSeat } from '~/domain/travel/minibus.queries.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import type { Role } from '~/kit/actor'
import { demoCollege, demoSchool } from '../people/cast'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import type { World } from './world.server'

const partnership = 'marlshire-pathways-partnership'
const SEATS = 3

/** What the hosted learners cost, as an issued statement and a draft; and the school’s minibus that takes some of them there. */
export async function chargeAndDrive(base: Context, world: World, plan: Plan) {
  const { today, year } = plan.season
  const now = londonMoment(today, '07:30:00')
  const as = (slug: string, role: Role) => actingAs(base, world.colleague(slug, role), now)
  await setRate(as(partnership, 'coordinator'), {
    ...{ host: null, fromOn: `${year}-09-01`, perHour: 650, minutes: null },
  })
  const college = as(demoCollege, 'admissions-manager')
  const home = world.organisation(demoSchool)
  const firstWeeks = { home, fromOn: addDays(today, -35), untilOn: addDays(today, -15) }
  const issued = await beginStatement(college, firstWeeks)
  await issueStatement(college, issued, { version: 1 })
  await beginStatement(college, { home, fromOn: addDays(today, -14), untilOn: addDays(today, -1) })
  await drive(as(demoSchool, 'careers-lead'), plan)
}

async function drive(school: Context, { season: { today, year } }: Plan) {
  const weekday = await busiestWeekday(school, today)
  if (weekday === null) return
  const runId = await addRun(school, {
    ...{ name: 'Minibus to the college', weekday, seats: 8, phone: '01632 960140' },
    ...{ fromOn: addDays(today, -7), untilOn: `${year + 1}-07-16` },
    stops: [
      { leaves: '12:15', name: 'The school, main gate' },
      { leaves: '12:30', name: 'Market Square' },
      { leaves: '12:50', name: 'The college' },
    ],
  })
  const { stops } = await findRun(school, runId)
  const placements = await placementsToSeat(school, weekday, today)
  for (const [nth, { id }] of placements.slice(0, SEATS).entries()) {
    const stop = stops[nth === 2 ? 1 : 0]?.id ?? ''
    await giveSeat(school, runId, { placement: id, stop, fromOn: today, untilOn: null })
  }
}

async function busiestWeekday(school: Context, today: string): Promise<number | null> {
  for (let weekday = 1; weekday <= 5; weekday += 1)
    if ((await placementsToSeat(school, weekday, today)).length >= SEATS) return weekday
  return null
}
