import { subjectOf } from '~/domain/courses/subject'
import type { CourseQuery } from './course-search'

/** What is counted of something looked for in vain: nothing that was typed, and nobody. What is not known is empty. */
export type Unmet = { subjectCode: string; level: string; outcode: string }

/**
 * A search that found nothing, as it may be counted: the subject that the words speak of, or else the one chosen beside them; the
 * level chosen, or the one the words say; the district looked from. The words themselves, which may name anybody, are left behind.
 */
export function unmetIn(query: Pick<CourseQuery, 'words' | 'subjects' | 'levels'>, from: string | null): Unmet {
  const [subject = '', otherSubject] = query.subjects
  const [level = levelIn(query.words), otherLevel] = query.levels
  return {
    subjectCode: subjectOf(query.words, '') ?? (otherSubject === undefined ? subject : ''),
    level: otherLevel === undefined ? level : '',
    outcode: districtIn(from),
  }
}

/** A postcode district of the usual form, or nothing. */
export function districtIn(outcode: string | null): string {
  return outcode !== null && /^[A-Z]{1,2}\d[A-Z\d]?$/.test(outcode) ? outcode : ''
}

/** How a count is written down until it is added up. */
export function unmetKey({ subjectCode, level, outcode }: Unmet): string {
  return [subjectCode, level, outcode].join(':')
}

/** The same, read again. */
export function unmetFrom(key: string): Unmet {
  const [subjectCode = '', level = '', outcode = ''] = key.split(':')
  return { subjectCode, level, outcode }
}

function levelIn(words: string): string {
  if (/\ba[ -]?levels?\b/i.test(words)) return '3'
  return /\blevel ([1-4])\b/i.exec(words)?.[1] ?? ''
}
