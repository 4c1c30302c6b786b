import type { Check } from '~/kit/checks.server'
import { londonDay } from '~/kit/dates'
import { takenPlaces } from './shared-run.queries.server'

/** What cannot be in this room. */
export const panelChecks: Check[] = [
  {
    name: 'shared-run-overfull',
    sentence: 'More places on a shared course are held or taken than there are.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('sharedRun')
        .select((eb) => ['sharedRun.id as subjectId', eb.val<string | null>(null).as('learnerId')])
        .where((eb) => eb(takenPlaces(londonDay(ctx.now)), '>', eb.ref('places')))
        .limit(atMost)
        .execute(),
  },
  {
    name: 'case-placed-without-booking',
    sentence: 'A case has a place, and no block of the week is booked for the learner.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('panelCase')
        .select(['panelCase.id as subjectId', 'panelCase.learnerId'])
        .where('panelCase.state', '=', 'provisional')
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('caseBooking')
                .innerJoin('blockBooking', 'blockBooking.id', 'caseBooking.bookingId')
                .select('blockBooking.id')
                .whereRef('caseBooking.caseId', '=', 'panelCase.id')
                .where('blockBooking.status', '!=', 'free'),
            ),
          ),
        )
        .limit(atMost)
        .execute(),
  },
]
