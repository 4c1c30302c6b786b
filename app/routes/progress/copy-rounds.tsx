import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { yearForm } from '~/domain/progress/progress.schemas'
import { copyRounds } from '~/domain/progress/round.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the rounds.
export const loader = signedIn(() => Promise.resolve(redirect(paths.progress.rounds)))

export const action = signedIn(({ ctx, request }) =>
  handleButton(request, yearForm, paths.progress.rounds, async ({ year }) => {
    const made = await copyRounds(ctx, year)
    return redirectWithNotice(
      paths.progress.rounds,
      made === 0 ? 'They are all there already' : `${made === 1 ? '1 round' : `${made} rounds`} set for the next year`,
    )
  }),
)
