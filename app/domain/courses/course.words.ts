/** Routes after Year 11, in the order they are offered. */
export const routeWords = {
  'a-levels': 'A levels',
  technical: 'Technical and applied',
  apprenticeship: 'Apprenticeship',
  foundation: 'Foundation learning',
} as const

/** What a route is, in a few words, where the area has not said it in its own. */
export const routeHints: Record<keyof typeof routeWords, string> = {
  'a-levels': 'Three or four subjects over two years, at a school or college.',
  technical: 'T levels and other courses that lead to a kind of work.',
  apprenticeship: 'A paid job with training.',
  foundation: 'More time and support to get ready.',
}

/** Levels, lowest first. From level 4 up they are one band: few school leavers look there. */
export const levelWords = {
  entry: 'Entry level',
  '1': 'Level 1',
  '2': 'Level 2',
  '3': 'Level 3',
  '4': 'Level 4 and above',
} as const

export const studyModeWords = {
  'full-time': 'Full time',
  'part-time': 'Part time',
  flexible: 'Flexible',
  'part-of-full-time': 'Part of a full-time programme',
} as const

export const attendanceModeWords = {
  campus: 'On site',
  'distance-with-attendance': 'At a distance, with some attendance',
  distance: 'At a distance',
  'off-campus': 'Face to face, away from the main site',
  mixed: 'Some on site, some at a distance',
  online: 'Online',
  'work-based': 'At work',
} as const

export const attendancePatternWords = {
  daytime: 'In the daytime',
  evening: 'In the evening',
  twilight: 'Late afternoon and early evening',
  'day-or-block-release': 'Day or block release',
  weekend: 'At weekends',
  customised: 'Arranged with you',
} as const

export type Route = keyof typeof routeWords
export type Level = keyof typeof levelWords
export type StudyMode = keyof typeof studyModeWords
export type AttendanceMode = keyof typeof attendanceModeWords
export type AttendancePattern = keyof typeof attendancePatternWords

/** The words for a stored value; null where it is none of ours, or not stated. */
export function wordsFor<T extends string>(words: Record<T, string>, value: string | null): string | null {
  return value !== null && isKeyOf(words, value) ? words[value] : null
}

/** True where a value is one of the listed ones: what a filter in an address must be. */
export function isKeyOf<T extends string>(words: Record<T, string>, value: string): value is T {
  return Object.hasOwn(words, value)
}
