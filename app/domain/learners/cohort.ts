import type { LastTime } from '~/kit/intake-merge'
import type { Note } from '~/kit/intake-value'
import type { Pupil, PupilRecord } from './pupil'

/** A learner we have, beside the pupil a file tells of. */
export type KnownLearner = {
  id: string
  bornOn: string
  nameKey: string
  upns: string[]
  formerUpns: string[]
  ulns: string[]
  /** identifiers of the other kinds, as `kind value` */
  others: string[]
  /** the school on whose roll the learner is now */
  schoolId: string | null
  now: PupilRecord
  lastTime: LastTime
}

/** Learners we have, found by any number and by name and birth date: a county's roll is matched without trying all with all. */
export class KnownLearners {
  private readonly byMark = new Map<string, KnownLearner[]>()

  constructor(learners: readonly KnownLearner[]) {
    for (const learner of learners) this.add(learner)
  }

  add(learner: KnownLearner): void {
    const { upns, formerUpns, ulns } = learner
    const home = homeMark(learner, learner.now.postcode)
    for (const mark of [nameMark(learner), ...upns, ...formerUpns, ...ulns, ...(home === null ? [] : [home])]) {
      const marked = this.byMark.get(mark)
      if (marked) marked.push(learner)
      else this.byMark.set(mark, [learner])
    }
  }

  /** Those who share something with this pupil; it can be nobody else. */
  like(pupil: Pupil): KnownLearner[] {
    const { upn, formerUpn, uln } = pupil
    const marks = [nameMark(pupil), upn, formerUpn, uln, homeMark(pupil, pupil.said.postcode)]
    return [...new Set(marks.flatMap((mark) => (mark === null ? [] : (this.byMark.get(mark) ?? []))))]
  }
}

// No number holds a space, and every name does.
function nameMark({ nameKey, bornOn }: { nameKey: string; bornOn: string }): string {
  return `${nameKey} ${bornOn}`
}

type Named = { nameKey: string; bornOn: string }

/** Surname, day of birth and home together: one person under two names, or twins. */
function homeMark({ nameKey, bornOn }: Named, postcode: string | null | undefined): string | null {
  const [surname = ''] = nameKey.split(' ')
  return postcode ? `${surname} ${bornOn} ${postcode.replace(/\s/g, '').toUpperCase()}` : null
}

export type Match = { is: 'new' } | { is: 'known'; learner: KnownLearner } | { is: 'held'; why: Note }

type Step = { by: 'upn' | 'former-upn' | 'uln' | 'name'; found: KnownLearner[] }

/**
 * Who is this pupil? By UPN, then former UPN, then ULN, then legal name and birth date; else somebody new. Where two
 * answers fit, or two numbers contradict each other, nobody is merged in silence: the row is held for a person to judge.
 * Those whom the file has told of already are other people.
 */
export function matchPupil(pupil: Pupil, known: KnownLearner[], told: ReadonlyMap<string, number> = new Map()): Match {
  const step = stepsFor(pupil, known).find(({ found }) => found.length > 0)
  const [learner, second] = step?.found ?? []
  if (step === undefined || learner === undefined) return sameHome(pupil, known, told) ?? { is: 'new' }
  if (second !== undefined)
    return held('several-fit', 'More than one learner here fits this row. A person has to say which one it is.')
  return contradiction(pupil, learner, step.by, known) ?? { is: 'known', learner }
}

function stepsFor(pupil: Pupil, known: KnownLearner[]): Step[] {
  const { upn, formerUpn, uln } = pupil
  return [
    { by: 'upn', found: known.filter(({ upns }) => upn !== null && upns.includes(upn)) },
    {
      by: 'former-upn',
      found: known.filter(
        ({ upns, formerUpns }) =>
          (upn !== null && formerUpns.includes(upn)) ||
          (formerUpn !== null && (upns.includes(formerUpn) || formerUpns.includes(formerUpn))),
      ),
    },
    { by: 'uln', found: known.filter(({ ulns }) => uln !== null && ulns.includes(uln)) },
    { by: 'name', found: known.filter(({ nameKey, bornOn }) => nameKey === pupil.nameKey && bornOn === pupil.bornOn) },
  ]
}

/** Twins have a number each. Where one of the two has none, they may be one person under two names. */
function sameHome(pupil: Pupil, known: KnownLearner[], told: ReadonlyMap<string, number>): Match | null {
  const home = homeMark(pupil, pupil.said.postcode)
  const alike = known.some(
    (learner) =>
      !told.has(learner.id) &&
      home !== null &&
      homeMark(learner, learner.now.postcode) === home &&
      !(differs(pupil.upn, learner.upns) || differs(pupil.uln, learner.ulns)),
  )
  if (!alike) return null
  return held(
    'same-home',
    'A learner here has the same surname, birth date and postcode. It may be the same person or a twin: a person has to say.',
  )
}

function contradiction(pupil: Pupil, learner: KnownLearner, by: Step['by'], known: KnownLearner[]): Match | null {
  if (learner.bornOn !== pupil.bornOn) {
    return held(
      'birth-date-clash',
      'The learner with this number here has another birth date. Find out which is right before sending the row again.',
    )
  }
  if (by === 'name' && (differs(pupil.upn, learner.upns) || differs(pupil.uln, learner.ulns))) {
    return held(
      'possible-duplicate',
      'A learner of this name and birth date is here under another number. It may be the same person or not: a person has to say.',
    )
  }
  if (by === 'uln' && differs(pupil.upn, learner.upns)) {
    return held(
      'upn-clash',
      'The learner with this ULN here has another UPN. Find out which is right before sending the row again.',
    )
  }
  const holder = known.find(({ id, ulns }) => id !== learner.id && pupil.uln !== null && ulns.includes(pupil.uln))
  return holder
    ? held(
        'uln-clash',
        'The ULN of this row belongs to another learner here. Find out which is right before sending the row again.',
      )
    : null
}

/** A temporary UPN ends in a letter and gives way to the permanent one. */
function differs(number: string | null, ours: string[]): boolean {
  return number !== null && ours.length > 0 && !ours.includes(number) && !ours.every((one) => /[A-Z]$/.test(one))
}

function held(code: string, sentence: string): Match {
  return { is: 'held', why: { code, sentence } }
}

export type NewIdentifier = { kind: 'upn' | 'former-upn' | 'uln' | 'uci' | 'admission-number'; value: string }

/** The numbers that a row adds to a learner. A ULN is for life, so a second one is not taken. */
export function identifiersToAdd(pupil: Pupil, learner: KnownLearner | null): NewIdentifier[] {
  const { upn, formerUpn, uln, uci, admissionNumber } = pupil
  const added: NewIdentifier[] = []
  if (upn !== null && !learner?.upns.includes(upn) && !learner?.formerUpns.includes(upn))
    added.push({ kind: 'upn', value: upn })
  if (formerUpn !== null && formerUpn !== upn && !knows(learner, formerUpn))
    added.push({ kind: 'former-upn', value: formerUpn })
  if (uln !== null && (learner?.ulns.length ?? 0) === 0) added.push({ kind: 'uln', value: uln })
  for (const { kind, value } of [
    { kind: 'uci', value: uci } as const,
    { kind: 'admission-number', value: admissionNumber } as const,
  ]) {
    if (value !== null && !learner?.others.includes(`${kind} ${value}`)) added.push({ kind, value })
  }
  return added
}

/** A number that belongs to somebody else here stays theirs, whoever the row turns out to be. */
export function freeIdentifiers(identifiers: NewIdentifier[], others: readonly KnownLearner[]): NewIdentifier[] {
  const taken = new Set(others.flatMap(({ upns, ulns }) => [...upns, ...ulns]))
  return identifiers.filter(({ kind, value }) => (kind !== 'upn' && kind !== 'uln') || !taken.has(value))
}

function knows(learner: KnownLearner | null, upn: string): boolean {
  return learner !== null && learner.formerUpns.includes(upn)
}

/** True when the row has a ULN that is not the one we have. */
export function hasOtherUln(pupil: Pupil, learner: KnownLearner): boolean {
  return pupil.uln !== null && learner.ulns.length > 0 && !learner.ulns.includes(pupil.uln)
}

/** The record of somebody new: what the row says, and the legal name where no other is given. */
export function newRecord({ said }: Pupil): PupilRecord {
  return {
    legalGivenNames: said.legalGivenNames,
    legalFamilyName: said.legalFamilyName,
    middleNames: said.middleNames ?? null,
    givenNames: said.givenNames ?? said.legalGivenNames,
    familyName: said.familyName ?? said.legalFamilyName,
    sex: said.sex ?? null,
    email: said.email ?? null,
    phone: said.phone ?? null,
    address: said.address ?? null,
    postcode: said.postcode ?? null,
    yearGroup: said.yearGroup ?? null,
    form: said.form ?? null,
    sen: said.sen ?? null,
    freeMeals: said.freeMeals ?? null,
    lookedAfter: said.lookedAfter ?? null,
    ethnicity: said.ethnicity ?? null,
    attendance: said.attendance ?? null,
    firstLanguage: said.firstLanguage ?? null,
    exclusion: said.exclusion ?? null,
  }
}
