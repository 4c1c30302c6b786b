import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { giveRecord } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import { learnerOfLeaving } from '~/domain/nccis-returns/cohort-leaving.queries.server'
import { takeLeavingBackForm } from '~/domain/nccis-returns/cohort-leaving.schemas'
import { recordOfOne } from '~/domain/nccis-returns/one-record.commands.server'
import { handleButton } from '~/kit/form.server'
import { streamedFile } from '~/kit/sheet-stream.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown what stands.
export const loader = signedIn(async ({ ctx, id }) =>
  redirect(paths.adviser.leaving(await learnerOfLeaving(ctx, id('leavingId')))),
)

export const action = signedIn(async ({ ctx, id, request }) => {
  const page = paths.adviser.leaving(await learnerOfLeaving(ctx, id('leavingId')))
  return handleButton(request, takeLeavingBackForm, page, async () => {
    const { pieces, name } = await recordOfOne(ctx, await giveRecord(ctx, id('leavingId')))
    return streamedFile(pieces, 'application/xml; charset=utf-8', name)
  })
})
