import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { releasePrepared } from '~/domain/results/rehearse.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown what is prepared.
export const loader = signedIn(async () => redirect(paths.provider.results()))

export const action = signedIn(({ ctx, request }) =>
  handleButton(request, z.object({}), paths.provider.results(), async () =>
    redirectWithNotice(paths.provider.resultsRun(await releasePrepared(ctx)), 'Done. Here is what came of it.'),
  ),
)
