import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { planAsFile } from '~/domain/plan-shares/plan-file.queries.server'
import { plainJson } from '~/kit/json'

/** The learner keeps the plan as a file that another Onward can read. */
export const loader = signedIn(async ({ ctx, id }) => {
  const file = await planAsFile(ctx, id('learnerId'))
  mustBeAllowed(ctx, 'plan.write', { learnerId: id('learnerId') })
  return new Response(plainJson(file), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-plan.json"',
      'Cache-Control': 'no-store',
    },
  })
})
