import { choicesIn, type AreaWords } from './area-word'
import type { CourseText } from './catalogue'
import { levelWords, routeWords } from './course.words'
import { subjectWords } from './subject.words'

/** A column of a course that its provider may write. */
export type OwnColumn =
  | 'title'
  | 'summary'
  | 'route'
  | 'level'
  | 'subjectCode'
  | 'keywords'
  | 'qualificationTitle'
  | 'qualificationReference'
  | 'awardingBody'
  | 'url'
  | CourseText

export type OwnField = {
  name: OwnColumn
  label: string
  hint?: string
  /** A line, a page's address, words in paragraphs, or one of a list. */
  kind: 'line' | 'address' | 'words' | 'list'
  longest: number
  isNeeded?: boolean
  options?: Readonly<Record<string, string>>
}

export type OwnBlock = { slug: string; title: string; why: string; fields: OwnField[] }

const LONGEST_WORDS = 10_000

/** What a provider writes about a course, in short pages. The order is that of the course's own page. */
export const ownBlocks: OwnBlock[] = [
  {
    slug: 'title',
    title: 'Title and summary',
    why: 'What learners read first, in every list.',
    fields: [
      {
        name: 'title',
        label: 'Title',
        hint: 'As people say it: “Motor Vehicle Level 2”.',
        kind: 'line',
        longest: 255,
        isNeeded: true,
      },
      {
        name: 'summary',
        label: 'Summary',
        hint: 'One or two sentences. Who is it for, and what will they do?',
        kind: 'line',
        longest: 500,
      },
    ],
  },
  {
    slug: 'kind',
    title: 'Kind of course',
    why: 'Filters find the course by these.',
    fields: [
      { name: 'route', label: 'Route', kind: 'list', longest: 40, options: routeWords },
      { name: 'level', label: 'Level', kind: 'list', longest: 10, options: levelWords },
      { name: 'subjectCode', label: 'Subject', kind: 'list', longest: 10, options: subjectWords },
      {
        name: 'qualificationTitle',
        label: 'Qualification',
        hint: 'Its full title, as the awarding body writes it.',
        kind: 'line',
        longest: 500,
      },
      {
        name: 'qualificationReference',
        label: 'Qualification number or learning aim reference',
        kind: 'line',
        longest: 200,
      },
      { name: 'awardingBody', label: 'Awarding body', kind: 'line', longest: 500 },
      {
        name: 'keywords',
        label: 'Other words people may look for',
        hint: 'Separate them with commas: “cars, garage, mechanic”.',
        kind: 'line',
        longest: 1000,
      },
    ],
  },
  {
    slug: 'study',
    title: 'What you study',
    why: 'What the days are like.',
    fields: [
      text('description', 'About this course', 'What is it, and who does it suit?'),
      text('whatYouStudy', 'What you will study'),
      text('howYouLearn', 'How you will learn', 'Workshops, lessons, placements, trips.'),
      text('hours', 'Hours', 'How many hours a week, and on which days.'),
    ],
  },
  {
    slug: 'entry',
    title: 'What learners need to get in',
    why: 'In words. Nobody is turned away by a computer.',
    fields: [
      text('entryRequirements', 'What you need to get in', 'Grades, interests, anything to bring to an interview.'),
    ],
  },
  {
    slug: 'assessment',
    title: 'Assessment',
    why: 'Exams, coursework, practical tests.',
    fields: [text('assessment', 'How you are assessed')],
  },
  {
    slug: 'next',
    title: 'What it leads to',
    why: 'Many choose a course by where it takes them.',
    fields: [
      text('leadsTo', 'What it leads to', 'Courses one can go on to.'),
      text('careerOutcome', 'Work you could do'),
    ],
  },
  {
    slug: 'support',
    title: 'Support and facilities',
    why: 'Read first by those who need it most.',
    fields: [text('support', 'Support'), text('facilities', 'Facilities')],
  },
  {
    slug: 'costs',
    title: 'Costs',
    why: 'What has to be bought, and help with money. Fees belong to each start.',
    fields: [text('whatYouNeed', 'What you need to bring or buy'), text('funding', 'Help with money')],
  },
  {
    slug: 'contact',
    title: 'Visiting, applying and contact',
    why: 'Where to ask, and when to come and see.',
    fields: [
      {
        name: 'url',
        label: 'Page about this course on your own site',
        hint: 'It begins with http:// or https://',
        kind: 'address',
        longest: 2000,
      },
      text('events', 'Open events'),
      text('applicationProcedure', 'How applying works', 'Only what is special about this course.'),
      text('furtherInformation', 'Rules and more'),
    ],
  },
]

/** The block of an address; undefined for one that does not exist. */
export function findBlock(slug: string | undefined): OwnBlock | undefined {
  return ownBlocks.find((block) => block.slug === slug)
}

const ownLists: Partial<Record<OwnColumn, 'route' | 'subject'>> = { route: 'route', subjectCode: 'subject' }

/** A block with the area's own names for routes and subjects, to choose from. */
export function saidHere(block: OwnBlock, local: AreaWords): OwnBlock {
  const fields = block.fields.map((field) => {
    const list = ownLists[field.name]
    if (!list) return field
    return { ...field, options: Object.fromEntries(choicesIn(local, list).map(({ value, text }) => [value, text])) }
  })
  return { ...block, fields }
}

const allFields = ownBlocks.flatMap(({ fields }) => fields)

/** The label of a column, for lists of what changed. */
export function labelOf(column: string): string {
  return allFields.find(({ name }) => name === column)?.label ?? column
}

function text(name: CourseText, label: string, hint?: string): OwnField {
  return { name, label, kind: 'words', longest: LONGEST_WORDS, ...(hint ? { hint } : {}) }
}
