import { Refusal } from '~/kit/errors'

export const UNDO_DAYS = 30
const UNDO_MS = UNDO_DAYS * 86_400_000

/** What is chosen between, field by field, and how each is called. */
export const mergedFields = {
  legalGivenNames: 'Legal given names',
  givenNames: 'Given names',
  familyName: 'Family name',
  legalFamilyName: 'Legal family name',
  middleNames: 'Middle names',
  bornOn: 'Date of birth',
  sex: 'Sex',
  email: 'Email address',
  phone: 'Phone number',
  address: 'Address',
  postcode: 'Postcode',
} as const

export type MergedField = keyof typeof mergedFields
export type Side = 'kept' | 'gone'

/** A record as far as it is chosen from: names and the day of birth are always there. */
export type Person = Record<'legalGivenNames' | 'givenNames' | 'familyName' | 'bornOn', string> &
  Record<'legalFamilyName' | 'middleNames' | 'sex' | 'email' | 'phone' | 'address' | 'postcode', string | null>

export const mergedFieldNames = Object.keys(mergedFields).filter(isMergedField)

export function isMergedField(name: string): name is MergedField {
  return Object.hasOwn(mergedFields, name)
}

/** Which record's value is usual for a field: the kept one's, unless it says nothing there. */
export function usualSide(field: MergedField, kept: Person, gone: Person): Side {
  return kept[field] === null && gone[field] !== null ? 'gone' : 'kept'
}

/** The fields in which the records differ: only those are asked about. */
export function differing(kept: Person, gone: Person): MergedField[] {
  return mergedFieldNames.filter((field) => kept[field] !== gone[field] && gone[field] !== null)
}

/** What the kept record says from now on where it says something else than before. */
export function changesToKept(kept: Person, gone: Person, wins: Partial<Record<MergedField, Side>>) {
  return differing(kept, gone)
    .filter((field) => (wins[field] ?? usualSide(field, kept, gone)) === 'gone')
    .map((field) => ({ field, was: kept[field], becomes: gone[field] }))
}

type Merged = { id: string; areaId: string | null; mergedIntoId: string | null }

/** Refuses, in words, to put together what is not two records of one area. */
export function refuseMerge(kept: Merged, gone: Merged, bothSent: readonly string[]) {
  const why = whyNot(kept, gone, bothSent)
  if (why) throw new Refusal(why.code, why.sentence)
}

/** The same for a button that is shown with what speaks against it. */
export function whyNotMerge(kept: Merged, gone: Merged, bothSent: readonly string[]): string | null {
  return whyNot(kept, gone, bothSent)?.sentence ?? null
}

function whyNot(kept: Merged, gone: Merged, bothSent: readonly string[]) {
  if (kept.id === gone.id) return { code: 'same-record', sentence: 'This is one record. Choose another one.' }
  if (kept.mergedIntoId !== null || gone.mergedIntoId !== null)
    return { code: 'merged-already', sentence: 'One of these was put together with another record meanwhile.' }
  if (kept.areaId === null || kept.areaId !== gone.areaId)
    return { code: 'other-area', sentence: 'These records belong to different areas.' }
  if (bothSent.length === 0) return null
  const sentence = `Both have applied for ${bothSent.join(' and ')}. Ask the learner to withdraw one first.`
  return { code: 'both-applied', sentence }
}

/** Until when a merge can be undone. */
export function undoUntil(mergedAt: Date): Date {
  return new Date(mergedAt.getTime() + UNDO_MS)
}

/** Refuses to undo what is undone, too old, or covered by a later merge. */
export function refuseUndo(
  merge: { mergedAt: Date; undoneAt: Date | null },
  { isCovered, now }: { isCovered: boolean; now: Date },
) {
  if (merge.undoneAt !== null) throw new Refusal('undone-already', 'This was undone already.')
  if (now.getTime() > undoUntil(merge.mergedAt).getTime())
    throw new Refusal('too-late', `This can be undone for ${UNDO_DAYS} days. They are over.`)
  if (isCovered)
    throw new Refusal('later-merge', 'The record was put together with another one later. Undo that first.')
}
