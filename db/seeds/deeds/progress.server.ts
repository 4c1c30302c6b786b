import { putPredictions } from '~/domain/plans/grade.commands.server'
import { saveGrid } from '~/domain/progress/entry.commands.server'
import { nothingSaid, signatureOf, type Said } from '~/domain/progress/entry-grid'
import { gridAsked, gridRows } from '~/domain/progress/grid.queries.server'
import { beginIntervention, lookAtIntervention } from '~/domain/progress/intervention.commands.server'
import { colleagues } from '~/domain/progress/intervention.queries.server'
import type { GridQuestion } from '~/domain/progress/progress.schemas'
import { coursesInRound } from '~/domain/progress/grid.queries.server'
import { setRound } from '~/domain/progress/round.commands.server'
import { findRound } from '~/domain/progress/round.queries.server'
import { sayRisk } from '~/domain/progress/watch.commands.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import type { Role } from '~/kit/actor'
import { demoCollege, demoSchool } from '../people/cast'
import { onWeekday } from '../season'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import type { World } from './world.server'

const COURSES = 3
const GCSE = 'GCSE (9 to 1)'

type Stage = { base: Context; world: World; today: string; form: readonly string[] }

/** How the learners of the demonstration get on: two rounds at the college and at its school, risk, and what is done about it. */
export async function reportProgress(base: Context, world: World, { season, thisYear }: Plan) {
  const form = thisYear
    .filter(({ pupil }) => pupil.school.slug === demoSchool && pupil.form === '11A')
    .map(({ pupil }) => world.learner(pupil.upn).id)
  const stage = { base, world, today: season.today, form }
  await atCollege(stage)
  await atSchool(stage)
  await watch(stage)
}

function as({ base, world, today }: Stage, slug: string, role: Role, daysAgo: number): Context {
  const moment = londonMoment(onWeekday(addDays(today, -daysAgo)), '15:00:00')
  return actingAs(base, world.colleague(slug, role, role === 'tutor' ? '11A' : null), moment)
}

/** One round that is over, and one that is open on the day of the demonstration. */
async function rounds(stage: Stage, slug: string, role: Role) {
  const { today } = stage
  const keeper = as(stage, slug, role, 32)
  const of = (name: string, opens: number, closes: number) =>
    setRound(keeper, {
      ...{ name, opensOn: addDays(today, opens), closesOn: addDays(today, closes), version: undefined },
      asks: ['effort', 'comment'],
    })
  return [await of('First weeks', -32, -18), await of('Autumn', -10, 11)] as const
}

const words: Said[] = [
  { target: 'Merit', grade: 'Merit', effort: '2', comment: 'Works steadily, and helps others.' },
  { target: 'Distinction', grade: 'Pass', effort: '3', comment: 'The second assignment is missing.' },
  { target: 'Pass', grade: 'Merit', effort: '1', comment: 'Much better than was expected.' },
  { target: 'Merit', grade: 'Pass', effort: '2', comment: 'Nearly there. Ask for help with the portfolio.' },
]

async function atCollege(stage: Stage) {
  const [first, second] = await rounds(stage, demoCollege, 'admissions-manager')
  const teacher = (daysAgo: number) => as(stage, demoCollege, 'register-taker', daysAgo)
  const courses = await coursesInRound(teacher(0), await findRound(teacher(0), second))
  const chosen = [...courses.toSorted((a, b) => b.learners - a.learners)].slice(0, COURSES)
  for (const { id: run } of chosen) {
    const asked = { run, form: '', subject: '', scale: '' }
    await fill(teacher(24), first, asked, 'Pass, merit, distinction', (at) => ({
      ...(words[at % words.length] ?? nothingSaid),
      ...{ grade: at % 4 === 0 ? 'Pass' : 'Not yet', comment: '' },
    }))
    // One learner in seven is still to be entered.
    await fill(teacher(4), second, asked, 'Pass, merit, distinction', (at) =>
      at % 7 === 6 ? null : (words[at % words.length] ?? nothingSaid),
    )
  }
}

async function atSchool(stage: Stage) {
  const [first, second] = await rounds(stage, demoSchool, 'careers-lead')
  const tutor = (daysAgo: number) => as(stage, demoSchool, 'tutor', daysAgo)
  for (const [nth, subject] of ['English language', 'Mathematics', 'Science'].entries()) {
    const scale = subject === 'Science' ? 'GCSE combined science' : GCSE
    const asked = { run: null, form: '11A', subject, scale }
    const grade = (place: number) => (subject === 'Science' ? `${place}-${place}` : String(place))
    for (const [daysAgo, roundId] of [
      [25, first],
      [5, second],
    ] as const)
      await fill(tutor(daysAgo), roundId, asked, scale, (at) => {
        const aim = 4 + ((at + nth) % 4)
        const now = aim - ((at + 2 * nth) % 4 === 0 ? 1 : 0) - (roundId === first ? 1 : 0) + (at % 3 === 0 ? 1 : 0)
        const comment = roundId === second && at % 5 === 0 ? 'Come to the lunch club on Thursdays.' : ''
        return { target: grade(aim), grade: grade(now), effort: String(1 + ((at + nth) % 4)), comment }
      })
  }
}

/** Fills one grid in as a teacher does; a row for which there is nothing to say is left. */
async function fill(
  ctx: Context,
  roundId: string,
  asked: GridQuestion,
  scale: string,
  say: (at: number) => Said | null,
) {
  const round = await findRound(ctx, roundId)
  const found = await gridRows(ctx, round, await gridAsked(ctx, round, asked))
  const rows = found.flatMap((row, at) => {
    const said = say(at)
    return said ? [{ learnerId: row.id, was: signatureOf(row), ...said }] : []
  })
  await saveGrid(ctx, roundId, asked, { scale, rows })
}

async function watch(stage: Stage) {
  const tutor = (daysAgo: number) => as(stage, demoSchool, 'tutor', daysAgo)
  const teacher = as(stage, demoCollege, 'register-taker', 6)
  const [first, second, third] = stage.form.slice(-5)
  const reason = (code: string) => stage.world.reason('intervention-kind', code)
  if (!first || !second || !third) return
  await putPredictions(tutor(30), [
    { learnerId: first, subject: 'Mathematics', qualification: GCSE, grade: '3' },
    { learnerId: first, subject: 'English language', qualification: GCSE, grade: '2' },
  ])
  const green = { rating: 'green', note: 'Settled well at the college.', last: '' } as const
  await sayRisk(tutor(20), first, green)
  const last = await sayRisk(tutor(19), second, { rating: 'amber', note: 'Tired in the mornings.', last: '' })
  await sayRisk(tutor(7), second, { rating: 'red', note: 'Missed two weeks at the college. Home knows.', last })
  await sayRisk(teacher, second, { rating: 'amber', note: 'Works well when there.', last: '' })
  const owner = (await colleagues(tutor(7)))[0]?.id ?? ''
  const begun = { detail: null, owner, startedOn: addDays(stage.today, -14) }
  await beginIntervention(tutor(14), second, {
    ...{ ...begun, reason: reason('talk-home'), lookAgainOn: addDays(stage.today, -1) },
  })
  const lessons = { ...begun, reason: reason('lessons'), lookAgainOn: addDays(stage.today, -3) }
  const id = await beginIntervention(tutor(14), third, lessons)
  await lookAtIntervention(tutor(3), id, {
    outcome: 'partly',
    note: 'On time now, still behind in theory.',
    version: 1,
  })
}
