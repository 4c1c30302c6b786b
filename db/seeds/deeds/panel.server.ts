import { addAccount, addMembership } from '~/domain/accounts/account.commands.server'
import { appealCase } from '~/domain/panels/case-end.commands.server'
import { confirmCase } from '~/domain/panels/case-hold.commands.server'
import { putForward, takeUpCase } from '~/domain/panels/case.commands.server'
import { panelReasons } from '~/domain/panels/case.queries.server'
import type { CaseForm } from '~/domain/panels/case.schemas'
import { decideCase } from '~/domain/panels/decision.commands.server'
import { addAction, callMeeting, closeMeeting, openMeeting } from '~/domain/panels/meeting.commands.server'
import type { DecisionForm } from '~/domain/panels/meeting.schemas'
import { addPanelBlock, beginPanel, seatMember } from '~/domain/panels/panel.commands.server'
import { shareRun } from '~/domain/panels/shared-run.commands.server'
import { runsOfHost } from '~/domain/panels/shared-run.queries.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { demoCollege, demoLearner2, demoSchool } from '../people/cast'
import { onWeekday } from '../season'
import type { Plan } from '../story/plan'
import { workOutPlaces } from './allocation.server'
import { actingAs } from './play.server'
import type { World } from './world.server'

const partnership = 'marlshire-pathways-partnership'
const members = ['Gail Hutchins', 'Tariq Mahmood', 'Siobhan Kerr', 'Desmond Achebe']
const afternoon = { starts: '13:00', ends: '16:00' }
const week = [
  { name: 'Tuesday afternoon', weekday: 2, ...afternoon },
  { name: 'Wednesday morning', weekday: 3, starts: '09:00', ends: '12:00' },
  { name: 'Thursday afternoon', weekday: 4, ...afternoon },
]

type Stage = {
  base: Context
  world: World
  plan: Plan
  panelId: string
  /** the shared courses, and who may be put forward for one */
  runs: string[]
  learners: string[]
  chairId: string
  memberIds: string[]
}

/** The panel that gives out shared places: its week, its courses, one meeting that was held and one that is called. */
export async function holdPanel(base: Context, world: World, plan: Plan) {
  const stage = await openPanel(base, world, plan)
  if (stage.runs.length < 4 || stage.learners.length < 7) return
  const cases = await askPanel(stage)
  await meetOnce(stage, cases)
  await waitForNext(stage)
  await workOutPlaces(clerkAt(stage, 1), stage.panelId, stage.runs)
}

function at({ base, plan }: Pick<Stage, 'base' | 'plan'>, daysAgo: number, time = '10:00:00'): Context {
  return { ...base, now: londonMoment(onWeekday(addDays(plan.season.today, -daysAgo)), time) }
}

function clerkAt(stage: Pick<Stage, 'base' | 'plan' | 'world'>, daysAgo: number, time?: string): Context {
  const { now } = at(stage, daysAgo, time)
  return actingAs(stage.base, stage.world.colleague(partnership, 'panel-member'), now)
}

function schoolAt({ base, world, plan }: Stage, daysAgo: number, time?: string): Context {
  return actingAs(base, world.colleague(demoSchool, 'careers-lead'), at({ base, plan }, daysAgo, time).now)
}

async function openPanel(base: Context, world: World, plan: Plan): Promise<Stage> {
  const ctx = at({ base, plan }, 30)
  const coordinator = world.colleague(partnership, 'coordinator')
  const clerk = clerkAt({ base, world, plan }, 30)
  const panelId = await beginPanel(actingAs(base, coordinator, ctx.now), world.areaId, {
    name: 'Marlshire placement panel',
    quorum: 2,
    clerk: clerk.actor.id ?? '',
  })
  const memberIds = [await seatMember(clerk, panelId, { account: coordinator.id ?? '', seat: 'chair' })]
  const organisationId = world.organisation(partnership)
  for (const name of members) {
    const email = `${name.toLowerCase().replace(' ', '.')}@${partnership}.example`
    const accountId = await addAccount(ctx, { email, name })
    await addMembership(ctx, { accountId, organisationId, role: 'panel-member' })
    memberIds.push(await seatMember(clerk, panelId, { account: accountId, seat: 'member' }))
  }
  const blocks: string[] = []
  for (const block of week) blocks.push(await addPanelBlock(clerk, panelId, block))
  const runs = await shareCourses(clerk, { world, plan, panelId, blocks })
  const learners = learnersOf(world, plan)
  return { base, world, plan, panelId, runs, learners, chairId: coordinator.id ?? '', memberIds }
}

type Courses = { world: World; plan: Plan; panelId: string; blocks: readonly string[] }

async function shareCourses(clerk: Context, { world, plan, panelId, blocks }: Courses): Promise<string[]> {
  const { season, places } = plan
  const other = places.find(
    ({ slug, profile, kind }) => profile !== null && kind !== 'school' && slug !== demoCollege && slug !== demoSchool,
  )
  const found = []
  for (const slug of [demoCollege, ...(other ? [other.slug] : [])]) {
    const runs = await runsOfHost(clerk, world.areaId, world.organisation(slug))
    const byTitle = new Map(runs.map((run) => [run.title, run]))
    found.push(...[...byTitle.values()].slice(0, 3))
  }
  const shared: string[] = []
  for (const [nth, run] of found.entries()) {
    const block = blocks[nth % blocks.length]
    if (!block) continue
    shared.push(
      await shareRun(clerk, panelId, {
        ...{ run: run.id, places: nth === 1 ? 1 : 4, least: nth === 1 ? 1 : 2, blocks: [block] },
        ...{ fromOn: addDays(season.today, 5), untilOn: `${season.year + 1}-07-16` },
        transport: nth % 2 === 0 ? 'A minibus from the school gate at noon' : null,
        support: nth === 0 ? 'A learning mentor in the workshop' : null,
        safeUntil: nth === 3 ? null : `${season.year + 1}-08-31`,
        ...{ outFrom: null, outUntil: null },
      }),
    )
  }
  return shared
}

/** The learner who has offers comes first: they and their parent read what became of it. */
function learnersOf(world: World, { thisYear }: Plan): string[] {
  const own = thisYear.filter(({ pupil }) => pupil.school.slug === demoSchool)
  const first = own.filter(({ pupil }) => pupil.email === demoLearner2.email)
  const rest = own.filter(({ pupil }) => pupil.email !== demoLearner2.email)
  return [...first, ...rest].slice(0, 8).map(({ pupil }) => world.learner(pupil.upn).id)
}

function asked(first: string, more: Partial<CaseForm> = {}): CaseForm {
  return {
    ...{ first, second: null, third: null, why: 'Learns best by doing, and wants to try the work before Year 12.' },
    ...{ transport: 'no', support: null, agreed: 'yes', isUrgent: undefined, urgentWhy: null, step: 'submit', ...more },
  }
}

/** Five cases of two weeks ago, all taken up by the clerk. */
async function askPanel(stage: Stage): Promise<string[]> {
  const [first = '', single = '', third = '', fourth = ''] = stage.runs
  const wishes = [
    asked(first, { second: third, transport: 'yes', support: 'Somebody to read instructions aloud' }),
    asked(single),
    asked(single, { second: fourth }),
    asked(third, { transport: 'yes' }),
    asked(fourth),
  ]
  const cases: string[] = []
  for (const [nth, form] of wishes.entries()) {
    const id = await putForward(schoolAt(stage, 12), stage.panelId, stage.learners[nth] ?? '', form)
    await takeUpCase(clerkAt(stage, 11), id, { version: 2 })
    cases.push(id)
  }
  return cases
}

async function meetOnce(stage: Stage, [first = '', second = '', third = '', fourth = '']: string[]) {
  const { base, panelId, chairId, memberIds, runs } = stage
  const clerk = clerkAt(stage, 7, '14:00:00')
  const day = onWeekday(addDays(stage.plan.season.today, -7))
  const meetingId = await callMeeting(clerkAt(stage, 10), panelId, {
    ...{ meetsOn: day, meetsAt: '14:00', place: 'County Hall, committee room 2' },
  })
  await openMeeting(clerk, meetingId, { version: 1, present: memberIds.slice(0, 3) })
  const chair = actingAs(base, { ...clerk.actor, id: chairId }, londonMoment(day, '14:30:00'))
  const reasons = await panelReasons(chair, ['panel-refusal', 'panel-reserve'])
  const why = (list: string, code: string) => reasons.find((one) => one.list === list && one.code === code)?.id ?? ''
  const decide = (caseId: string, more: Partial<DecisionForm>) =>
    decideCase(chair, meetingId, caseId, {
      ...{ version: 3, outcome: 'place', run: null, other: null, reason: null, detail: null, ...more },
    })
  await decide(first, { run: runs[0] ?? '' })
  await decide(second, { run: runs[1] ?? '' })
  await decide(third, { outcome: 'reserve', reason: why('panel-reserve', 'group-full') })
  await decide(fourth, { outcome: 'refuse', reason: why('panel-refusal', 'entry-requirement') })
  await addAction(clerk, meetingId, {
    ...{ what: 'Ask the host for its new safety check', member: memberIds[1] ?? '', case: null },
    dueOn: onWeekday(addDays(stage.plan.season.today, 8)),
  })
  await closeMeeting(clerkAt(stage, 7, '16:00:00'), meetingId, { version: 2 })
  await confirmCase(schoolAt(stage, 6), first, { version: 4 })
  await appealCase(schoolAt(stage, 4), fourth, {
    version: 4,
    words: 'The grade that was missing has come in since: see the predicted grades.',
  })
}

/** Since the meeting: something urgent, something new, a draft, and the next meeting. */
async function waitForNext(stage: Stage) {
  const { panelId, learners, runs, plan } = stage
  const third = runs[2] ?? ''
  const urgentWhy = 'The learner is taught at home since Monday and has nothing on these days.'
  const urgent = await putForward(
    schoolAt(stage, 2),
    panelId,
    learners[5] ?? '',
    asked(third, { isUrgent: 'yes', urgentWhy }),
  )
  await takeUpCase(clerkAt(stage, 1), urgent, { version: 2 })
  await putForward(schoolAt(stage, 1), panelId, learners[6] ?? '', asked(runs[0] ?? ''))
  const draft = asked(third, { agreed: undefined, step: 'draft' })
  if (learners[7]) await putForward(schoolAt(stage, 1, '11:00:00'), panelId, learners[7], draft)
  const next = { meetsOn: onWeekday(addDays(plan.season.today, 7)), meetsAt: '14:00' }
  await callMeeting(clerkAt(stage, 1), panelId, { ...next, place: 'County Hall, committee room 2' })
}
