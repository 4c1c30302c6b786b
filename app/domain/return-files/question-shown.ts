import { formatDay } from '~/kit/dates'
import { toldSchema } from './told'
import { isWhy, whyWords } from './return-file.words'

/** A doubtful row as a page shows it. */
export function questionShown({ id, line, why, told }: { id: string; line: number; why: string; told: unknown }) {
  const known = toldSchema.safeParse(told)
  const { givenNames, familyName, bornOn, postcode } = known.success
    ? known.data
    : { givenNames: 'Answered', familyName: 'already', bornOn: null, postcode: null }
  return {
    ...{ id, line, name: `${givenNames} ${familyName}`, why: isWhy(why) ? whyWords[why] : why },
    ...{ born: bornOn === null ? null : formatDay(bornOn), postcode },
  }
}
