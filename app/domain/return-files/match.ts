/** Somebody of the area who may be the one a row tells of, and what of the row they share. */
export type Candidate = {
  learnerId: string
  bornOn: string
  postcode: string | null
  by: 'number' | 'uln' | 'upn' | 'name'
}

export type Why = 'several' | 'other-birthday' | 'same-name' | 'numbers-disagree'

export type Match =
  { kind: 'same'; learnerId: string } | { kind: 'new' } | { kind: 'doubtful'; why: Why; candidates: readonly string[] }

const byNumber = ['number', 'uln', 'upn'] as const

/**
 * Whose row this is. Numbers come first, in their order; then the name with the day of birth and the postcode. Numbers that point to two
 * people, to somebody born on another day, or only the same name and day are left to a person.
 */
export function matchOf(row: { bornOn: string; postcode: string | null }, candidates: readonly Candidate[]): Match {
  const numbered = byNumber.map((by) => idsOf(candidates.filter((one) => one.by === by)))
  const all = [...new Set(numbered.flat())]
  const [first, ...others] = all
  if (others.length > 0) return { kind: 'doubtful', why: 'numbers-disagree', candidates: all }
  if (first !== undefined) {
    const isSameBirthday = candidates.some((one) => one.learnerId === first && one.bornOn === row.bornOn)
    return isSameBirthday
      ? { kind: 'same', learnerId: first }
      : { kind: 'doubtful', why: 'other-birthday', candidates: all }
  }
  return byName(row, candidates)
}

function byName({ postcode }: { postcode: string | null }, candidates: readonly Candidate[]): Match {
  const named = idsOf(candidates)
  if (named.length === 0) return { kind: 'new' }
  const near = idsOf(candidates.filter((one) => postcode !== null && one.postcode === postcode))
  const [only, ...others] = near
  if (only !== undefined && others.length === 0) return { kind: 'same', learnerId: only }
  return { kind: 'doubtful', why: near.length > 1 || named.length > 1 ? 'several' : 'same-name', candidates: named }
}

function idsOf(candidates: readonly Candidate[]): string[] {
  return [...new Set(candidates.map(({ learnerId }) => learnerId))]
}
