import { applicationSections, type Section } from './sections'
import type { ProviderKind } from './visibility'

export type Answers = Record<string, string>
export type SavedSection = { section: string; answers: Answers; isCompleted: boolean }

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

/** The sections that still hold up sending, in order. */
export function gapsIn(profile: Profile): Section[] {
  return taskList(profile)
    .filter(({ status }) => status === 'not-started' || status === 'in-progress')
    .map(({ section }) => section)
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
