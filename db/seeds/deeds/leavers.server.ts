import { answerSurvey } from '~/domain/activity-surveys/answer.commands.server'
import { disputeDestination } from '~/domain/activity-surveys/dispute.commands.server'
import { printLetters } from '~/domain/activity-surveys/letter.commands.server'
import { openActivitySurvey } from '~/domain/activity-surveys/survey.commands.server'
import { askedOf, schoolsAsked } from '~/domain/activity-surveys/survey.queries.server'
import { formerPupils } from '~/domain/leavers/leaver.queries.server'
import { refreshAll } from '~/domain/leavers/refresh.commands.server'
import { visitor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { demoSchool } from '../people/cast'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import { adviserForm } from './staff.server'
import type { World } from './world.server'

/** What leavers answer, one after the other. */
const answers = [
  { answer: 'college', where: 'Castermere College', words: null },
  { answer: 'part-time-job', where: 'Harbour Café', words: 'I want to do a catering course next year.' },
  { answer: 'looking', where: null, words: 'I left in October. The bus takes two hours.' },
]

/** The annual activity survey of those who left in the summer: under way, with a few answers and one word of a school that is disputed. */
export async function surveyLeavers(base: Context, world: World, { season, lastYear }: Plan) {
  const leavingYear = season.year
  const opened = `${leavingYear}-11-09`
  const moment = (day: string) => londonMoment(day, '10:00:00')
  const { areaId } = world
  await refreshAll(systemContext(base.db, moment(opened)), { areaId, leavingYear })
  const coordinator = world.colleague('marlshire-pathways-partnership', 'coordinator')
  const closesOn = [`${leavingYear + 1}-01-31`, addDays(season.today, 28)].toSorted().at(-1) ?? ''
  const surveyId = await openActivitySurvey(actingAs(base, coordinator, moment(opened)), {
    ...{ leavingYear, referenceOn: `${leavingYear}-11-01`, closesOn },
    ...{ firstReminderOn: addDays(opened, 21), secondReminderOn: addDays(opened, 42) },
  })

  const adviser = actingAs(
    base,
    world.colleague('marlshire-connexions', 'adviser', adviserForm(0)),
    moment(addDays(opened, 1)),
  )
  const letters = []
  for (const { id: school } of await schoolsAsked(adviser, surveyId))
    letters.push(...(await printLetters(adviser, surveyId, { school, everybody: true })))
  const now = moment(addDays(opened, 4))
  // About half of those nobody knows of have answered; advisers look for the others.
  for (const [nth, { code, givenNames, familyName }] of letters.slice(0, Math.ceil(letters.length / 2)).entries()) {
    const pupil = lastYear.find(({ pupil }) => pupil.givenNames === givenNames && pupil.familyName === familyName)
    const answer = answers[nth % answers.length]
    if (!pupil || !answer) continue
    const form = { ...answer, bornOn: pupil.pupil.bornOn, startedOn: null }
    await answerSurvey({ ...base, actor: visitor, now }, code, 'demo', form)
  }
  await dispute(actingAs(base, world.colleague(demoSchool, 'careers-lead'), now), leavingYear)
}

const GARAGE = '330'

/** One former pupil, the first by name of whom something else is recorded, works at a garage, as the school has heard. */
async function dispute(careers: Context, year: number) {
  const { rows } = await formerPupils(careers, { year, after: null })
  const people = await askedOf(
    careers,
    rows.map(({ learnerId }) => learnerId),
  )
  if (people.length === 0) return
  const asked = await careers.db
    .selectFrom('activitySurveyPerson')
    .innerJoin('learner', 'learner.id', 'activitySurveyPerson.learnerId')
    .select('activitySurveyPerson.id')
    .where(
      'activitySurveyPerson.id',
      'in',
      people.map(({ id }) => id),
    )
    .where('activitySurveyPerson.code', 'is distinct from', GARAGE)
    .orderBy('learner.nameKey')
    .limit(1)
    .executeTakeFirst()
  if (!asked) return
  const words = 'His sister is in Year 10 and says that he works at the garage in Mill Lane.'
  await disputeDestination(careers, asked.id, { code: GARAGE, where: 'Mill Lane Garage', words })
}
