import { ulnReading } from '~/domain/learners/learner-number'
import { RollIndex, type Found, type OnRoll } from '~/domain/predictions/roll-index'
import { dayReading } from '~/kit/intake-day'
import type { Note } from '~/kit/intake-value'
import { postcodeReading } from '~/kit/postcode'
import type { ToldRow } from './told-sheet'

/** A learner of the area who may be meant by a row of this batch. */
export type Person = OnRoll & { postcode: string | null }

/** Finds the learner of the area a row tells of: by ULN and name, or by name, date of birth and postcode together. */
export class PersonIndex {
  constructor(
    private readonly people: readonly Person[],
    private readonly thisYear: number,
  ) {}

  find({ who, postcode }: Pick<ToldRow, 'who' | 'postcode'>): Found {
    if (who.name === '' && (who.familyName === '' || who.givenNames === '')) return { is: 'not', why: unnamed }
    const uln = ulnReading(who.uln)
    if (uln.isWrong) return { is: 'not', why: uln.note }
    const { value } = uln
    const numbered = value === null ? [] : this.people.filter(({ ulns }) => ulns.includes(value))
    if (numbered.length > 0) return this.among(numbered, who)
    const bornOn = dayReading(who.bornOn, 'day-month-year', this.thisYear)
    if (bornOn.isWrong) return { is: 'not', why: bornOn.note }
    const reading = postcodeReading(postcode)
    if (reading.isWrong) return { is: 'not', why: reading.note }
    if (bornOn.value === null || reading.value === null) return { is: 'not', why: tooLittle }
    return this.among(
      this.people.filter((one) => one.postcode !== null && one.postcode === reading.value),
      who,
    )
  }

  private among(people: readonly Person[], who: ToldRow['who']): Found {
    const found = new RollIndex(people, this.thisYear, 'in this area').find(who)
    return found.is === 'not' && found.why.code === ambiguous.code ? { is: 'not', why: ambiguous } : found
  }
}

const unnamed: Note = {
  code: 'unnamed-learner',
  sentence: 'The row does not say who has applied. Give the surname and the forename.',
}
const tooLittle: Note = {
  code: 'held-too-little',
  sentence: 'Held back: this is too little to be sure who it is. Give the ULN, or the date of birth and the postcode.',
}
const ambiguous: Note = {
  code: 'ambiguous-learner',
  sentence: 'Held back: more than one learner in this area is like this row. Give the ULN.',
}
