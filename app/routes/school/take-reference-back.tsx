import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { takeReferenceBack } from '~/domain/references/reference.commands.server'
import { referenceMove } from '~/domain/references/reference.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the reference.
export const loader = signedIn(async ({ id }) => redirect(paths.school.reference(id('learnerId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, referenceMove, paths.school.reference(id('learnerId')), async (move) => {
    await takeReferenceBack(ctx, id('learnerId'), move)
    return redirectWithNotice(
      paths.school.reference(id('learnerId')),
      'Taken back. Nobody outside the school can read it now.',
    )
  }),
)
