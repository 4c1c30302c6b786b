import { anyone } from '~/access/door.server'
import { providerList } from '~/domain/feeds/api'
import { feedProviders } from '~/domain/feeds/feed.queries.server'
import { openJson } from '~/kit/answer.server'
import { env } from '~/kit/env.server'

/** Providers with courses in the prospectus. */
export const loader = anyone(async ({ ctx }) => openJson(providerList(await feedProviders(ctx, null), env().ORIGIN)))
