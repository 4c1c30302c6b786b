import { Refusal } from '~/kit/errors'

/** What stands of one learner in one subject and round; an empty string where nothing does. */
export type Said = { target: string; grade: string; effort: string; comment: string }

export const nothingSaid: Said = { target: '', grade: '', effort: '', comment: '' }

/** One row as it was typed, with what stood in it when the page was made. */
export type TypedRow = Said & { learnerId: string; was: string }

type Row = Said & { id: string; givenNames: string }

/** What stands in a row as one text, to go with the page and come back. */
export function signatureOf({ target, grade, effort, comment }: Said): string {
  return JSON.stringify([target, grade, effort, comment])
}

/**
 * What the rows of a grid change. A row that was left as it was is not touched, whoever has written there since. One that somebody
 * else has changed since the page was made is refused, unless both wrote the same: nothing is saved until it was looked at.
 */
export function changesInGrid(rows: readonly Row[], typed: readonly TypedRow[]): TypedRow[] {
  return typed.filter((row) => {
    const now = rows.find(({ id }) => id === row.learnerId)
    if (!now || isSame(row, row.was) || isSame(row, signatureOf(now))) return false
    if (row.was !== '' && row.was !== signatureOf(now)) throw meanwhile(now)
    return true
  })
}

function isSame(row: Said, signature: string): boolean {
  return signatureOf(row) === signature
}

function meanwhile({ id, givenNames, target, grade, effort, comment }: Row) {
  const parts = [
    ...(grade === '' ? [] : [`grade ${grade}`]),
    ...(target === '' ? [] : [`target ${target}`]),
    ...(effort === '' ? [] : [`effort ${effort}`]),
    ...(comment === '' ? [] : [`“${comment}”`]),
  ]
  const stands = parts.length === 0 ? 'nothing stands there now' : `now it says ${parts.join(', ')}`
  return new Refusal(
    'changed-meanwhile',
    `A colleague changed the row of ${givenNames} meanwhile: ${stands}. Nothing is saved yet. Save again if yours is right.`,
    `rows.${id}.grade`,
  )
}
