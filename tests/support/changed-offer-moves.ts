import { changeOffer, offerAgain, offerOtherCourse, reopenOffer } from '~/domain/changed-offers/change.commands.server'
import type { ChangedTerms } from '~/domain/changed-offers/changed-offer'
import type { Context } from '~/kit/context.server'
import { conditional, unconditional } from './admissions'
import { another, askedBefore, elsewhere, onRuns, type MoveDeed, type Scene, type Slip, type Try } from './moves'
import { asSixthForm, noPlaceLeft, unlawful, yearClosed } from './offer-moves'
import { usual } from './provider-moves'

type Change = (ctx: Context, choiceId: string, terms: ChangedTerms) => Promise<unknown>

/** The guards that all four ways to put an offer in the place of an earlier one share. */
function guardsOfChange(run: Try): MoveDeed['guards'] {
  return {
    ...usual(run),
    'nextState not-from-here': askedBefore,
    'refuseFromHere not-from-here': elsewhere,
    'decideChange no-offer': {
      spoil: async ({ db }) => {
        await db.deleteFrom('offerCondition').execute()
        await db.deleteFrom('offer').execute()
      },
      says: /^There is no offer here that could be changed\.$/,
    },
    'refuseClosedYear cycle-closed': {
      spoil: yearClosed,
      says: /^This year is closed\. Its offers stay as they are\.$/,
    },
    'refuseClosedYear wrong-cycle': {
      spoil: onRuns({ startsOn: '2029-09-03' }),
      says: /does not start in the year of this application\.$/,
    },
    'refuseClosedStart course-closed': { spoil: onRuns({ isOpen: false }), says: /is closed or no longer taught\./ },
    'refuseWhenNoPlace no-place-left': noPlaceLeft,
  }
}

/** An offer put in the place of an earlier one, on terms that the provider types. */
function changing(name: string, event: string, change: Change, mustDiffer: boolean): MoveDeed {
  const run: Try = (ctx, scene, version) =>
    change(ctx, scene.choice.id, { ...unconditional, run: scene.otherRunId, version })
  const lawless = Object.entries(unlawful).map(([said, { conditions, says }]) => [
    said,
    {
      spoil: asSixthForm,
      run: (ctx: Context, scene: Scene) =>
        change(ctx, scene.choice.id, { kind: 'conditional', conditions, message: null, run: scene.otherRunId }),
      says,
    },
  ])
  const same: Slip = {
    run: (ctx, scene) => change(ctx, scene.choice.id, { ...conditional, run: scene.choice.runId }),
    says: /^This is the offer that was made already\./,
  }
  return {
    source: ['changed-offers/change', name],
    action: 'offer.make',
    run,
    event,
    letter: 'changed-offers/tell-of-changed-offer',
    guards: {
      ...guardsOfChange(run),
      ...Object.fromEntries(lawless),
      // Another course lets a choice move away from one that was cancelled.
      'refuseOnCancelledCourse course-cancelled': { never: 'it is a way off a course that was cancelled' },
      'refuseSameOffer same-offer': mustDiffer ? same : { never: 'the same offer again is what is wanted' },
      'refuseSecondChoice already-chosen': {
        spoil: (scene) => another(scene, 'submitted'),
        says: /^This learner has sent you an application for that start as well\./,
      },
    },
  }
}

export const change = changing('changeOffer', 'offer.changed', changeOffer, true)
export const again = changing('offerAgain', 'offer.made-again', offerAgain, false)
export const otherCourse = changing('offerOtherCourse', 'offer.changed', offerOtherCourse, true)

const opening: Try = (ctx, { choice }, version) => reopenOffer(ctx, choice.id, { version })

/** An offer that ran out is opened as it was: what would be unlawful stands in it already. */
export const reopen: MoveDeed = {
  source: ['changed-offers/change', 'reopenOffer'],
  action: 'offer.make',
  run: opening,
  event: 'offer.reopened',
  letter: 'changed-offers/tell-of-changed-offer',
  guards: {
    ...guardsOfChange(opening),
    ...Object.fromEntries(
      Object.entries(unlawful).map(([said, { conditions, says }]) => [
        said,
        {
          spoil: async (scene: Scene) => {
            await asSixthForm(scene)
            const { id: offerId } = await scene.db.selectFrom('offer').select('id').executeTakeFirstOrThrow()
            const rows = conditions.map((one, at) => ({ ...one, offerId, position: 10 + at }))
            await scene.db.insertInto('offerCondition').values(rows).execute()
          },
          says,
        },
      ]),
    ),
    'refuseSameOffer same-offer': { never: 'the same offer again is what is wanted' },
    'refuseSecondChoice already-chosen': {
      spoil: (scene) => another(scene, 'draft', scene.choice.runId),
      says: /^That start cannot be offered to this learner here\./,
    },
  },
}
