import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { areaWordsFrom, placeIn, usualName, withPlace, type AreaWord, type AreaWords, type WordList } from './area-word'
import { wordRowsOf } from './area-word.queries.server'
import type { AreaWordTold } from './area-word.schemas'

/**
 * Says what an area calls one route or subject, what it tells learners of it, where it stands in lists and whether the
 * filter offers it. Courses keep their codes, and a course of a hidden one is found as before.
 */
export function decideWord(ctx: Context, areaId: string, list: WordList, code: string, told: AreaWordTold) {
  return inTransaction(ctx, async (ctx) => {
    await lockArea(ctx, areaId)
    mustBeAllowed(ctx, 'area.decide', { areaId })
    if (usualName(list, code) === null) throw new NotFound('word')
    const before = areaWordsFrom(await wordRowsOf(ctx, areaId))
    const said = sayIn(before, list, code, told)
    const place = placeIn(before, list, code) + 1
    const next = { place, ...said.word, ...(told.place ? { place: Math.min(told.place, before[list].length) } : {}) }
    if (JSON.stringify({ place, ...said.was }) === JSON.stringify(next)) return

    if (next.place !== place) await keepOrder(ctx, areaId, list, withPlace(codesOf(before, list), code, next.place))
    const { name, explanation, isHidden } = said.word
    const row = { name: name === usualName(list, code) ? null : name, explanation, isHidden, updatedAt: ctx.now }
    await ctx.db
      .insertInto('areaWord')
      .values({ areaId, list, code, ...row })
      .onConflict((conflict) => conflict.columns(['areaId', 'list', 'code']).doUpdateSet(row))
      .execute()
    const particulars = { list, before: { ...said.was, place }, after: next }
    await record(ctx, 'area-word.decided', { type: 'area', id: areaId }, particulars)
  })
}

/** The word as it was and as it will be; refused where two would be called the same, or none would be left to filter by. */
function sayIn(words: AreaWords, list: WordList, code: string, told: AreaWordTold) {
  const others = words[list].filter((word) => word.code !== code)
  const was = orNotFound(
    words[list].find((word) => word.code === code),
    'word',
  )
  const word: AreaWord = {
    code,
    name: told.name ?? usualName(list, code) ?? code,
    explanation: told.explanation,
    isHidden: told.isHidden,
  }
  if (others.some(({ name }) => name.toLowerCase() === word.name.toLowerCase()))
    throw new Refusal('name-taken', 'Another one has this name already', 'name')
  if (word.isHidden && others.every(({ isHidden }) => isHidden))
    throw new Refusal('none-left', 'Leave at least one in the filter', 'isHidden')
  return { was, word }
}

/** Writes the place of each, so that a list keeps its order when one of them moves. */
async function keepOrder(ctx: Context, areaId: string, list: WordList, codes: readonly string[]) {
  await ctx.db
    .insertInto('areaWord')
    .values(codes.map((code, at) => ({ areaId, list, code, place: at + 1, updatedAt: ctx.now })))
    .onConflict((conflict) =>
      conflict.columns(['areaId', 'list', 'code']).doUpdateSet((eb) => ({ place: eb.ref('excluded.place') })),
    )
    .execute()
}

function codesOf(words: AreaWords, list: WordList): string[] {
  return words[list].map(({ code }) => code)
}

// Two coordinators who order one list at once would mix two orders.
async function lockArea(ctx: Context, areaId: string) {
  const area = await ctx.db.selectFrom('area').select('id').where('id', '=', areaId).forNoKeyUpdate().executeTakeFirst()
  return orNotFound(area, 'area')
}
