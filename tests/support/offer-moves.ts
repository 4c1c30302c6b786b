import { callUp } from '~/domain/offers/call-up.commands.server'
import { makeOffer, withdrawOffer } from '~/domain/offers/offer.commands.server'
import type { OfferTerms } from '~/domain/offers/offer'
import { revertRejection } from '~/domain/reversals/revert.commands.server'
import type { Context } from '~/kit/context.server'
import { aChoice, FRIDAY, unconditional } from './admissions'
import { reasonOf } from './cancellations'
import { another, askedBefore, elsewhere, onRuns, type MoveDeed, type Scene, type Slip, type Try } from './moves'
import { reasoned, usual } from './provider-moves'

const inWords = (text: string) => ({ kind: 'other' as const, subject: null, grade: null, text })

/** Offers that no area, no law and no number of places allows, whoever makes them and in whatever way. */
export const unlawful = {
  'refuseUnlawful too-many-conditions': {
    conditions: Array.from({ length: 21 }, (_, at) => inWords(`Condition ${at}`)),
    says: /^An offer can have 20 conditions at most\.$/,
  },
  'refuseUnlawful condition-too-long': {
    conditions: [inWords('a'.repeat(256))],
    says: /^Keep each condition to [\d,]+ letters: “a+…”$/,
  },
  'refuseUnlawful condition-not-lawful': {
    conditions: [{ ...inWords('We get a good reference from your school.'), kind: 'reference' as const }],
    says: /^A school sixth form may not set this condition: /,
  },
}

export const asSixthForm = ({ db, choice }: Scene) =>
  db.updateTable('organisation').set({ kind: 'school' }).where('id', '=', choice.providerId).execute()

export const noPlaceLeft: Slip = {
  spoil: onRuns({ places: 0, hasHardLimit: true }),
  says: /^All 0 places are offered or taken\. Put the learner on the waiting list instead\.$/,
}

type Offering = (ctx: Context, scene: Scene, terms: OfferTerms) => Promise<unknown>

/** The guards of an offer, whichever deed makes it. */
export function guardsOfTerms(offer: Offering): MoveDeed['guards'] {
  const lawless = Object.entries(unlawful).map(([said, { conditions, says }]) => [
    said,
    {
      spoil: asSixthForm,
      run: (ctx: Context, scene: Scene) => offer(ctx, scene, { kind: 'conditional', conditions, message: null }),
      says,
    },
  ])
  return { ...Object.fromEntries(lawless), 'refuseWhenNoPlace no-place-left': noPlaceLeft }
}

const offering: Try = (ctx, { choice }, version) => makeOffer(ctx, choice.id, { ...unconditional, version })

export const offer: MoveDeed = {
  source: ['offers/offer', 'makeOffer'],
  action: 'offer.make',
  run: offering,
  event: 'offer.made',
  letter: 'offers/tell-of-offer',
  guards: { ...usual(offering), ...guardsOfTerms((ctx, { choice }, terms) => makeOffer(ctx, choice.id, terms)) },
}

const calling: Try = (ctx, { choice }, version) =>
  callUp(ctx, choice.id, { ...unconditional, days: 5, outOfTurn: '', version })

export const call: MoveDeed = {
  source: ['offers/call-up', 'callUp'],
  action: 'offer.make',
  run: calling,
  event: 'offer.made',
  letter: 'offers/tell-of-offer',
  guards: {
    ...usual(calling),
    ...guardsOfTerms((ctx, { choice }, terms) => callUp(ctx, choice.id, { ...terms, days: 5, outOfTurn: '' })),
    'refuseOutOfTurn out-of-turn': {
      spoil: async ({ db, choice }) => {
        const other = await aChoice(db, { town: choice.town, providerId: choice.providerId })
        const wait = { courseRunId: choice.runId, expiresOn: '2027-06-01' }
        await db
          .updateTable('choice')
          .set({ state: 'waiting_list', sentAt: FRIDAY })
          .where('id', '=', other.id)
          .execute()
        await db
          .insertInto('waitingListEntry')
          .values({ choiceId: other.id, ...wait, addedAt: new Date('2026-11-01T09:00:00Z') })
          .execute()
      },
      says: /^One learner stands before this one\. Say why/,
    },
  },
}

const takingBack = reasoned('offer-withdrawn', withdrawOffer)

export const takeBack: MoveDeed = {
  source: ['offers/offer', 'withdrawOffer'],
  action: 'offer.withdraw',
  event: 'offer.withdrawn',
  letter: 'offers/tell-offer-withdrawn',
  ...takingBack,
}

const reverting: Try = (ctx, { choice }, version) => revertRejection(ctx, choice.id, { ...unconditional, version })

export const revert: MoveDeed = {
  source: ['reversals/revert', 'revertRejection'],
  action: 'offer.make',
  run: reverting,
  event: 'rejection.reverted',
  letter: 'reversals/tell-reverted',
  guards: {
    ...usual(reverting),
    ...guardsOfTerms((ctx, { choice }, terms) => revertRejection(ctx, choice.id, terms)),
    'nextState not-from-here': askedBefore,
    'revertRefusal not-from-here': {
      ...elsewhere,
      says: /^Only a rejected application can get an offer in this way\.$/,
    },
    'revertRefusal ended-by-clock': { spoil: byClock, says: /^A clock ended this one/ },
    'revertRefusal cycle-closed': {
      spoil: yearClosed,
      says: /^The year is closed\. The learner can apply next year\.$/,
    },
    'revertRefusal too-late': {
      now: new Date(FRIDAY.getTime() + 30 * 86_400_000 + 60_000),
      says: /^A rejection can be changed for 30 days\./,
    },
    'revertRefusal placed-elsewhere': {
      spoil: (scene) => another(scene, 'accepted_conditional'),
      says: /^The learner has taken a place elsewhere since\.$/,
    },
    'revertRefusal applied-again': {
      spoil: (scene) => another(scene, 'draft', scene.choice.runId),
      says: /^The learner has applied for this course again\./,
    },
  },
}

async function byClock({ db }: Scene) {
  const { id: rejectionId } = await db.selectFrom('rejection').select('id').executeTakeFirstOrThrow()
  const reasonId = await reasonOf(db, 'rejection', 'waiting-list-over')
  await db.insertInto('rejectionReason').values({ rejectionId, reasonId }).execute()
}

export function yearClosed({ db, choice }: Scene) {
  return db.updateTable('cycle').set({ closedAt: FRIDAY }).where('id', '=', choice.town.cycleId).execute()
}
