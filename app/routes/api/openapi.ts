import { anyone } from '~/access/door.server'
import { openApi } from '~/domain/feeds/openapi'
import { openJson } from '~/kit/answer.server'
import { env } from '~/kit/env.server'

/** The description of the interface for programs. */
export const loader = anyone(async () => openJson(openApi(env().ORIGIN)))
