import { ulnReading, upnReading } from '~/domain/learners/learner-number'
import { foldedName } from '~/domain/learners/learner'
import { dayReading } from '~/kit/intake-day'
import type { Note } from '~/kit/intake-value'
import type { Who } from './prediction-sheet'

/** Somebody on the school's roll, with every number and name that a file may know them by. */
export type OnRoll = {
  id: string
  upns: string[]
  ulns: string[]
  admissionNumbers: string[]
  names: { familyName: string; givenNames: string }[]
  bornOn: string
  form: string | null
}

export type Found = { is: 'found'; learner: OnRoll } | { is: 'not'; why: Note }

/** Finds on the school's roll whom a row tells of. Numbers come before names, and a doubt is never decided here. */
export class RollIndex {
  constructor(
    private readonly roll: readonly OnRoll[],
    private readonly thisYear: number,
    /** Whose list it is, in the sentences for the sender. */
    private readonly among = 'on your roll',
  ) {}

  find(who: Who): Found {
    const numbers = [
      this.byNumber(upnReading(who.upn), (one, value) => one.upns.includes(value)),
      this.byNumber(ulnReading(who.uln), (one, value) => one.ulns.includes(value)),
      who.admissionNumber === '' ? null : this.roll.filter((one) => one.admissionNumbers.includes(who.admissionNumber)),
    ]
    const wrong = numbers.find((one) => one !== null && 'why' in one)
    if (wrong && 'why' in wrong) return { is: 'not', why: wrong.why }
    const lists = numbers.filter((one) => Array.isArray(one))
    const byNumber = [...new Set(lists.flat())]
    if (byNumber.length > 1) return { is: 'not', why: notesFor(this.among).contradicting }
    const [learner] = byNumber
    if (learner) return this.checked(learner, who)
    return this.byName(who, lists.length > 0)
  }

  private byNumber(reading: ReturnType<typeof upnReading>, has: (one: OnRoll, value: string) => boolean) {
    if (reading.isWrong) return { why: reading.note }
    const { value } = reading
    return value === null ? null : this.roll.filter((one) => has(one, value))
  }

  /** A number of one learner beside the name of another is a slip in one of them. */
  private checked(learner: OnRoll, who: Who): Found {
    const [familyName, givenNames] = namesIn(who)
    if (familyName === '' && givenNames === '') return { is: 'found', learner }
    const isLike = learner.names.some(
      (name) => isSameName(name.familyName, familyName) || isSameName(name.givenNames, givenNames),
    )
    return isLike ? { is: 'found', learner } : { is: 'not', why: notesFor(this.among).otherName }
  }

  private byName(who: Who, hasNumber: boolean): Found {
    const [familyName, givenNames] = namesIn(who)
    if (familyName === '' || givenNames === '')
      return { is: 'not', why: hasNumber ? notesFor(this.among).notThere : unnamed }
    const alike = this.roll.filter(({ names }) =>
      names.some((name) => isSameName(name.familyName, familyName) && isSameName(name.givenNames, givenNames)),
    )
    const bornOn = dayReading(who.bornOn, 'day-month-year', this.thisYear).value
    const fitting = alike
      .filter((one) => !hasNumber || one.upns.length + one.ulns.length === 0)
      .filter((one) => bornOn === null || one.bornOn === bornOn)
      .filter((one) => who.form === '' || alike.length === 1 || isSameForm(one.form, who.form))
    const [learner] = fitting
    if (!learner) return { is: 'not', why: notesFor(this.among).notThere }
    return fitting.length === 1 ? { is: 'found', learner } : { is: 'not', why: notesFor(this.among).ambiguous }
  }
}

const unnamed: Note = {
  code: 'unnamed-learner',
  sentence: 'The row does not say whose grade this is. Give a UPN, or surname and forename.',
}

/** What is wrong with a row that finds nobody, or more than one. */
function notesFor(among: string) {
  return {
    contradicting: {
      code: 'numbers-contradict',
      sentence: `The numbers of this row belong to different learners ${among}.`,
    },
    otherName: {
      code: 'name-differs',
      sentence: `The number of this row belongs to a learner ${among} with another name.`,
    },
    notThere: { code: 'unknown-learner', sentence: `Nobody ${among} is like this row.` },
    ambiguous: {
      code: 'ambiguous-learner',
      sentence: `More than one learner ${among} is like this row. Give the UPN, or the date of birth.`,
    },
  } satisfies Record<string, Note>
}

/** Surname and forename; one column may hold both, as "Yusuf, Amina" or "Amina Yusuf". */
function namesIn({ familyName, givenNames, name }: Who): [familyName: string, givenNames: string] {
  if (familyName !== '' || givenNames !== '' || name === '') return [familyName, givenNames]
  const [before = '', after] = name.split(',', 2)
  if (after !== undefined) return [before, after.trim()]
  const words = name.split(/\s+/)
  return [words.at(-1) ?? '', words.slice(0, -1).join(' ')]
}

function isSameName(one: string, other: string): boolean {
  return other !== '' && foldedName(one) === foldedName(other)
}

function isSameForm(one: string | null, other: string): boolean {
  return one !== null && one.replace(/\s/g, '').toLowerCase() === other.replace(/\s/g, '').toLowerCase()
}
