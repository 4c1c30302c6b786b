import type { Context } from './context.server'

/*
 * What an area has settled for all its people, such as its cycles and limits, is asked for by nearly every page and
 * changes a few times a year: it is kept in memory for as long as this process hears of changes.
 */

const MOST_VALUES = 500

const forgetters: (() => void)[] = []
let isListening = false

/**
 * A place for one kind of value. What it returns hands out the value kept under a key, or asks for it now; inside a
 * transaction it always asks, since there one must see what one has just written.
 */
export function shelf<T>(): (ctx: Context, key: string, ask: () => Promise<T>) => Promise<T> {
  let values = new Map<string, Promise<T>>()
  forgetters.push(() => (values = new Map()))
  return (ctx, key, ask) => {
    if (!isListening || ctx.db.isTransaction) return ask()
    const known = values.get(key)
    if (known) return known
    const at = values // an answer that comes after a change stays on the shelf that was thrown away
    const asked = ask()
    if (at.size >= MOST_VALUES) at.clear()
    at.set(key, asked)
    asked.catch(() => at.delete(key))
    return asked
  }
}

/** Something that is kept has changed: what was asked for before now is not handed out again. */
export function forgetKept() {
  for (const forget of forgetters) forget()
}

/** Values are kept only while we hear of changes. */
export function keepValues(whileListening: boolean) {
  isListening = whileListening
  forgetKept()
}
