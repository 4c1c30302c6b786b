import { anyone } from '~/access/door.server'
import { wholeApi } from '~/domain/exchange/openapi'
import { openJson } from '~/kit/answer.server'
import { env } from '~/kit/env.server'

/** The description of the interface for programs. */
export const loader = anyone(async () => openJson(wholeApi(env().ORIGIN)))
