import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { listFrom } from '~/domain/out-of-area/list'
import { listFile } from '~/domain/out-of-area/list-file'
import { outOfAreaRows } from '~/domain/out-of-area/list.queries.server'
import { sheetReply } from '~/kit/form.server'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'out-of-area.read', { areaId: ctx.actor.areaId })
  const list = listFrom(url.searchParams.get('list'))
  const { name, text } = listFile(list, await outOfAreaRows(ctx, list))
  return sheetReply(text, name)
})
