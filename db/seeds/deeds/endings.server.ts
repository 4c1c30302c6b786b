import { recordContact } from '~/domain/participation/contact.commands.server'
import { endEnrolment, endPlacementProgramme } from '~/domain/programme-ends/programme-end.commands.server'
import type { AnyEndForm } from '~/domain/programme-ends/programme-end.schemas'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import type { EndKind } from '~/domain/programme-ends/programme.states'
import { placementsOn } from '~/domain/placements/placement.queries.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { demoCollege, demoSchool } from '../people/cast'
import { onWeekday } from '../season'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import { adviserForm } from './staff.server'
import type { World } from './world.server'

type Ending = {
  daysAgo: number
  kind: EndKind
  reason: string | null
  next: Partial<AnyEndForm>
  isTalkedAbout: boolean
}

/** How a few programmes of the demonstration’s college ended: one may come back, one goes up, one left within six weeks. */
const endings: Ending[] = [
  ...([
    { daysAgo: 1, kind: 'withdrawn', reason: 'workload', next: { nextStep: 'not-known' }, isTalkedAbout: false },
    {
      daysAgo: 6,
      kind: 'withdrawn',
      reason: 'not-known-learner',
      next: { nextStep: 'neet-seeking' },
      isTalkedAbout: false,
    },
  ] satisfies Ending[]),
  {
    ...{ daysAgo: 12, kind: 'transferred', reason: null, isTalkedAbout: false },
    next: { nextStep: 'course-here', nextCourse: 'Electrical installation', nextLevel: '2' },
  },
  {
    ...{ daysAgo: 20, kind: 'completed', reason: null, isTalkedAbout: false },
    next: { nextStep: 'apprenticeship', nextProvider: 'Oakham Joinery', nextCourse: 'Carpentry', nextLevel: '3' },
  },
  { daysAgo: 45, kind: 'withdrawn', reason: 'job', next: { nextStep: 'job-without-training' }, isTalkedAbout: true },
]

/** Tells how some who enrolled in September have left again, and what the adviser was asked. */
export async function endProgrammes(base: Context, world: World, { season }: Plan) {
  const at = (daysAgo: number, time: string) => londonMoment(onWeekday(addDays(season.today, -daysAgo)), time)
  const college = world.colleague(demoCollege, 'admissions-manager')
  const adviser = world.colleague('marlshire-connexions', 'adviser', adviserForm(0))
  const enrolled = await enrolledOf(base, college.organisationId ?? '', adviser.id ?? '')
  for (const [index, { daysAgo, kind, reason, next, isTalkedAbout }] of endings.entries()) {
    const enrolment = enrolled[index]
    if (!enrolment) continue
    const ctx = actingAs(base, college, at(daysAgo, '11:00:00'))
    await endEnrolment(ctx, enrolment.id, kind, await formOf(ctx, reason, next))
    if (!isTalkedAbout) continue
    const day = onWeekday(addDays(season.today, -daysAgo + 1))
    const talk = { kind: 'phone-call', outcome: 'reached', day, time: '10:00', note: null, nextActionOn: null } as const
    await recordContact(actingAs(base, adviser, at(daysAgo - 1, '10:30:00')), enrolment.learnerId, talk)
  }
  const head = actingAs(base, world.colleague(demoSchool, 'careers-lead', null), at(2, '12:00:00'))
  const [placement] = (await placementsOn(head, { list: 'live', page: 1 }))
    .filter(({ state }) => state === 'started')
    .slice(-1)
  if (!placement) return
  const form = await formOf(head, 'travel', { nextStep: 'other', nextCourse: null })
  await endPlacementProgramme(head, placement.id, 'withdrawn', { ...form, version: placement.version })
}

function enrolledOf(base: Context, providerId: string, adviserId: string) {
  return base.db
    .selectFrom('enrolment')
    .innerJoin('caseloadEntry', 'caseloadEntry.learnerId', 'enrolment.learnerId')
    .select(['enrolment.id', 'enrolment.learnerId'])
    .where('enrolment.providerId', '=', providerId)
    .where('enrolment.status', '=', 'enrolled')
    .where('caseloadEntry.adviserId', '=', adviserId)
    .where('caseloadEntry.endedAt', 'is', null)
    .orderBy('enrolment.recordedAt')
    .orderBy('enrolment.id')
    .limit(endings.length)
    .execute()
}

async function formOf(ctx: Context, code: string | null, next: Partial<AnyEndForm>): Promise<AnyEndForm> {
  const shared = {
    ...{ lastOn: londonDay(ctx.now), nextStep: 'not-known', nextProvider: null, nextCourse: null, nextLevel: null },
    ...{ nextStartsOn: null, detail: null, version: 1 },
    ...next,
  }
  if (code === null) return shared
  const reason = (await reasonsOn(ctx, 'programme-withdrawn')).find((one) => one.code === code)
  const reasons = { learner: reason ? [reason.id] : [], provider: [], other: [] }
  return { ...shared, party: 'learner', reasons, futureInterest: 'yes' }
}
