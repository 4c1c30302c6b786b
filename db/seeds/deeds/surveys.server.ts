import { draftSurvey, openSurvey, replyToSurvey, tellWhatWasDone } from '~/domain/surveys/survey.commands.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { demoLearner, demoLearner2 } from '../people/cast'
import type { PupilPlan } from '../people/pupils'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import type { World } from './world.server'

const partnership = 'marlshire-pathways-partnership'
const ANSWERED = 24
const ease = ['Very easy', 'Easy', 'Hard', 'Very hard']
const wishes = ['More about buses', 'Longer to choose', 'Films of a normal day', 'Nothing', 'A map of all places']

/** A survey that is open, with answers of some learners who have applied, and what the partnership made of an earlier one. */
export async function askLearners(base: Context, world: World, { season: { today }, thisYear }: Plan) {
  const on = (days: number) => londonMoment(addDays(today, -days), '10:00:00')
  const coordinator = world.colleague(partnership, 'coordinator')
  const id = await draftSurvey(actingAs(base, coordinator, on(9)), {
    title: 'Two questions about finding a course',
    moment: 'any',
    questions: [
      { words: 'How easy was it to find a course you like?', options: ease },
      { words: 'What would have helped you?', options: [] },
    ],
    version: 0,
  })
  await openSurvey(actingAs(base, coordinator, on(8)), id, 1)
  await tellWhatWasDone(actingAs(base, coordinator, on(7)), {
    said: 'Open evenings end after the last bus.',
    done: 'Two bus lines run until half past nine on the evenings of open events.',
  })
  const isForDemonstration = ({ givenNames, familyName }: PupilPlan) =>
    [demoLearner, demoLearner2].some((one) => one.givenNames === givenNames && one.familyName === familyName)
  const others = thisYear
    .filter(({ pupil }) => !isForDemonstration(pupil) && world.learner(pupil.upn).accountId !== null)
    .map(({ pupil }) => pupil.upn)
  for (const [nth, upn] of others.slice(0, ANSWERED).entries()) {
    const answers = [ease[(nth * 7) % 4] ?? '', nth % 2 === 0 ? (wishes[nth % 5] ?? '') : '']
    await replyToSurvey(actingAs(base, world.asLearner(upn), on(nth % 6)), id, { answers })
  }
}
