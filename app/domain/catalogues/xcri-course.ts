import type { JsonObject } from '#db/json'
import { beginningOf } from '~/kit/intake-value'
import type { CatalogueCourse, CatalogueItem } from '~/domain/courses/catalogue'
import { levelOf, routeOf, type Kind } from '~/domain/courses/course'
import { plainText } from '~/domain/courses/safe-html'
import { subjectOf } from '~/domain/courses/subject'
import { categoriesIn, readTexts } from './xcri-blocks'
import { apart, identifierOf, keyOf, sourceHash } from './xcri-keys'
import { childOf, childrenOf, firstOf, note, textOf, typeOf, type Notes } from './xcri-names'
import { readRun } from './xcri-run'
import { readAddress, readLine } from './xcri-text'
import type { XmlElement } from './xcri-tree'

/** Reads one course and its runs. What it cannot read it says; what was sent is kept beside what was understood. */
export function readCourse(element: XmlElement): CatalogueItem {
  const notes: Notes = {
    item: identifierOf(element),
    path: 'catalog/provider/course',
    line: element.line,
    findings: [],
  }
  const course = courseIn(element, notes)
  const sent = childrenOf(element, 'presentation', notes)
  const runs = apart(
    sent.map((run) => readRun(run, element, notes)),
    (run, isSame) => note(notes, isSame ? runTwice(run.key) : keyTwice(run.key)),
  )
  return { course, runs, refusedRuns: sent.length - runs.length, findings: notes.findings }
}

/** The key of a course, without understanding more of it. */
export function courseKeyOf(element: XmlElement): string {
  const notes: Notes = { item: null, path: '', line: element.line, findings: [] }
  const { title } = readQualification(element, notes)
  return keyOf(element, [titleIn(element, title, notes), title], notes).key
}

function courseIn(element: XmlElement, notes: Notes): CatalogueCourse {
  const texts = readTexts(element, notes)
  const qualification = readQualification(element, notes)
  const title = titleIn(element, qualification.title, notes)
  const kind = kindOf(element, title, qualification)
  const level = levelOf(kind)
  const keywords = keywordsIn(element, notes)
  return {
    ...texts,
    ...keyOf(element, [title, qualification.title], notes),
    title,
    summary: summaryIn(element, texts.description, notes),
    route: routeOf(kind, level),
    level,
    subjectCode: subjectOf(`${title} ${qualification.title ?? ''}`, keywords.join(' ').slice(0, 300)),
    keywords: beginningOf(keywords.join(', '), 4000) || null,
    qualificationTitle: qualification.title,
    qualificationReference: qualification.reference,
    awardingBody: qualification.awardingBody,
    url: readAddress(childOf(element, 'url', null), 'url', notes),
    received: receivedIn(element, kind),
    sourceHash: sourceHash(element, 'presentation'),
  }
}

type Qualification = {
  title: string | null
  reference: string | null
  awardingBody: string | null
  level: string
  type: string
}

function readQualification(course: XmlElement, notes: Notes): Qualification {
  const sent = childrenOf(course, 'qualification', notes)
  const first = sent.find((one) => textOf(childOf(one, 'title', null)) !== '') ?? sent[0]
  if (!first) return { title: null, reference: null, awardingBody: null, level: '', type: '' }
  const title = readLine(childOf(first, 'title', null), 'qualification/title', notes)
  if (title === null) note(notes, { ...noQualificationTitle, field: 'qualification/title', line: first.line })
  return {
    title,
    reference: beginningOf(textOf(childOf(first, 'identifier', null)), 200) || null,
    awardingBody: readLine(childOf(first, 'awardedBy', null), 'qualification/awardedBy', notes),
    level: textOf(firstOf(first, ['educationLevel', 'level'], null)),
    type: textOf(childOf(first, 'type', null)),
  }
}

/** A course without a title takes its qualification's, then its run's; learners never see an empty line. */
function titleIn(element: XmlElement, qualification: string | null, notes: Notes): string {
  const sent = readLine(childOf(element, 'title', notes), 'title', notes)
  if (sent !== null) return sent
  const run = childrenOf(element, 'presentation', null)[0]
  const used =
    qualification ??
    (run && readLine(childOf(run, 'title', null), 'presentation/title', notes)) ??
    'Course without a title'
  note(notes, { ...noTitle, field: 'title', used })
  return used
}

function kindOf(element: XmlElement, title: string, qualification: Qualification): Kind {
  const runs = childrenOf(element, 'presentation', null)
  const credits = childrenOf(element, 'credit', null).map((credit) => textOf(childOf(credit, 'level', null)))
  return {
    title,
    qualification: qualification.title ?? '',
    types: [...childrenOf(element, 'type', null).map(textOf), qualification.type].filter((text) => text !== ''),
    categories: [...new Set([element, ...runs].flatMap(categoriesIn))],
    levels: [
      qualification.level,
      textOf(childOf(element, 'level', null)),
      ...credits.filter((level) => /level/i.test(level)),
    ],
  }
}

function keywordsIn(element: XmlElement, notes: Notes): string[] {
  return [...new Set(childrenOf(element, 'subject', notes).map(textOf))].filter((text) => text !== '')
}

function summaryIn(element: XmlElement, description: string | null, notes: Notes): string | null {
  const abstract = readLine(childOf(element, 'abstract', notes), 'abstract', notes)
  const words = abstract ?? plainText(description)
  if (words === '') return null
  return words.length <= 280 ? words : `${beginningOf(words, 280).replace(/\s+\S*$/, '')} …`
}

function receivedIn(element: XmlElement, kind: Kind): JsonObject {
  const identifiers = childrenOf(element, 'identifier', null).map((child) => ({
    type: typeOf(child),
    value: beginningOf(textOf(child), LONGEST_RECEIVED),
  }))
  const qualifications = childrenOf(element, 'qualification', null).map((one) =>
    beginningOf(textOf(childOf(one, 'title', null)), LONGEST_RECEIVED),
  )
  return {
    title: beginningOf(textOf(childOf(element, 'title', null)), LONGEST_RECEIVED),
    types: kind.types.map((text) => beginningOf(text, LONGEST_RECEIVED)),
    categories: categoriesIn(element),
    levels: kind.levels.flatMap((level) => beginningOf(level, LONGEST_RECEIVED) || []),
    identifiers,
    qualifications,
  }
}

const LONGEST_RECEIVED = 500

const noTitle = {
  severity: 'warning',
  code: 'title-missing',
  sentence: 'This course has no title. The best words there were stand in its place. Send a title.',
} as const

const noQualificationTitle = {
  severity: 'info',
  code: 'qualification-title-missing',
  sentence: 'The qualification has no title. Learners read that it is not stated.',
} as const

function runTwice(key: string) {
  return {
    severity: 'warning',
    code: 'run-twice',
    sentence: 'This run stands in its course twice, word for word. It was taken once.',
    field: 'presentation',
    received: key,
  } as const
}

function keyTwice(key: string) {
  return {
    severity: 'warning',
    code: 'key-twice',
    sentence:
      'Two different runs of this course have the same identifier. Both were taken, but they are known again only by what they say. Give each its own identifier.',
    field: 'presentation/identifier',
    received: key,
  } as const
}
