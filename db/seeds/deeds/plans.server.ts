import { sharePlan } from '~/domain/plan-shares/plan-share.commands.server'
import { contributeToPlan, writePlanSection } from '~/domain/plans/plan.commands.server'
import { USUAL_REVIEW_WEEKS, usualRights } from '~/domain/plans/plan-rights'
import { choosePlanTemplate, makePlanTemplate } from '~/domain/plans/template.commands.server'
import { closeReview, holdReview, sayInReview, setReview } from '~/domain/reviews/review.commands.server'
import { addStep, moveStep, setTarget } from '~/domain/targets/target.commands.server'
import { visitor } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { demoCollege, demoLearner, demoLearner2, demoParent, demoSchool } from '../people/cast'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import type { World } from './world.server'

const OTHERS = 2

/** Plans of the learners of the demonstration, with those beside them, and one that has travelled to the college. */
export async function writePlans(base: Context, world: World, { season, thisYear }: Plan) {
  const form = thisYear.filter(({ pupil }) => pupil.school.slug === demoSchool && pupil.form === '11A')
  const scene: Scene = { base, world, today: season.today }
  const templateId = await makeTemplates(scene)
  const maisie = form.find(({ pupil }) => pupil.email === demoLearner.email)
  const rohan = form.find(({ pupil }) => pupil.email === demoLearner2.email)
  if (maisie) await ofMaisie(scene, maisie.pupil.upn, templateId)
  if (rohan) await ofRohan(scene, rohan.pupil.upn)
  const others = form.filter((story) => story !== maisie && story !== rohan).slice(0, OTHERS)
  for (const [at, { pupil }] of others.entries()) await ofAnother(scene, pupil.upn, at === 0)
  await thatTravelled(scene)
}

type Scene = { base: Context; world: World; today: string }

function daysAgo({ base, today }: Scene, days: number, actor: Context['actor']): Context {
  return actingAs(base, actor, londonMoment(addDays(today, -days), '11:00:00'))
}

function tutorOf(scene: Scene, days: number): Context {
  return daysAgo(scene, days, scene.world.colleague(demoSchool, 'tutor', '11A'))
}

async function makeTemplates(scene: Scene): Promise<string> {
  const coordinator = daysAgo(scene, 38, scene.world.colleague('marlshire-pathways-partnership', 'coordinator'))
  const supported = { ...usualRights, interests: { ...usualRights.interests, parent: 'read' } } as const
  await makePlanTemplate(coordinator, { name: 'Supported learning', reviewWeeks: 6, rights: supported })
  return makePlanTemplate(coordinator, { name: 'A levels', reviewWeeks: USUAL_REVIEW_WEEKS, rights: usualRights })
}

async function ofMaisie(scene: Scene, upn: string, templateId: string) {
  const { id } = scene.world.learner(upn)
  const maisie = (days: number) => daysAgo(scene, days, scene.world.asLearner(upn))
  const words = {
    aims: 'I want to work with animals. Maybe as a vet nurse.',
    strengths: 'I am patient, and I am never late. I look after two dogs and a rabbit.',
    interests: 'Animals, biology, baking, and the school garden.',
    needs: 'I read better when the print is not too small. It helps to know the plan for the day.',
  }
  for (const [section, text] of Object.entries(words))
    await writePlanSection(maisie(36), id, section, { words: text, version: 0 })
  await choosePlanTemplate(tutorOf(scene, 35), id, templateId)
  const comment = 'A week at the animal rescue would show you what the work is like. Ask me for the form.'
  await contributeToPlan(tutorOf(scene, 35), id, 'aims', { words: comment })
  await writePlanSection(maisie(12), id, 'aims', {
    words: 'I want to be a vet nurse. First I want a Level 3 in animal care.',
    version: 1,
  })
  const targetId = await setTarget(maisie(34), id, {
    ...{ title: 'Spend a week with animals', why: 'To see if I like the work every day.', owner: 'learner' },
    ...{ measure: 'I have been there for five days.', by: '6', dueOn: null },
  })
  const steps = ['Ask for the form', 'Ring the animal rescue', 'Spend the week there']
  const ids = []
  for (const what of steps) ids.push(await addStep(maisie(34), targetId, { what, owner: 'learner', dueOn: null }))
  await moveStep(maisie(20), ids[0] ?? '', 'finish')
  await moveStep(maisie(19), ids[1] ?? '', 'start')
  const dueOn = addDays(scene.today, -18)
  const reviewId = await setReview(tutorOf(scene, 33), id, { kind: 'induction', dueOn })
  await sayInReview(maisie(20), reviewId, { words: 'Biology goes well. Maths is hard on Mondays.', version: 1 })
  await closeReview(tutorOf(scene, 19), reviewId, {
    ...{ heldOn: addDays(scene.today, -19), learnerWords: null, version: 2 },
    summary: 'Maths help on Thursdays. Two open evenings before Christmas.',
  })
}

async function ofRohan(scene: Scene, upn: string) {
  const { id } = scene.world.learner(upn)
  const rohan = daysAgo(scene, 30, scene.world.asLearner(upn))
  await writePlanSection(rohan, id, 'aims', { words: 'I want to design bridges.', version: 0 })
  await writePlanSection(rohan, id, 'strengths', { words: 'Maths, drawing, and fixing bikes.', version: 0 })
  await setTarget(rohan, id, {
    ...{ title: 'Get a grade 7 in maths', why: null, measure: null, owner: 'learner' as const },
    ...{ by: '12' as const, dueOn: null },
  })
  const account = await scene.base.db
    .selectFrom('account')
    .select('id')
    .where('email', '=', demoParent.email)
    .executeTakeFirst()
  if (account) {
    const parent = daysAgo(scene, 28, { ...visitor, id: account.id, role: 'parent' })
    await contributeToPlan(parent, id, 'aims', { words: 'Your uncle can show you his office in spring.' })
  }
  await setReview(tutorOf(scene, 27), id, { kind: 'periodic', dueOn: addDays(scene.today, -8) })
}

/** A review that is due these days, and one that waits. */
async function ofAnother(scene: Scene, upn: string, isDue: boolean) {
  const { id } = scene.world.learner(upn)
  await writePlanSection(daysAgo(scene, 26, scene.world.asLearner(upn)), id, 'aims', {
    words: isDue ? 'I want to be a chef.' : 'I am not sure yet.',
    version: 0,
  })
  const dueOn = addDays(scene.today, 5)
  const reviewId = await setReview(tutorOf(scene, 25), id, { kind: 'periodic', dueOn })
  if (isDue) return
  const reason = scene.world.reason('review-on-hold', 'long-absence')
  await holdReview(tutorOf(scene, 6), reviewId, { reason, detail: null, version: 1 })
}

/** Somebody who is at the college of the demonstration now and lets it read parts of the plan. */
async function thatTravelled(scene: Scene) {
  const { base, world, today } = scene
  const place = await base.db
    .selectFrom('choice')
    .innerJoin('account', 'account.learnerId', 'choice.learnerId')
    .select(['choice.id', 'choice.learnerId', 'account.id as accountId'])
    .where('choice.providerId', '=', world.organisation(demoCollege))
    .where('choice.state', 'in', ['place_confirmed', 'enrolled'])
    .orderBy('choice.sentAt', 'desc')
    .orderBy('choice.id')
    .limit(1)
    .executeTakeFirst()
  if (!place) return
  const actor = { ...visitor, role: 'learner', areaId: world.areaId } as const
  const learner = daysAgo(scene, 9, { ...actor, id: place.accountId, learnerId: place.learnerId })
  await writePlanSection(learner, place.learnerId, 'aims', { words: 'A good job with my hands.', version: 0 })
  await writePlanSection(learner, place.learnerId, 'needs', { words: 'I need a quiet room in exams.', version: 0 })
  await sharePlan(learner, place.id, { parts: ['aims', 'needs'], expiresOn: addDays(today, 180), agrees: true })
}
