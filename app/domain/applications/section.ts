import { applicationSections, type Section } from './sections'
import type { ProviderKind } from './visibility'

export type Answers = Record<string, string>
export type SavedSection = { section: string; answers: Answers; isCompleted: boolean }
/** A saved section with the number of its writing, by which a second tab is known to be behind. */
export type HeldSection = SavedSection & { version: number; savedAt: Date }

export type SectionStatus = 'not-started' | 'in-progress' | 'completed' | 'may-be-left-out'

export type Profile = {
  saved: readonly SavedSection[]
  grades: number
  providerKinds: readonly ProviderKind[]
}

export type Task = { section: Section; status: SectionStatus; saved: SavedSection | undefined }

/** The sections this learner is asked for, each with how far it is. */
export function taskList(profile: Profile): Task[] {
  return applicationSections
    .filter((section) => section.isNeeded(profile))
    .map((section) => {
      const saved = profile.saved.find((one) => one.section === section.slug)
      return { section, saved, status: statusOf(section, saved, profile.grades) }
    })
}

/** How much of what has to be filled in is finished, in hundredths. */
export function percentDone(profile: Profile): number {
  const needed = taskList(profile).filter(({ section }) => !section.isOptional)
  const done = needed.filter(({ status }) => status === 'completed')
  return needed.length === 0 ? 0 : Math.round((100 * done.length) / needed.length)
}

/** The sections that still hold up sending, in order. */
export function gapsIn(profile: Profile): Section[] {
  return taskList(profile)
    .filter(({ status }) => status === 'not-started' || status === 'in-progress')
    .map(({ section }) => section)
}

/** One thing that still holds up sending, and where on which page it can be put right. */
export type Gap = { slug: string; title: string; lines: { text: string; at: string | null }[] }

/** The gaps of each unfinished section, box by box. */
export function gapsToFill(profile: Profile): Gap[] {
  return taskList(profile)
    .filter(({ status }) => status === 'not-started' || status === 'in-progress')
    .map(({ section, saved, status }) => ({
      slug: section.slug,
      title: section.title,
      lines: status === 'not-started' ? [{ text: 'Start this part', at: null }] : linesOf(section, saved),
    }))
}

function linesOf(section: Section, saved: SavedSection | undefined): Gap['lines'] {
  const empty = section.fields.filter(({ name, isOptional }) => !isOptional && !saved?.answers[name])
  if (empty.length > 0) return empty.map(({ name, label }) => ({ text: `Fill in “${label}”`, at: `answers.${name}` }))
  return [{ text: 'Say that you have finished this part', at: 'isFinished' }]
}

/** The section to go to after one: the next that is not completed, or none when all are done. */
export function sectionAfter(slug: string, profile: Profile): Section | undefined {
  const tasks = taskList(profile)
  const at = tasks.findIndex(({ section }) => section.slug === slug)
  const ahead = [...tasks.slice(at + 1), ...tasks.slice(0, Math.max(at, 0))]
  return ahead.find(({ status }) => status !== 'completed')?.section
}

export function findSection(slug: string): Section | undefined {
  return applicationSections.find((section) => section.slug === slug)
}

export const statusWords: Record<SectionStatus, { text: string; colour?: 'blue' | 'teal' | 'grey' }> = {
  'not-started': { text: 'Not started', colour: 'blue' },
  'in-progress': { text: 'In progress', colour: 'teal' },
  completed: { text: 'Completed' },
  'may-be-left-out': { text: 'Optional', colour: 'grey' },
}

function statusOf(section: Section, saved: SavedSection | undefined, grades: number): SectionStatus {
  if (saved?.isCompleted && (!section.isGrades || grades > 0)) return 'completed'
  const isStarted = section.isGrades ? grades > 0 : Object.values(saved?.answers ?? {}).some((answer) => answer !== '')
  if (isStarted) return 'in-progress'
  return section.isOptional ? 'may-be-left-out' : 'not-started'
}

/** What the record already knows, to start a section with, so that nothing is typed twice. */
export function startingAnswers(section: Section, known: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(
    section.fields.flatMap(({ name }) => {
      const value = known[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}
