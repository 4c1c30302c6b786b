import { addAccount } from '~/domain/accounts/account.commands.server'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { saveGrades, saveSection } from '~/domain/applications/section.commands.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { applicationSections } from '~/domain/applications/sections'
import { predictGrades } from '~/domain/predictions/prediction.commands.server'
import type { Context } from '~/kit/context.server'
import { answersOf, gradesOf } from '../people/profile'
import { actingAs, systemDeed, type Deed } from './play.server'
import { minutesOn, type Thread } from './thread.server'
import type { World } from './world.server'

/** Everything a learner does up to sending the form, in order. */
export function applying(world: World, thread: Thread): Deed[] {
  const { pupil, fate, begunAt, sentAt } = thread
  if (fate.effort === 'nothing') return []
  const own = (minutes: number, from: Date, act: (ctx: Context) => Promise<unknown>): Deed => ({
    at: minutesOn(from, minutes),
    whose: pupil.upn,
    act: (ctx) => act(actingAs(ctx, world.asLearner(pupil.upn), minutesOn(from, minutes))),
  })
  const learnerId = () => world.learner(pupil.upn).id
  return [
    systemDeed(pupil.upn, begunAt, (ctx) => openAccount(ctx, world, thread)),
    ...sectionsOf(thread).map(([section, answers], at) =>
      own(2 + 4 * at, begunAt, (ctx) => saveSection(ctx, learnerId(), section, { answers, isFinished: true })),
    ),
    ...(fate.sections >= 4
      ? [own(40, begunAt, (ctx) => saveGrades(ctx, learnerId(), { grades: gradesOf(pupil), isFinished: true }))]
      : []),
    ...(fate.isPredicted ? [predicting(world, thread)] : []),
    ...fate.choices.map((choice, at) =>
      own(50 + 3 * at, begunAt, async (ctx) => {
        thread.choiceIds.set(choice, await addChoice(ctx, learnerId(), world.run(choice.wish.run.key)))
      }),
    ),
    ...(fate.effort === 'sent' ? [own(0, sentAt, (ctx) => sendApplication(ctx, learnerId()))] : []),
  ]
}

async function openAccount(ctx: Context, world: World, { pupil }: Thread) {
  const learner = world.learner(pupil.upn)
  if (learner.accountId !== null) return
  const name = `${pupil.knownAs} ${pupil.familyName}`
  learner.accountId = await addAccount(ctx, { email: pupil.email, name, learnerId: learner.id })
}

/** The sections that are written: all that are asked for, or the first few. */
function sectionsOf({ pupil, fate }: Thread) {
  const answers = answersOf(pupil)
  const isEverywhereASchool =
    fate.choices.length > 0 && fate.choices.every(({ wish }) => wish.course.place.kind === 'school')
  return applicationSections
    .filter(
      ({ isGrades, isNeeded }) =>
        !isGrades && isNeeded({ providerKinds: isEverywhereASchool ? ['school-sixth-form'] : [] }),
    )
    .slice(0, fate.sections)
    .flatMap(({ slug }) => (Object.keys(answers[slug] ?? {}).length > 0 ? [[slug, answers[slug] ?? {}] as const] : []))
}

/** The school enters its own predictions while the form is being written. */
function predicting(world: World, { pupil, begunAt }: Thread): Deed {
  const at = minutesOn(begunAt, 45)
  return {
    at,
    whose: pupil.upn,
    act: (ctx) => {
      const tutor = world.colleague(pupil.school.slug, 'tutor', pupil.form)
      return predictGrades(actingAs(ctx, tutor, at), world.learner(pupil.upn).id, gradesOf(pupil))
    },
  }
}
