import { addAccount } from '~/domain/accounts/account.commands.server'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { inviteLearners } from '~/domain/learners/invitation.commands.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { Chance } from '../chance'
import { schoolsOf, type PlacePlan } from '../county/organisations'
import { demoLearner, demoLearner2, demoParent, password } from '../people/cast'
import type { Enrolled } from '../people/cohort-file'
import type { Plan, Story } from '../story/plan'
import { advising, intending, needsSomebody, sharingCaseloads } from './advise.server'
import { answering } from './answer.server'
import { applying } from './apply.server'
import { endYearEleven, takeInCohorts } from './cohort.server'
import { openCounty } from './county.server'
import { endProgrammes } from './endings.server'
import { enrolling, placeTaken } from './enrol.server'
import { Files } from './files.server'
import { actingAs, atOnce, play, type Deed, type Stretch, type Telling } from './play.server'
import { settleGuarantees } from './guarantee.server'
import { guideLearners } from './guide.server'
import { careForCaseload } from './care.server'
import { makeBoards } from './boards.server'
import { chargeAndDrive } from './charges.server'
import { hostLearners } from './hosted.server'
import { reportProgress } from './progress.server'
import { publishNotices } from './notices.server'
import { askLearners } from './surveys.server'
import { surveyLeavers } from './leavers.server'
import { makeReturns } from './returns.server'
import { comeOverTheBorder, learnElsewhere } from './out-of-area.server'
import { meetNeighbours } from './neighbours.server'
import { planAhead } from './planning.server'
import { writePlans } from './plans.server'
import { holdPanel } from './panel.server'
import { publishCourses } from './prospectus.server'
import { takingRegisters } from './registers.server'
import { hireStaff } from './staff.server'
import { threadOf, type Thread } from './thread.server'
import { workTogether } from './together.server'
import { placeInWards } from './wards.server'
import { World } from './world.server'

/** Tells the whole story: the county, last year, the summer, this year. Says what the rules refused. */
export async function tellStory(base: Context, plan: Plan, { night, say }: Telling): Promise<Map<string, number>> {
  const files = await Files.open()
  const world = new World()
  const refused = new Map<string, number>()
  const tell = async (deeds: readonly Deed[], stretch: Stretch) => {
    const played = await play(base, deeds, stretch, { night, say })
    for (const [code, count] of played.refused) refused.set(code, (refused.get(code) ?? 0) + count)
  }
  try {
    const threads = await openLastYear(base, world, plan, files, say)
    await tell(
      threads.lastYear.flatMap((thread) => [...applying(world, thread), ...answering(world, thread)]),
      'week',
    )
    say('Last year is told.')
    await tell(summer(world, plan, threads.lastYear), 'week')
    await openThisYear(base, world, plan, threads.lastYear, files, say)
    await tell(autumn(world, plan, threads), 'day')
    await workTogether(base, world, plan.season)
    await writePlans(base, world, plan)
    await holdPanel(base, world, plan)
    await hostLearners(base, world, plan)
    await chargeAndDrive(base, world, plan)
    await reportProgress(base, world, plan)
    await endProgrammes(base, world, plan)
    await placeInWards(base, files)
    await careForCaseload(base, world, plan)
    await settleGuarantees(base, world, plan)
    await learnElsewhere(base, world, plan, files)
    await makeReturns(base, world, plan)
    await surveyLeavers(base, world, plan)
    await makeBoards(base, world, plan)
    await publishNotices(base, world, plan)
    await askLearners(base, world, plan)
    await planAhead(base, world, plan)
    await rememberVisits(base)
  } finally {
    await files.close()
  }
  return refused
}

type Threads = { lastYear: Thread[]; thisYear: Thread[] }

async function openLastYear(
  base: Context,
  world: World,
  plan: Plan,
  files: Files,
  say: Telling['say'],
): Promise<Threads> {
  const { season, places, pupils } = plan
  const at = (day: string) => actingAs(base, base.actor, londonMoment(day, '08:00:00'))
  await openCounty(at(`${season.year - 1}-09-01`), world, places, season, files)
  await world.learnReasons(base)
  say(`${places.length} schools and providers are there.`)
  await hireStaff(at(`${season.year - 1}-09-02`), world, places, pupils, new Chance('staff'))
  await publishCourses(at(`${season.year - 1}-10-01`), world, plan.lastCourses, season.year - 1, files)
  const rolls = rollsOf(
    plan.lastYear.map(({ pupil }) => ({ pupil, yearGroup: 11, form: pupil.form, at: pupil.school })),
  )
  await takeInCohorts(at(`${season.year - 1}-10-02`), world, rolls, files)
  say(`Last year’s courses and learners are in.`)
  return {
    lastYear: threadsOf(plan.lastYear, plan.windows.lastYear),
    thisYear: threadsOf(plan.thisYear, plan.windows.thisYear),
  }
}

function threadsOf(stories: readonly Story[], window: Plan['windows']['thisYear']): Thread[] {
  return stories.map(({ pupil, fate }) => threadOf(pupil, fate, window))
}

/** Results and first days; everybody who leaves Year 11 is on somebody’s list. */
function summer(world: World, { season }: Plan, threads: readonly Thread[]): Deed[] {
  const handedOver = londonMoment(addDays(season.termBegan, -6), '10:00:00')
  return [
    ...sharingCaseloads(world, threads, handedOver),
    ...threads
      .flatMap((thread) => enrolling(world, thread, season))
      .filter(({ at }) => at < startOfAutumn(season.termBegan)),
  ]
}

function startOfAutumn(termBegan: string): Date {
  return londonMoment(addDays(termBegan, 14), '00:00:00')
}

async function openThisYear(
  base: Context,
  world: World,
  plan: Plan,
  last: readonly Thread[],
  files: Files,
  say: Telling['say'],
) {
  const { season } = plan
  const at = (day: string) => actingAs(base, base.actor, londonMoment(day, '08:00:00'))
  await endYearEleven(base, `${season.year}-08-31`)
  await publishCourses(at(`${season.year}-10-01`), world, plan.courses, season.year, files)
  say(`${plan.courses.length.toLocaleString('en-GB')} courses are in the prospectus.`)
  await guideLearners(at(`${season.year}-10-01`), world, plan.courses, season.year)
  await meetNeighbours(at(`${season.year}-10-01`), world, season.year, files)
  const newcomers = plan.thisYear.map(({ pupil }) => ({
    pupil,
    yearGroup: 11 as const,
    form: pupil.form,
    at: pupil.school,
  }))
  const rolls = rollsOf([...newcomers, ...last.flatMap(inSixthForm)])
  await comeOverTheBorder(at(`${season.year}-10-01`), plan, files)
  await takeInCohorts(at(`${season.year}-10-02`), world, rolls, files)
  say(`${plan.pupils.length.toLocaleString('en-GB')} learners are known.`)
  await openCast(at(`${season.year}-10-05`), world, plan)
  await inviteEverybody(at(`${season.year}-10-05`), world, plan)
}

/** Who went on to a school sixth form is on its roll in Year 12. */
function inSixthForm(thread: Thread) {
  const place = placeTaken(thread)?.wish.course.place
  return place?.kind === 'school'
    ? [{ pupil: thread.pupil, yearGroup: 12 as const, form: thread.pupil.form.replace('11', '12'), at: place }]
    : []
}

function rollsOf(rows: readonly (Enrolled & { at: PlacePlan })[]): Map<PlacePlan, Enrolled[]> {
  const rolls = new Map<PlacePlan, Enrolled[]>()
  for (const { at, ...row } of rows) {
    const roll = rolls.get(at)
    if (roll) roll.push(row)
    else rolls.set(at, [row])
  }
  return rolls
}

/** The learners who sign in, and a parent. */
async function openCast(ctx: Context, world: World, plan: Plan) {
  for (const { email } of [demoLearner, demoLearner2]) {
    const story = plan.thisYear.find(({ pupil }) => pupil.email === email)
    if (!story) continue
    const learner = world.learner(story.pupil.upn)
    const name = `${story.pupil.knownAs} ${story.pupil.familyName}`
    learner.accountId = await addAccount(ctx, { email, name, learnerId: learner.id, password })
    if (email === demoLearner2.email) {
      await linkParent(ctx, learner.id)
      await decideConsent(actingAs(ctx, world.asLearner(story.pupil.upn), ctx.now), learner.id, 'parent-letters', true)
    }
  }
}

/** A parent is linked by a letter that only they can open; here the letter has been opened. */
async function linkParent(ctx: Context, learnerId: string) {
  const accountId = await addAccount(ctx, { ...demoParent, password })
  await ctx.db
    .insertInto('parentLink')
    .values({ accountId, learnerId, relationship: 'parent', linkedAt: ctx.now })
    .execute()
}

/** The careers lead of each school sends everybody a letter with a code; those who will apply open an account with it. */
async function inviteEverybody(ctx: Context, world: World, plan: Plan) {
  await atOnce(ctx, schoolsOf(plan.places), async ({ slug }) => {
    const lead = world.colleague(slug, 'careers-lead')
    const waiting = plan.thisYear.filter(({ pupil, fate }) => pupil.school.slug === slug && fate.effort === 'nothing')
    const learnerIds = waiting.map(({ pupil }) => world.learner(pupil.upn).id)
    if (learnerIds.length > 0)
      await inviteLearners(actingAs(ctx, lead, ctx.now), world.organisation(slug), { learnerIds })
  })
}

/** Nobody signs in while a story is told by their deeds: the last of these is when they were here last. */
async function rememberVisits(ctx: Context) {
  await ctx.db
    .updateTable('account')
    .from((eb) =>
      eb
        .selectFrom('auditEvent')
        .select((eb) => ['auditEvent.actorId', eb.fn.max('auditEvent.happenedAt').as('lastAt')])
        .groupBy('auditEvent.actorId')
        .as('deed'),
    )
    .set((eb) => ({ lastSignedInAt: eb.ref('deed.lastAt') }))
    .whereRef('deed.actorId', '=', 'account.id')
    .execute()
}

/** Everything since the new cycle opened: this year’s forms, and what last year’s learners do now. */
function autumn(world: World, { season, isLarge }: Plan, { lastYear, thisYear }: Threads): Deed[] {
  const listed = londonMoment(addDays(season.applicationsOpen, 4), '10:00:00')
  return [
    ...thisYear.flatMap((thread) => [
      ...applying(world, thread),
      ...answering(world, thread),
      ...intending(world, thread, season, isLarge ? 0.05 : 0.4),
    ]),
    ...sharingCaseloads(world, thisYear.filter(needsSomebody), listed),
    ...lastYear.flatMap((thread) => [
      ...enrolling(world, thread, season).filter(({ at }) => at >= startOfAutumn(season.termBegan)),
      ...advising(world, thread, season),
    ]),
    ...takingRegisters(world, lastYear, season, 4),
  ]
}
