import { noCounts, type Findings, type NewFinding } from '~/kit/intake-report'
import type { Note } from '~/kit/intake-value'
import type { RollIndex } from '~/domain/predictions/roll-index'
import type { Said } from './entry-grid'
import type { EntryRow } from './entry-sheet'
import type { Grid } from './grid.queries.server'
import { LONGEST_COMMENT } from './progress.schemas'
import { gradeOnScale, gradesOfScale, isScale, usualScale } from './scale'

/** A course or subject that a learner is reported on in. */
export type Taught = { learnerId: string; courseRunId: string | null; title: string; scale: string | null }

export type Entry = { line: number; item: string; learnerId: string; grid: Grid; said: Partial<Said> }

/** One file of progress on its way in: the rows that can be understood; the others are told of. */
export class EntryRun {
  readonly counts = noCounts()
  private readonly lines = new Map<string, { line: number; said: string }>()

  constructor(
    private readonly findings: Findings,
    private readonly roll: RollIndex,
    private readonly taught: ReadonlyMap<string, readonly Taught[]>,
    /** A school may report on any subject; a provider on the courses somebody is on. */
    private readonly isSchool: boolean,
  ) {}

  read(row: EntryRow): Entry[] {
    const { line, who, fault } = row
    this.counts.read += 1
    if (fault) this.findings.add(fault)
    const item = who.uln || who.upn || who.admissionNumber || `row ${line}`
    if (fault?.severity === 'error') return this.refuse(null)
    const found = this.roll.find(who)
    if (found.is === 'not') return this.refuse({ ...found.why, line, item })
    const grid = this.gridOf(row, found.learner.id)
    if ('code' in grid) return this.refuse({ ...grid, line, item, field: 'Course', received: row.course })
    const said = saidIn(row, grid.scale)
    if ('code' in said) return this.refuse({ ...said, line, item })
    const entry = { line, item, learnerId: found.learner.id, grid, said }
    return this.isTwice(entry) ? [] : [entry]
  }

  private gridOf({ course, scale }: EntryRow, learnerId: string): Grid | Note {
    const all = this.taught.get(learnerId) ?? []
    const named = course === '' ? all : all.filter(({ title }) => plain(title) === plain(course))
    const [only, another] = named
    if (scale !== '' && !isScale(scale))
      return { ...unknownScale, sentence: `${unknownScale.sentence} ${scale.slice(0, 40)}.` }
    if (only && !another) return gridFor(only, scale)
    if (another) return course === '' ? whichCourse : twoCourses
    if (!this.isSchool) return all.length === 0 || course === '' ? noCourse : otherCourse
    if (course === '') return noSubject
    return gridFor({ courseRunId: null, title: course.slice(0, 100), scale: scale || 'GCSE (9 to 1)' }, scale)
  }

  /** Of two rows about the same learner and course the first one counts; the second is refused where it says otherwise. */
  private isTwice({ learnerId, grid, said, line, item }: Entry): boolean {
    const key = `${learnerId} ${grid.key}`
    const first = this.lines.get(key)
    const words = JSON.stringify(said)
    if (!first) {
      this.lines.set(key, { line, said: words })
      return false
    }
    if (first.said === words) this.counts.unchanged += 1
    else
      this.refuse({ line, item, code: 'twice', sentence: `Line ${first.line} tells of the same learner and course.` })
    return true
  }

  refuse(finding: Omit<NewFinding, 'severity'> | null): [] {
    this.counts.refused += 1
    if (finding) this.findings.add({ severity: 'error', ...finding })
    return []
  }
}

function gridFor({ courseRunId, title, scale }: Omit<Taught, 'learnerId'>, asked: string): Grid {
  const own = asked || scale || usualScale(title)
  const key = courseRunId ?? `${title.toLowerCase()}|${own}`
  return { key, courseRunId, subject: title, scale: own, form: '' }
}

function saidIn(row: EntryRow, scale: string): Partial<Said> | (Note & { field: string; received: string }) {
  const said: Partial<Said> = {}
  for (const field of ['target', 'grade'] as const) {
    const typed = row[field]
    if (typed === '') continue
    const grade = gradeOnScale(scale, typed)
    const sentence = `${typed.slice(0, 40)} is no grade here (${scale}). Write one of ${gradesOfScale(scale)}.`
    if (grade === null) return { code: 'grade-unknown', sentence, field, received: typed }
    said[field] = grade
  }
  const [, effort = ''] = /^([1-4])(\b.*)?$/.exec(row.effort) ?? []
  if (row.effort !== '' && effort === '') return { ...noEffort, field: 'effort', received: row.effort }
  if (row.comment.length > LONGEST_COMMENT) return { ...tooLong, field: 'comment', received: row.comment.slice(0, 60) }
  return { ...said, ...(effort ? { effort } : {}), ...(row.comment ? { comment: row.comment } : {}) }
}

function plain(words: string) {
  return words.toLowerCase().replace(/[^a-z0-9]+/g, '')
}

const unknownScale: Note = { code: 'scale-unknown', sentence: 'We do not know this way of grading:' }
const noCourse: Note = { code: 'not-taught', sentence: 'Nobody says that this learner is on a course here now.' }
const otherCourse: Note = { code: 'other-course', sentence: 'This learner is not on this course here now.' }
const whichCourse: Note = {
  code: 'which-course',
  sentence: 'This learner is on more than one course. Give the course.',
}
const twoCourses: Note = {
  code: 'two-courses',
  sentence: 'This learner is on two starts of this course. Enter it by hand.',
}
const noSubject: Note = { code: 'subject-missing', sentence: 'The row does not say which subject it is about.' }
const noEffort: Note = { code: 'effort-unknown', sentence: 'Effort is a number from 1 to 4.' }
const tooLong: Note = { code: 'comment-too-long', sentence: `A comment has ${LONGEST_COMMENT} characters at most.` }
