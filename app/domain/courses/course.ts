import type { Level, Route } from './course.words'

/** What a file says about the kind of a course, each part as it was sent. */
export type Kind = { title: string; qualification: string; types: string[]; categories: string[]; levels: string[] }

const levelSigns: [RegExp, Level][] = [
  [/\bentry[ -]?level|\bpre-?entry\b|\bentry [123]\b/i, 'entry'],
  [
    /\blevels? [4-8]\b|\bHN[CD]\b|\bhigher national\b|\bfoundation degree\b|\bdegree\b|\bB(A|Sc|Eng|Ed)\b|\bM(A|Sc|BA|Ed)\b|\bPGC?E?\b|\bpost ?graduate\b|\bhigher apprenticeship\b/i,
    '4',
  ],
  [
    /\blevel 3\b|\b(A|AS|A2)[ -]levels?\b|\bT[ -]level\b|\badvanced apprenticeship\b|\baccess to (HE|higher education)\b|\bextended diploma\b|\binternational baccalaureate\b/i,
    '3',
  ],
  [/\blevel 2\b|\bGCSEs?\b|\bintermediate apprenticeship\b/i, '2'],
  [/\blevel 1\b/i, '1'],
]

/** The level of a course: as coded in the file, else as its title and qualification say; null where nothing does. */
export function levelOf(kind: Kind): Level | null {
  for (const level of kind.levels) {
    const coded = codedLevel(level)
    if (coded) return coded
  }
  for (const text of [kind.title, kind.qualification, ...kind.types, ...kind.levels]) {
    const sign = levelSigns.find(([pattern]) => pattern.test(text))
    if (sign) return sign[1]
  }
  return null
}

/** The route a course belongs to, as its own words say; null where they do not. */
export function routeOf(kind: Kind, level: Level | null): Route | null {
  const all = [kind.title, kind.qualification, ...kind.types, ...kind.categories].join(' · ')
  if (/\bapprentic/i.test(all)) return 'apprenticeship'
  if (/\b(A|AS|A2)[ -]levels?\b|\bGCE\b/i.test(all) && !/\bequivalent/i.test(kind.title)) return 'a-levels'
  if (/\bGCSEs?\b/i.test(kind.title)) return null // taken beside any route
  if (level === 'entry' || level === '1' || foundation.test(all)) return 'foundation'
  if (level === '2' || level === '3' || level === '4' || technical.test(all)) return 'technical'
  return null
}

const foundation =
  /\bfunctional skills\b|\bESOL\b|\bsupported internship|\bfoundation learning\b|\blife skills\b|\btraineeship/i
const technical =
  /\bBTEC\b|\bS?NVQ\b|\bT[ -]level\b|\bcity (&|and) guilds\b|\bdiploma\b|\bcertificate\b|\baward\b|\bvocational\b|\bHN[CD]\b/i

function codedLevel(text: string): Level | null {
  const code = /^(?:level ?)?(E|X|[1-8])(?:[ntry]*)?(?: ?level)?\d?$/i.exec(text.trim())?.[1]?.toUpperCase()
  if (code === undefined || code === 'X') return null
  if (code === 'E') return 'entry'
  if (code === '1' || code === '2' || code === '3') return code
  return '4'
}

/** The last part of a course's address: its title in plain letters, and a few steady ones of its key. */
export function slugOf(title: string, mark: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return `${
    words
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(/-+$/, '') || 'course'
  }-${mark}`
}
