import { entryOf } from '~/kit/intake-value'
import { noTexts, type CourseText } from '~/domain/courses/catalogue'
import { childrenOf, elementsIn, textOf, typeOf, type Notes } from './xcri-names'
import { readHtml } from './xcri-text'
import type { XmlElement } from './xcri-tree'

/** Which block of the course page each element or description type belongs to. */
const blocks: Record<string, CourseText> = {
  specialFeature: 'description',
  topic: 'whatYouStudy',
  structure: 'whatYouStudy',
  objective: 'whatYouStudy',
  aim: 'whatYouStudy',
  learningOutcome: 'whatYouStudy',
  teachingStrategy: 'howYouLearn',
  contactPattern: 'howYouLearn',
  contactHours: 'hours',
  studyHours: 'hours',
  assessment: 'assessment',
  assessmentStrategy: 'assessment',
  prerequisite: 'entryRequirements',
  prerequisites: 'entryRequirements',
  entryRequirements: 'entryRequirements',
  entryProfile: 'entryRequirements',
  leadsTo: 'leadsTo',
  careerOutcome: 'careerOutcome',
  support: 'support',
  requiredResource: 'whatYouNeed',
  indicativeResource: 'whatYouNeed',
  providedResource: 'facilities',
  events: 'events',
  funding: 'funding',
  applicationProcedure: 'applicationProcedure',
  regulations: 'furtherInformation',
  policy: 'furtherInformation',
  internationalStudents: 'furtherInformation',
}

export type Texts = Record<CourseText, string | null>

/** The blocks of words of a course or a run, each safe HTML, in the order of the list above. The same words twice are kept once. */
export function readTexts(element: XmlElement, notes: Notes): Texts {
  const texts: Texts = { ...noTexts }
  const told = elementsIn(element).flatMap((child) => {
    const block = blockOf(child)
    return block === null ? [] : [{ child, block, place: places.indexOf(nameOf(child)) }]
  })
  for (const { child, block } of told.toSorted((a, b) => a.place - b.place)) {
    const html = readHtml(child, nameOf(child), notes)
    if (html !== null && !texts[block]?.includes(html)) texts[block] = (texts[block] ?? '') + html
  }
  return texts
}

/** The categories that a feed puts into descriptions of a type of its own, such as "Apprenticeship". */
export function categoriesIn(element: XmlElement): string[] {
  const typed = childrenOf(element, 'description', null).filter((child) => blockOf(child) === null)
  return typed.map(textOf).filter((text) => text !== '' && text.length <= 60)
}

const places = Object.keys(blocks)

function nameOf(child: XmlElement): string {
  return child.local === 'description' ? (typeOf(child) ?? child.local) : child.local
}

function blockOf(child: XmlElement): CourseText | null {
  if (child.local !== 'description') return entryOf(blocks, child.local) ?? null
  const type = typeOf(child)
  return type === null ? 'description' : (entryOf(blocks, type) ?? null)
}
