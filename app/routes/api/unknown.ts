import { anyone } from '~/access/door.server'
import { problemAnswer } from '~/kit/problem.server'

/** An address of programs that leads nowhere. */
export const loader = anyone(async ({ ctx }) => nothingHere(ctx))

/** The same for a deed. */
export const action = anyone(async ({ ctx }) => nothingHere(ctx))

function nothingHere({ requestId }: { requestId: string }) {
  const sentence = 'There is nothing at this address. /api/openapi.json lists them all.'
  return problemAnswer({ status: 404, code: 'not-found', sentence, reference: requestId })
}
