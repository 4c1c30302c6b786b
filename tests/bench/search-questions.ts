import { Chance } from '#db/seeds/chance'
import { courseQuery, type CourseQuery } from '~/domain/search/course-search'

const kinds = ['a level', 'btec', 't level', 'apprenticeship', 'diploma', 'level 2', 'level 3', 'entry level']
const broad = ['business', 'science', 'health', 'design', 'engineering', 'art', 'sport', 'computing', 'care', 'level 3']
const empty =
  /\b(?:a|as|t)[- ]levels?\b|\b(?:btec|nvq|gcse|level|entry|diploma|certificate|award|extended|national|foundation|intermediate|advanced|higher|apprenticeship|in|for|and|of|the|with|to|subsidiary)\b|\(.*?\)|[^a-z ]/gi

/**
 * Four hundred questions in the mix of `quality.md` 4.3: 35 % subjects, 25 % a subject and a kind of course, 15 %
 * beginnings of words, 15 % slips of the finger, 10 % broad; 60 % of them within 15 miles, some with filters.
 */
export function questionsAbout(titles: readonly string[], outcodes: readonly string[], count = 400): CourseQuery[] {
  const chance = new Chance('questions')
  const subjects = [...new Set(titles.map(subjectOf))].filter((subject) => subject.length > 3).sort()
  return Array.from({ length: count }, () => {
    const params = new URLSearchParams({ q: wordsFor(chance, chance.pick(subjects)) })
    if (chance.isTrue(0.6)) {
      params.set('postcode', chance.pick(outcodes))
      params.set('within', '15')
    }
    if (chance.isTrue(0.15)) params.set('level', chance.pick(['2', '3']))
    if (chance.isTrue(0.1)) params.set('route', chance.pick(['a-levels', 'technical', 'apprenticeship']))
    return courseQuery(params)
  })
}

function wordsFor(chance: Chance, subject: string): string {
  const asked = chance.weighed([
    ['subject', 35],
    ['kind', 25],
    ['begun', 15],
    ['slip', 15],
    ['broad', 10],
  ] as const)
  if (asked === 'kind') return `${subject} ${chance.pick(kinds)}`
  if (asked === 'begun') return subject.slice(0, chance.whole(3, Math.max(3, Math.min(6, subject.length - 1))))
  if (asked === 'slip') return misspelt(chance, subject)
  return asked === 'broad' ? chance.pick(broad) : subject
}

/** Two letters change places, or one is left out. */
function misspelt(chance: Chance, word: string) {
  const at = chance.whole(1, Math.max(1, word.length - 2))
  const [one = '', two = ''] = word.slice(at, at + 2)
  return chance.isTrue(0.5)
    ? word.slice(0, at) + two + one + word.slice(at + 2)
    : word.slice(0, at) + word.slice(at + 1)
}

function subjectOf(title: string) {
  return title.toLowerCase().replace(empty, ' ').replace(/\s+/g, ' ').trim().split(' ').slice(0, 2).join(' ')
}
