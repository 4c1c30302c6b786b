import type { CatalogueCourse, CatalogueRun } from '~/domain/courses/catalogue'
import type { ProviderWords } from './provider-word'

/** A course of a file, with the provider's own words for its level and subject understood as the provider has said. */
export function inOurWords(words: ProviderWords, course: CatalogueCourse): CatalogueCourse {
  const { levels } = course.received
  return {
    ...course,
    level: course.level ?? words.valueOf('level', Array.isArray(levels) ? levels : []),
    subjectCode: course.subjectCode ?? words.valueOf('subjectCode', course.keywords?.split(', ') ?? []),
  }
}

/** The same for a run: how, where and when it is studied. */
export function runInOurWords(words: ProviderWords, run: CatalogueRun): CatalogueRun {
  const { studyMode, attendanceMode, attendancePattern } = run.received
  return {
    ...run,
    studyMode: run.studyMode ?? words.valueOf('studyMode', [studyMode]),
    attendanceMode: run.attendanceMode ?? words.valueOf('attendanceMode', [attendanceMode]),
    attendancePattern: run.attendancePattern ?? words.valueOf('attendancePattern', [attendancePattern]),
  }
}
