import rows from '#db/reference/school-subject.csv?raw'

type Subject = { key: string; name: string; family: string; also: string[] }

const subjects: Subject[] = rows
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => {
    const [key = '', name = '', family = '', also = ''] = row.split(',')
    return { key, name, family, also: also.split(';').filter((word) => word !== '') }
  })

const byKey = new Map(subjects.map((subject) => [subject.key, subject]))
const families = new Set(subjects.map(({ family }) => family))
const byWord = new Map(
  subjects
    .filter(({ key }) => !families.has(key))
    .flatMap(({ key, name, also }) => [name, ...also].map((word): [string, string] => [plain(word), key])),
)

/** The subjects a course may ask for, A to Z: single ones, and families such as science. */
export const askableSubjects = subjects
  .map(({ key, name }) => ({ value: key, text: name.charAt(0).toUpperCase() + name.slice(1) }))
  .toSorted((a, b) => a.text.localeCompare(b.text))

/** The names of single subjects, A to Z, to help somebody write what they take. */
export const subjectNames = askableSubjects.filter(({ value }) => !families.has(value)).map(({ text }) => text)

/** The subject that somebody's own words stand for; their words themselves where we know none. */
export function subjectKeyOf(typed: string): string {
  return byWord.get(plain(typed)) ?? plain(typed)
}

/** A subject as it stands inside a sentence. */
export function subjectName(key: string): string {
  return byKey.get(key)?.name ?? key
}

export function isSubject(key: string): boolean {
  return byKey.has(key)
}

/** Whether a subject somebody has is what was asked for: itself, or one of its family. */
export function isSubjectAsked(asked: string, held: string): boolean {
  return asked === held || byKey.get(held)?.family === asked
}

function plain(words: string) {
  return words
    .toLowerCase()
    .replace(/\bgcse\b|\bbtec\b|\(.*?\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
