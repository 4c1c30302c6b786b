import { attendanceModeWords, attendancePatternWords, levelWords, studyModeWords } from '~/domain/courses/course.words'
import { subjectWords } from '~/domain/courses/subject.words'
import { wordKey } from './xcri-words'

/** What a provider's own words may stand for, and what each is called. */
export const wordFields = {
  studyMode: { label: 'Full time or part time', values: studyModeWords },
  attendanceMode: { label: 'How it is attended', values: attendanceModeWords },
  attendancePattern: { label: 'Time of day or week', values: attendancePatternWords },
  level: { label: 'Level', values: levelWords },
  subjectCode: { label: 'Subject', values: subjectWords },
} as const

export type WordField = keyof typeof wordFields
export type WordRow = { field: string; word: string; value: string }

export const wordFieldNames = Object.keys(wordFields).filter((name): name is WordField => name in wordFields)

/** What the provider's words stand for, by field and word however it is spelt. */
export class ProviderWords {
  private readonly values: Map<string, string>

  constructor(rows: readonly WordRow[]) {
    this.values = new Map(rows.map(({ field, word, value }) => [`${field} ${word}`, value]))
  }

  /** What the first of these words that is known stands for; null where none is. */
  valueOf<F extends WordField>(
    field: F,
    sent: readonly unknown[],
  ): (keyof (typeof wordFields)[F]['values'] & string) | null {
    for (const word of sent) {
      const value = typeof word === 'string' ? this.values.get(`${field} ${wordKey(word)}`) : undefined
      if (value !== undefined && isValueOf(field, value)) return value
    }
    return null
  }
}

/** True where a value is one of ours for this field. */
export function isValueOf<F extends WordField>(
  field: F,
  value: string,
): value is keyof (typeof wordFields)[F]['values'] & string {
  return Object.hasOwn(wordFields[field].values, value)
}
