import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { removeRound } from '~/domain/progress/round.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the round.
export const loader = signedIn(({ id }) => Promise.resolve(redirect(paths.progress.round(id('roundId')))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.progress.changeRound(id('roundId')), async () => {
    await removeRound(ctx, id('roundId'))
    return redirectWithNotice(paths.progress.rounds, 'The round is taken away')
  }),
)
