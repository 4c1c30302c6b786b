import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { fileName, headerOf } from '~/domain/nccis-returns/month'
import { takeFile } from '~/domain/nccis-returns/return.commands.server'
import { recordsOf } from '~/domain/nccis-returns/return-file.queries.server'
import { fileForm } from '~/domain/nccis-returns/return.schemas'
import { writeReturn } from '~/domain/nccis-returns/return-writer'
import { londonDay } from '~/kit/dates'
import { handleButton } from '~/kit/form.server'
import { streamedFile } from '~/kit/sheet-stream.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the month.
export const loader = signedIn(async ({ id }) => redirect(paths.returns.month(id('snapshotId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, fileForm, paths.returns.month(id('snapshotId')), async ({ isKnown }) => {
    const month = await takeFile(ctx, id('snapshotId'), { isKnown: isKnown === 'yes' })
    const pieces = writeReturn(headerOf(month, londonDay(ctx.now)), recordsOf(ctx, month.id))
    return streamedFile(pieces, 'application/xml; charset=utf-8', fileName(month))
  }),
)
