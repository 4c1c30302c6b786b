import { systemContext, type Context } from '~/kit/context.server'
import type { PanelWithAll } from './panels'

/** How the queue does what a panel has adopted. */
export function caseTurn({ db, now }: PanelWithAll): Context {
  return systemContext(db, now)
}
