import type { ChoiceState } from '~/domain/applications/choice.states'
import { foldedName } from '~/domain/learners/learner'
import { ulnReading } from '~/domain/learners/learner-number'
import { dayReading } from '~/kit/intake-day'
import { folded } from '~/kit/intake-table'
import type { Note } from '~/kit/intake-value'
import type { SheetRow } from './enrolment-sheet'

/** A place at this provider, with everything that a file may know it by. */
export type Place = {
  choiceId: string
  state: ChoiceState
  cycleId: string
  learnerId: string
  reference: string
  ulns: readonly string[]
  names: readonly { familyName: string; givenNames: string }[]
  bornOn: string
  courseTitle: string
  courseReferences: readonly string[]
  startedOn: string | null
  isIdentityChecked: boolean
}

export type Found = { is: 'found'; place: Place } | { is: 'not'; why: Note }
type Said = SheetRow['said']

const mayStart: readonly ChoiceState[] = ['place_confirmed', 'did_not_attend', 'enrolled']

/** Finds the place that a row speaks of. Numbers come before names, and a doubt is never decided here. */
export class PlaceIndex {
  private readonly byReference: Map<string, Place[]>
  private readonly byUln: Map<string, Place[]>
  private readonly byName: Map<string, Place[]>

  constructor(
    places: readonly Place[],
    private readonly thisYear: number,
  ) {
    this.byReference = grouped(places, ({ reference }) => [folded(reference)])
    this.byUln = grouped(places, ({ ulns }) => ulns)
    this.byName = grouped(places, ({ names, bornOn }) => names.map((name) => `${keyOf(name)} ${bornOn}`))
  }

  find(said: Said): Found {
    const found = this.ofLearner(said)
    if ('why' in found) return { is: 'not', why: found.why }
    if (found.places.length === 0) return { is: 'not', why: nobodyHere }
    if (new Set(found.places.map(({ learnerId }) => learnerId)).size > 1) return { is: 'not', why: ambiguous }
    return ofCourse(found.places, said)
  }

  private ofLearner(said: Said): { places: readonly Place[] } | { why: Note } {
    const uln = ulnReading(said.uln)
    if (uln.isWrong) return { why: uln.note }
    const lists = [
      ...(said.reference === '' ? [] : [this.byReference.get(folded(said.reference)) ?? []]),
      ...(uln.value === null ? [] : [this.byUln.get(uln.value) ?? []]),
    ].filter((list) => list.length > 0)
    const [first] = lists
    if (!first) return this.named(said)
    if (lists.some((list) => list[0]?.learnerId !== first[0]?.learnerId)) return { why: contradicting }
    return isLike(first, said) ? { places: first } : { why: otherName }
  }

  private named(said: Said): { places: readonly Place[] } | { why: Note } {
    if (said.familyName === '' || said.givenNames === '') {
      return { why: said.reference === '' && said.uln === '' ? unnamed : nobodyHere }
    }
    const bornOn = dayReading(said.bornOn, 'day-month-year', this.thisYear)
    if (bornOn.isWrong) return { why: bornOn.note }
    if (bornOn.value === null) return { why: noBirthDate }
    return { places: this.byName.get(`${keyOf(said)} ${bornOn.value}`) ?? [] }
  }
}

/** Which of the places of one learner is meant: the one of the course that the row names, else the only one that can start. */
function ofCourse(places: readonly Place[], said: Said): Found {
  const isNamed = said.course !== '' || said.courseReference !== ''
  const meant = isNamed ? places.filter((place) => isOfCourse(place, said)) : places
  if (meant.length === 0) return { is: 'not', why: otherCourse(places) }
  const ready = meant.filter(({ state }) => mayStart.includes(state))
  const [place] = ready.length > 0 ? ready : meant
  if (place === undefined || ready.length > 1) return { is: 'not', why: severalPlaces }
  return { is: 'found', place }
}

function isOfCourse({ courseTitle, courseReferences }: Place, { course, courseReference }: Said): boolean {
  const byReference = courseReferences.some((one) => courseReference !== '' && folded(one) === folded(courseReference))
  return byReference || (course !== '' && folded(courseTitle) === folded(course))
}

/** A number of one learner beside the name of another is a slip in one of them. */
function isLike(places: readonly Place[], { familyName, givenNames }: Said): boolean {
  if (familyName === '' && givenNames === '') return true
  return places.some(({ names }) =>
    names.some((name) => isSame(name.familyName, familyName) || isSame(name.givenNames, givenNames)),
  )
}

function isSame(one: string, other: string): boolean {
  return other !== '' && foldedName(one) === foldedName(other)
}

function keyOf({ familyName, givenNames }: { familyName: string; givenNames: string }): string {
  return `${foldedName(familyName)} ${foldedName(givenNames)}`
}

function grouped(places: readonly Place[], keysOf: (place: Place) => readonly string[]): Map<string, Place[]> {
  const map = new Map<string, Place[]>()
  for (const place of places) {
    for (const key of new Set(keysOf(place))) map.set(key, [...(map.get(key) ?? []), place])
  }
  return map
}

const nobodyHere: Note = {
  code: 'no-place',
  sentence:
    'Nobody who has accepted a place with you is like this row. Look at the name, the date of birth and the number.',
}
const unnamed: Note = {
  code: 'unnamed-learner',
  sentence: 'The row does not say who has enrolled. Give the reference, the ULN, or name and date of birth.',
}
const noBirthDate: Note = {
  code: 'birth-date-missing',
  sentence: 'A name alone is not enough. Give the date of birth, the ULN or the reference.',
}
const ambiguous: Note = {
  code: 'ambiguous-learner',
  sentence: 'More than one learner with a place is like this row. Give the reference or the ULN.',
}
const contradicting: Note = {
  code: 'numbers-contradict',
  sentence: 'The reference and the ULN of this row belong to different learners.',
}
const otherName: Note = {
  code: 'name-differs',
  sentence: 'The number of this row belongs to a learner with another name.',
}
const severalPlaces: Note = {
  code: 'several-places',
  sentence: 'This learner has more than one place with you. Say which course it is.',
}

function otherCourse(places: readonly Place[]): Note {
  const held = [...new Set(places.map(({ courseTitle }) => courseTitle))].slice(0, 3).join(', ')
  return {
    code: 'other-course',
    sentence: `The place of this learner is on another course: ${held}. Move the learner first, then send the row again.`,
  }
}
