import { anyone } from '~/access/door.server'
import { feedAnswer } from '~/domain/feeds/packed-feed.server'

/** The whole prospectus as XCRI-CAP 1.2. */
export const loader = anyone(({ ctx, request }) => feedAnswer(ctx, request, 'xcri', null))
