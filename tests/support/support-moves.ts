import { is, type ChoiceState } from '~/domain/applications/choice.states'
import { isRestorable } from '~/domain/reversals/restoration'
import {
  approveRestoration,
  askForRestoration,
  refuseRestorationRequest,
} from '~/domain/reversals/restoration.commands.server'
import { record } from '~/kit/audit.server'
import { systemContext, type Context } from '~/kit/context.server'
import { FRIDAY } from './admissions'
import {
  another,
  decided,
  onChoice,
  onRuns,
  underLock,
  type Arrow,
  type MoveDeed,
  type Scene,
  type Slip,
} from './moves'
import { noPlaceLeft, yearClosed } from './offer-moves'
import { asShown, supportPerson } from './restorations'

const asked = (db: Scene['db']) => db.selectFrom('restoration').select(['id', 'askedById']).executeTakeFirstOrThrow()

/** What it was before stands in its record, whatever ended it. */
export function itHadThatState({ db, choice }: Scene, { to }: Arrow) {
  return record(systemContext(db, FRIDAY), 'choice.ended', { type: 'choice', id: choice.id }, { before: to })
}

async function asks(ctx: Context, { db, choice }: Scene, to: ChoiceState, version?: number) {
  if (!isRestorable(to)) throw new Error(`Nobody puts a choice back to ${to}.`)
  const shown = await asShown(db, choice.id)
  const form = { to, ticket: 'T-1', why: 'A slip of the pen', ...shown, version: version ?? shown.version }
  await askForRestoration(ctx, choice.id, form)
}

/** Somebody of support has asked to put the ending right; it is another one who agrees. */
export async function somebodyAsks(scene: Scene, arrow: Arrow) {
  await itHadThatState(scene, arrow)
  await asks(await supportPerson(scene.db), scene, arrow.to)
}

async function agree(ctx: Context, { db }: Scene) {
  await approveRestoration(ctx, (await asked(db)).id)
}

const into =
  (facet: Parameters<typeof is>[1]) =>
  ({ to }: Arrow) =>
    is(to, facet)

async function noRoom(scene: Scene) {
  await decided('choicesInProgress', 1)(scene)
  await another(scene, 'submitted')
}

/** What can stand in the way of an ending that is put right; the day of asking and the day of agreeing ask the same. */
const standingInTheWay = {
  'restorationRefusal cycle-closed': {
    spoil: yearClosed,
    says: /^The year is closed\. Nothing of it can be put back\.$/,
  },
  'restorationRefusal course-cancelled': {
    spoil: onRuns({ cancelledAt: FRIDAY }),
    says: /^The course was cancelled\. Its provider must bring it back first\.$/,
  },
  'restorationRefusal past-deadline': {
    now: new Date('2027-09-16T09:00:00Z'),
    on: ({ to }: Arrow) => !is(to, 'providerSees'),
    says: /^The last day to apply is over/,
  },
  'restorationRefusal already-chosen': {
    spoil: (scene: Scene) => another(scene, 'draft', scene.choice.runId),
    says: /^The learner has added this course again\. That choice stands\.$/,
  },
  'restorationRefusal holds-firm': {
    spoil: (scene: Scene) => another(scene, 'accepted_conditional'),
    on: into('holdsFirm'),
    says: /^The learner holds another place\. Two cannot be held\.$/,
  },
  'restorationRefusal backup-taken': {
    spoil: (scene: Scene) => another(scene, 'accepted_backup'),
    on: into('holdsBackup'),
    says: /^The learner has a backup already\.$/,
  },
  'restorationRefusal list-full': {
    spoil: noRoom,
    on: into('countsAgainstLimit'),
    says: /^The learner’s list is full\. A course must go first\.$/,
  },
  'refuseRestoration never-had': {
    // Whatever was sent has been with the provider once.
    on: ({ to }: Arrow) => to !== 'submitted',
    spoil: (scene: Scene, { to }: Arrow) => onChoice({ sentAt: is(to, 'providerSees') ? null : FRIDAY })(scene),
    says: /^It never had this state, or nothing of it is left\.$/,
  },
} satisfies Record<string, Slip>

const changed: Slip = {
  spoil: onChoice({ version: 99 }),
  says: /^The choice has changed since\. Look at it again, then ask anew\.$/,
}

export const restore: MoveDeed = {
  source: ['reversals/restoration', 'approveRestoration'],
  action: 'restoration.decide',
  run: agree,
  event: 'choice.restored',
  letter: 'reversals/tell-restored',
  guards: {
    ...standingInTheWay,
    'changedMeanwhile changed-meanwhile': changed,
    'setChoiceState changed-meanwhile': underLock,
    'nextState not-from-here': { never: 'a state that no arrow leads to is none that it can go back to' },
    'refuseOnCancelledCourse course-cancelled': { never: 'a course that was cancelled is refused before' },
    'refuseWhenNoPlace no-place-left': { ...noPlaceLeft, on: into('takesPlace') },
    'lockUndecided decided-already': {
      spoil: async ({ db }) => refuseRestorationRequest(await supportPerson(db), (await asked(db)).id),
      says: /^Somebody else has decided this already\.$/,
    },
    'lockUndecided same-person': {
      run: async (ctx, scene) => {
        const { askedById } = await asked(scene.db)
        await agree({ ...ctx, actor: { ...ctx.actor, id: askedById } }, scene)
      },
      says: /^You asked for this\. A second person of support must look at it\.$/,
    },
  },
}

/** The first of the two beats: asking moves nothing, and is refused for the same reasons. */
export const askToRestore: MoveDeed = {
  source: ['reversals/restoration', 'askForRestoration'],
  action: 'restoration.ask',
  run: (ctx, scene, version, { to }) => asks(ctx, scene, to, version),
  event: 'restoration.asked',
  letter: null,
  guards: {
    ...standingInTheWay,
    'changedMeanwhile changed-meanwhile': {
      run: (ctx, scene, _, { to }) => asks(ctx, scene, to, 98),
      says: changed.says,
    },
    'refuseSecondRequest asked-already': {
      spoil: async (scene, { to }) => asks(await supportPerson(scene.db), scene, to),
      says: /^This has been asked for already and waits for a second person\.$/,
    },
  },
}
