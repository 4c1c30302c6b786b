import { raiseAlerts } from '~/domain/alerts/alert.commands.server'
import { tellAbsence } from '~/domain/attendance/absence.commands.server'
import { confirmHomeMarks, setHomeMark } from '~/domain/attendance/home-line.commands.server'
import { canConfirm, proposedCode } from '~/domain/attendance/home-line'
import { homeLinesOn } from '~/domain/attendance/home-line.queries.server'
import { takeRegister } from '~/domain/attendance/register.commands.server'
import { findRegister } from '~/domain/attendance/register.queries.server'
import { sessionsOn } from '~/domain/attendance/session.queries.server'
import { addSlot, planSessions } from '~/domain/attendance/timetable.commands.server'
import { confirmCase } from '~/domain/panels/case-hold.commands.server'
import { putForward, takeUpCase } from '~/domain/panels/case.commands.server'
import { decideCase } from '~/domain/panels/decision.commands.server'
import { callMeeting, closeMeeting, openMeeting } from '~/domain/panels/meeting.commands.server'
import { shareRun } from '~/domain/panels/shared-run.commands.server'
import { runsOfHost } from '~/domain/panels/shared-run.queries.server'
import { planPlacementOf } from '~/domain/placements/case-reaction.jobs.server'
import { decideCheck, recordArrival } from '~/domain/placements/placement.commands.server'
import { checksOfPlacement } from '~/domain/placements/placement.queries.server'
import { systemContext, type Context } from '~/kit/context.server'
import { addDays, daysBetween, londonMoment } from '~/kit/dates'
import type { Role } from '~/kit/actor'
import { demoCollege, demoSchool } from '../people/cast'
import { onWeekday } from '../season'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import type { World } from './world.server'

const partnership = 'marlshire-pathways-partnership'
const WEEKS = 5
const LEARNERS = 5

type Stage = { base: Context; world: World; plan: Plan }

/** Learners of the demonstration's school at its college since five weeks: placed, timetabled, marked, and answered by the school. */
export async function hostLearners(base: Context, world: World, plan: Plan) {
  const stage = { base, world, plan }
  const run = await aSharedRun(stage)
  if (!run) return
  const learners = plan.thisYear
    .filter(({ pupil }) => pupil.school.slug === demoSchool && pupil.form === '11A')
    .slice(-LEARNERS)
    .map(({ pupil }) => world.learner(pupil.upn).id)
  await place(stage, run, learners)
  await teach(stage, run, learners)
  await answer(stage, learners)
  await raiseAlerts(systemContext(base.db, londonMoment(plan.season.today, '02:55:00')))
}

function as({ base, world, plan }: Stage, slug: string, role: Role, daysAgo: number, time = '10:00:00'): Context {
  const form = role === 'tutor' ? '11A' : null
  const moment = londonMoment(onWeekday(addDays(plan.season.today, -daysAgo)), time)
  return actingAs(base, world.colleague(slug, role, form), moment)
}

const clerk = (stage: Stage, daysAgo: number, time?: string) => as(stage, partnership, 'panel-member', daysAgo, time)

type Run = { panelId: string; sharedId: string; runId: string }

/** One more course of the college that the panel gives places on: it began five weeks ago. */
async function aSharedRun(stage: Stage): Promise<Run | null> {
  const { base, world, plan } = stage
  const panel = await base.db.selectFrom('panel').select('id').executeTakeFirst()
  if (!panel) return null
  const runs = await runsOfHost(clerk(stage, 60), world.areaId, world.organisation(demoCollege))
  const shared = await base.db.selectFrom('sharedRun').select('courseRunId').execute()
  const run = runs.find(({ id }) => !shared.some(({ courseRunId }) => courseRunId === id))
  const [block] = await base.db.selectFrom('timetableBlock').select('id').orderBy('weekday').orderBy('starts').execute()
  if (!run || !block) return null
  const sharedId = await shareRun(clerk(stage, 60), panel.id, {
    ...{ run: run.id, places: LEARNERS + 3, least: 2, blocks: [block.id] },
    ...{ fromOn: addDays(plan.season.today, -7 * WEEKS), untilOn: `${plan.season.year + 1}-07-16` },
    ...{
      transport: 'The 42 bus from the school',
      support: null,
      safeUntil: `${plan.season.year + 1}-08-31`,
      outFrom: null,
      outUntil: null,
    },
  })
  return { panelId: panel.id, sharedId, runId: run.id }
}

async function place(stage: Stage, { panelId, sharedId }: Run, learners: readonly string[]) {
  const school = (daysAgo: number) => as(stage, demoSchool, 'careers-lead', daysAgo)
  const cases: string[] = []
  for (const learnerId of learners) {
    const id = await putForward(school(55), panelId, learnerId, {
      ...{ first: sharedId, second: null, third: null, why: 'Wants to learn a trade beside the GCSEs.' },
      ...{ transport: 'no', support: null, agreed: 'yes', isUrgent: undefined, urgentWhy: null, step: 'submit' },
    })
    await takeUpCase(clerk(stage, 54), id, { version: 2 })
    cases.push(id)
  }
  const meetsOn = onWeekday(addDays(stage.plan.season.today, -50))
  const held = { meetsOn, meetsAt: '14:00', place: 'County Hall, committee room 2' }
  const meetingId = await callMeeting(clerk(stage, 54), panelId, held)
  const seats = await stage.base.db
    .selectFrom('panelMember')
    .select(['id', 'seat', 'accountId'])
    .orderBy('seat')
    .execute()
  const members = seats.filter(({ seat }) => seat !== 'clerk').map(({ id }) => id)
  await openMeeting(clerk(stage, 50, '14:00:00'), meetingId, { version: 1, present: members.slice(0, 3) })
  const chairId = seats.find(({ seat }) => seat === 'chair')?.accountId ?? null
  const clerkNow = clerk(stage, 50, '14:30:00')
  for (const id of cases) {
    await decideCase({ ...clerkNow, actor: { ...clerkNow.actor, id: chairId } }, meetingId, id, {
      ...{ version: 3, outcome: 'place', run: sharedId, other: null, reason: null, detail: null },
    })
  }
  await closeMeeting(clerk(stage, 50, '16:00:00'), meetingId, { version: 2 })
  for (const id of cases) await begin(stage, id)
}

/** The school confirms, both sides settle what must stand, and the learner comes on the first day. */
async function begin(stage: Stage, caseId: string) {
  const school = as(stage, demoSchool, 'careers-lead', 48)
  const college = as(stage, demoCollege, 'admissions-manager', 46)
  await confirmCase(school, caseId, { version: 4 })
  const { db } = stage.base
  const event = await db
    .selectFrom('auditEvent')
    .select('id')
    .where('subjectId', '=', caseId)
    .where('action', '=', 'case.confirmed')
    .executeTakeFirstOrThrow()
  await planPlacementOf.run(systemContext(db, school.now), { eventId: event.id, subjectId: caseId, learnerId: null })
  const placement = db.selectFrom('placement').select(['id', 'startsOn', 'version']).where('caseId', '=', caseId)
  const { id, startsOn, version } = await placement.executeTakeFirstOrThrow()
  for (const { kind, owner } of await checksOfPlacement(college, id))
    await decideCheck(owner === 'home' ? school : college, id, kind, { state: 'done', note: null })
  const first = { ...college, now: londonMoment(startsOn, '12:00:00') }
  await recordArrival(first, id, { day: startsOn, version })
}

/** Two sessions a week, on the day of the demonstration among them, with marks as they come. */
async function teach(stage: Stage, { runId }: Run, learners: readonly string[]) {
  const { base, plan } = stage
  const { today } = plan.season
  const teacher = (now: Date) => ({ ...as(stage, demoCollege, 'register-taker', 0), now })
  const firstDay = addDays(today, -7 * WEEKS)
  const began = londonMoment(firstDay, '07:00:00')
  const lesson = {
    courseRunId: runId,
    siteId: null,
    blockId: null,
    fromOn: firstDay,
    untilOn: `${plan.season.year + 1}-07-16`,
  }
  for (const [title, weekday, start, end] of [
    ['Workshop', weekdayOf(onWeekday(today)), '09:30', '12:00'],
    ['Theory', weekdayOf(onWeekday(addDays(today, -3))), '13:00', '15:00'],
  ] as const)
    await addSlot(teacher(began), { ...lesson, title, weekday, start, end })
  for (let day = firstDay; day <= today; day = addDays(day, 1)) {
    await planSessions(systemContext(base.db, londonMoment(day, '00:42:00')))
    const taught = teacher(londonMoment(day, '15:30:00'))
    for (const { id, title } of await sessionsOn(taught, day))
      if (title === 'Workshop' || title === 'Theory')
        await mark(taught, id, learners, daysBetween(day, onWeekday(today)))
  }
}

/** The second learner was missing lately; the third is often late; today one is missing and nobody has said why. */
async function mark(ctx: Context, sessionId: string, learners: readonly string[], daysAgo: number) {
  const { version, learners: expected, takenAt } = await findRegister(ctx, sessionId)
  if (takenAt !== null || !expected.some(({ id }) => learners.includes(id))) return
  const nth = Number(sessionId.replaceAll(/\D/g, '').slice(0, 2))
  const codeOf = (id: string) => {
    const who = learners.indexOf(id)
    if (daysAgo === 0 && who === 0) return 'O'
    if (who === 1) return daysAgo < 15 ? 'O' : 'P'
    if (who === 2) return nth % 2 === 0 ? 'L' : 'P'
    return 'P'
  }
  const marks = Object.fromEntries(
    expected.map(({ id }) => [id, { code: codeOf(id), minutesLate: codeOf(id) === 'L' ? 10 : null }]),
  )
  await takeRegister(ctx, sessionId, { version, marks })
}

/** The school has settled the days before; it knows of a dentist, and today is still to be looked at. */
async function answer(stage: Stage, learners: readonly string[]) {
  const { today } = stage.plan.season
  for (let back = 21; back > 0; back -= 1) {
    const day = addDays(onWeekday(today), -back)
    const tutor = { ...as(stage, demoSchool, 'tutor', 0), now: londonMoment(day, '16:00:00') }
    const found = await homeLinesOn(tutor, day)
    const lines = found.filter(({ line }) => canConfirm(line) && proposedCode(line) !== 'N')
    await confirmHomeMarks(tutor, {
      day,
      lines: lines.map(({ sessionId, learnerId, line }) => ({ sessionId, learnerId, code: proposedCode(line) ?? '' })),
    })
    for (const { sessionId, learnerId, line } of found)
      if (proposedCode(line) === 'N')
        await setHomeMark(tutor, sessionId, learnerId, { code: 'I', reason: 'The mother rang: ill' })
  }
  const tomorrow = addDays(today, 1)
  const last = learners.at(-1)
  if (last)
    await tellAbsence(as(stage, demoSchool, 'tutor', 0), last, { fromOn: tomorrow, untilOn: tomorrow, code: 'M' })
}

function weekdayOf(day: string) {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7
}
