import { signedIn } from '~/access/door.server'
import { secondsLeft } from '~/access/time-left'
import { realNow } from '~/kit/clock.server'

/** The one button that keeps somebody signed in: coming here is enough. It answers with the seconds that are left now. */
export const action = signedIn(async ({ visit }) => new Response(String(secondsLeft(visit.endsAt, realNow()))))
