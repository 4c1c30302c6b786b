const spelled: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }

/** A name as it is compared: no case, accents, spaces, hyphens or apostrophes. Zoë is ZOE, O’Shea is OShea. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[łøđðþßæœı]/g, (letter) => spelled[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The key under which learners with the same legal name are found together. */
export function nameKeyOf(legalFamilyName: string, legalGivenNames: string): string {
  return `${foldedName(legalFamilyName)} ${foldedName(legalGivenNames)}`
}

/** The calendar year in which a school year starts: on 1 September. */
export function schoolYearOf(day: string): number {
  return Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)
}

/** The year group of a young person taught with their own age: 11 for those who turn sixteen in that school year. */
export function yearGroupByAge(bornOn: string, schoolYear: number): number {
  return schoolYear - schoolYearOf(bornOn) - 5
}

/** How old somebody is on a day, in whole years. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** How a learner's name is written in a sentence: the name they are called by. */
export function fullName(learner: { givenNames: string; familyName: string }): string {
  return `${learner.givenNames} ${learner.familyName}`
}

/** A name that a system wrote all in capitals, as people write it. Two letters may be initials and are left alone. */
export function nameFromCapitals(name: string): string {
  if (name.length < 3 || name !== name.toUpperCase() || name === name.toLowerCase()) return name
  return name
    .toLowerCase()
    .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\bMc(\p{L})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`)
}
