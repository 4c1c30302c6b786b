import { signedIn } from '~/access/door.server'
import { exportStarters } from '~/domain/starters/export.commands.server'
import { isSheetKind } from '~/domain/starters/starter'
import { yearOfStarters } from '~/domain/starters/starter.queries.server'
import { londonDay } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { streamedSheet } from '~/kit/sheet-stream.server'

export const loader = signedIn(async ({ ctx, params, url }) => {
  const kind = params.kind ?? ''
  if (!isSheetKind(kind)) throw new NotFound('sheet')
  const { cycle } = await yearOfStarters(ctx, url.searchParams.get('year'))
  const { headings, rows } = await exportStarters(ctx, kind, cycle.id)
  return streamedSheet(headings, rows, `starters-${kind}-${londonDay(ctx.now)}.csv`)
})
