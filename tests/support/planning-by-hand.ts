import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { takingPlaces } from '~/domain/applications/choice.states'

/** The same figures by another way: every row read, and added up one by one. */
export async function countedByHand(db: Kysely<DB>, areaId: string, cycleId: string, now: Date) {
  const until = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`)
  const runs = await db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation', 'organisation.id', 'course.providerId')
    .select(['courseRun.id', 'courseRun.places', 'courseRun.startsOn', 'course.subjectCode', 'course.level'])
    .where('organisation.areaId', '=', areaId)
    .execute()
  const choices = (await db.selectFrom('choice').selectAll().where('cycleId', '=', cycleId).execute()).filter(
    ({ sentAt }) => sentAt !== null && sentAt < until,
  )
  const offers = await db.selectFrom('offer').selectAll().execute()
  const replies = await db.selectFrom('reply').selectAll().execute()
  const full = await db
    .selectFrom('rejection')
    .innerJoin('rejectionReason', 'rejectionReason.rejectionId', 'rejection.id')
    .innerJoin('reason', 'reason.id', 'rejectionReason.reasonId')
    .select('rejection.choiceId')
    .where('reason.code', '=', 'course-full')
    .execute()
  const lines = new Map<string, ReturnType<typeof noLine>>()
  for (const run of runs) {
    const isOn = run.startsOn !== null && run.startsOn >= '2027-08-01' && run.startsOn < '2028-08-01'
    const asked = choices.filter((choice) => (choice.firstCourseRunId ?? choice.courseRunId) === run.id)
    const held = choices.filter((choice) => choice.courseRunId === run.id)
    if (!isOn && asked.length + held.length === 0) continue
    const key = `${run.subjectCode} ${run.level}`
    const line = lines.get(key) ?? noLine(run.subjectCode ?? '', run.level ?? '')
    const offered = held.filter(({ id }) => offers.some(({ choiceId }) => choiceId === id))
    const taken = held.filter(({ state }) => takingPlaces.includes(state)).length
    line.runs += isOn ? 1 : 0
    line.runsUntold += isOn && run.places === null ? 1 : 0
    line.places += isOn ? (run.places ?? 0) : 0
    line.choices += asked.length
    line.firstChoices += asked.filter(({ preference }) => preference === 1).length
    line.offers += offered.length
    line.accepted += offered.filter(({ id }) =>
      offers.some((offer) => offer.choiceId === id && replies.some(({ offerId }) => offerId === offer.id)),
    ).length
    line.refusedFull += held.filter(({ id }) => full.some(({ choiceId }) => choiceId === id)).length
    line.taken += taken
    line.unfilled += isOn && run.places !== null ? Math.max(0, run.places - taken) : 0
    lines.set(key, line)
  }
  return [...lines.values()].toSorted((a, b) => (a.subjectCode + a.level).localeCompare(b.subjectCode + b.level))
}

function noLine(subjectCode: string, level: string) {
  return {
    ...{
      subjectCode,
      level,
      countedTo: '2026-11-22',
      firstChoices: 0,
      choices: 0,
      offers: 0,
      accepted: 0,
      enrolled: 0,
    },
    ...{ refusedFull: 0, taken: 0, runs: 0, runsUntold: 0, places: 0, unfilled: 0 },
  }
}
