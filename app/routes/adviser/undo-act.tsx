import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { undoAct } from '~/domain/caseload-acts/act.commands.server'
import { begunWords } from '~/domain/caseload-acts/act.words'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the act.
export const loader = signedIn(async ({ id }) => redirect(paths.adviser.act(id('actId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.adviser.act(id('actId')), async () => {
    const size = await undoAct(ctx, id('actId'))
    return redirectWithNotice(paths.adviser.act(id('actId')), begunWords(size, 'Undone'))
  }),
)
