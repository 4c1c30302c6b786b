import type { AttendanceMode, AttendancePattern, StudyMode } from '~/domain/courses/course.words'
import { beginningOf, entryOf } from '~/kit/intake-value'
import { folded } from '~/domain/courses/safe-html'
import { attributeOf, note, textOf, type Notes } from './xcri-names'
import { isLeaked } from './xcri-text'
import type { XmlElement } from './xcri-tree'

/** A coded value as it was sent and as it is understood. Nothing sent: the standard's default, marked so. */
export type Coded<T> = { value: T | null; received: string | null; isDefaulted: boolean }

type Vocabulary<T> = { field: string; whenAbsent: T; codes: Record<string, T | null>; words: Record<string, T | null> }

const LONGEST = 200

const studyModes: Vocabulary<StudyMode> = {
  field: 'studyMode',
  whenAbsent: 'full-time',
  codes: { FT: 'full-time', PT: 'part-time', FL: 'flexible', PF: 'part-of-full-time', NK: null },
  words: {
    'full time': 'full-time',
    fulltime: 'full-time',
    'part time': 'part-time',
    parttime: 'part-time',
    flexible: 'flexible',
    'flexible study': 'flexible',
    'part of a full time programme': 'part-of-full-time',
    'part of full time programme': 'part-of-full-time',
    'not known': null,
    unknown: null,
  },
}

const attendanceModes: Vocabulary<AttendanceMode> = {
  field: 'attendanceMode',
  whenAbsent: 'campus',
  codes: {
    CM: 'campus',
    DA: 'distance-with-attendance',
    DS: 'distance',
    NC: 'off-campus',
    MM: 'mixed',
    ON: 'online',
    WB: 'work-based',
    UNK: null,
  },
  words: {
    campus: 'campus',
    'on campus': 'campus',
    'classroom based': 'campus',
    'distance with attendance': 'distance-with-attendance',
    'distance without attendance': 'distance',
    'face to face non campus': 'off-campus',
    'face to face not on campus': 'off-campus',
    'mixed mode': 'mixed',
    online: 'online',
    'online no attendance': 'online',
    'work based': 'work-based',
  },
}

const attendancePatterns: Vocabulary<AttendancePattern> = {
  field: 'attendancePattern',
  whenAbsent: 'daytime',
  codes: {
    DT: 'daytime',
    EV: 'evening',
    TW: 'twilight',
    DR: 'day-or-block-release',
    WE: 'weekend',
    CS: 'customised',
    UNK: null,
  },
  words: {
    daytime: 'daytime',
    day: 'daytime',
    evening: 'evening',
    twilight: 'twilight',
    'day or block release': 'day-or-block-release',
    'day block release': 'day-or-block-release',
    'day release': 'day-or-block-release',
    'block release': 'day-or-block-release',
    weekend: 'weekend',
    weekends: 'weekend',
    customised: 'customised',
  },
}

/** How a run is studied: full time, part time, flexible. Local words are kept and listed until the provider maps them. */
export function readStudyMode(element: XmlElement | null, notes: Notes): Coded<StudyMode> {
  return readCoded(studyModes, element, notes)
}

/** Where a run is attended: on campus, online, at work. */
export function readAttendanceMode(element: XmlElement | null, notes: Notes): Coded<AttendanceMode> {
  return readCoded(attendanceModes, element, notes)
}

/** When a run is attended: in the day, in the evening, at weekends. */
export function readAttendancePattern(element: XmlElement | null, notes: Notes): Coded<AttendancePattern> {
  return readCoded(attendancePatterns, element, notes)
}

/** The same word however it is spelt: how a provider's own words are found again. */
export function wordKey(received: string): string {
  return folded(received.toLowerCase().replace(/[^a-z0-9]+/g, ' '))
}

// The code belongs in @identifier; in real feeds it may be the text, or only a local phrase is there.
function readCoded<T>(vocabulary: Vocabulary<T>, element: XmlElement | null, notes: Notes): Coded<T> {
  const code = element && beginningOf(attributeOf(element, 'identifier') ?? '', LONGEST)
  const text = beginningOf(textOf(element), LONGEST)
  if (!code && text === '') return { value: vocabulary.whenAbsent, received: null, isDefaulted: true }
  for (const sent of [code ?? '', text]) {
    const value = entryOf(vocabulary.codes, sent.toUpperCase()) ?? entryOf(vocabulary.words, wordKey(sent))
    if (value !== undefined && value !== null) return { value, received: text || code, isDefaulted: false }
  }
  const received = text || code
  if (received !== null && !isKnownUnknown(vocabulary, code ?? received))
    note(notes, unmapped(vocabulary.field, received))
  return { value: null, received, isDefaulted: false }
}

function isKnownUnknown<T>(vocabulary: Vocabulary<T>, received: string) {
  const { codes, words } = vocabulary
  return Object.hasOwn(codes, received.toUpperCase()) || Object.hasOwn(words, wordKey(received)) || isLeaked(received)
}

function unmapped(field: string, received: string) {
  return {
    severity: 'warning',
    code: `${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-unmapped`,
    sentence: `“${received}” is not a word of XCRI-CAP. It is kept and shown as you wrote it, but no filter finds it until you say which word it stands for.`,
    field,
    received,
  } as const
}
