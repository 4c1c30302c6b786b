import type { JsonObject } from '#db/json'
import { beginningOf } from '~/kit/intake-value'
import { courseTexts, type CatalogueRun } from '~/domain/courses/catalogue'
import { categoriesIn, readTexts, type Texts } from './xcri-blocks'
import { readCost } from './xcri-cost'
import { readDate, type FeedDate } from './xcri-dates'
import { identifierOf, keyOf, sourceHash } from './xcri-keys'
import { attributeOf, childOf, elementsIn, firstOf, note, textOf, type Notes } from './xcri-names'
import { readVenue } from './xcri-place'
import { isLeaked, readAddress } from './xcri-text'
import type { XmlElement } from './xcri-tree'
import { readAttendanceMode, readAttendancePattern, readStudyMode } from './xcri-words'

/** Reads one run. It takes its course's words unless it has its own of the same kind. */
export function readRun(element: XmlElement, course: XmlElement, courseNotes: Notes): CatalogueRun {
  const notes = notesFor(element, courseNotes)
  const dates = readDates(element, notes)
  const modes = readModes(element, notes)
  const venue = childOf(element, 'venue', notes)
  const place = venue && readVenue(venue, { ...notes, path: `${notes.path}/venue` })
  noteLeaks(element, notes)
  return {
    ...keyOf(
      element,
      [dates.start?.on ?? dates.start?.text ?? null, place?.postcode ?? null, modes.study.received],
      notes,
    ),
    ...understood(dates, modes),
    ...readCost(element, notes),
    duration: durationIn(element),
    age: ageIn(element),
    places: placesIn(element),
    applyTo: readAddress(childOf(element, 'applyTo', notes), 'applyTo', notes),
    url: readAddress(childOf(element, 'url', null), 'url', notes),
    description: ownWords(element, course, notes),
    place,
    received: receivedIn(element, dates, modes),
    sourceHash: sourceHash(element),
  }
}

function notesFor(element: XmlElement, courseNotes: Notes): Notes {
  return {
    item: identifierOf(element) ?? courseNotes.item,
    path: `${courseNotes.path}/presentation`,
    line: element.line,
    findings: courseNotes.findings,
  }
}

type Dates = Record<'start' | 'end' | 'applyFrom' | 'applyUntil', FeedDate | null>

function readDates(element: XmlElement, notes: Notes): Dates {
  const date = (field: string) => readDate(childOf(element, field, notes), field, notes)
  const dates = { start: date('start'), end: date('end'), applyFrom: date('applyFrom'), applyUntil: date('applyUntil') }
  const { start, end } = dates
  if (start?.on && end?.on && end.on < start.on) note(notes, { ...endsFirst, field: 'end', received: end.on })
  return dates
}

function readModes(element: XmlElement, notes: Notes) {
  return {
    study: readStudyMode(childOf(element, 'studyMode', notes), notes),
    attendance: readAttendanceMode(childOf(element, 'attendanceMode', notes), notes),
    pattern: readAttendancePattern(childOf(element, 'attendancePattern', notes), notes),
  }
}

type Modes = ReturnType<typeof readModes>

function understood({ start, end, applyFrom, applyUntil }: Dates, { study, attendance, pattern }: Modes) {
  const defaults = {
    studyMode: study.isDefaulted,
    attendanceMode: attendance.isDefaulted,
    attendancePattern: pattern.isDefaulted,
  }
  return {
    startsOn: start?.on ?? null,
    startPrecision: start?.precision ?? null,
    startText: start?.precision === 'day' ? null : (start?.text ?? null),
    endsOn: end?.on ?? null,
    applyFrom: applyFrom?.on ?? null,
    applyUntil: applyUntil?.on ?? null,
    studyMode: study.value,
    attendanceMode: attendance.value,
    attendancePattern: pattern.value,
    defaulted: Object.entries(defaults).flatMap(([field, isDefaulted]) => (isDefaulted ? [field] : [])),
  }
}

const units: [string, RegExp][] = [
  ['year', /(\d+)Y/],
  ['month', /^P[^T]*?(\d+)M/],
  ['week', /(\d+)W/],
  ['day', /(\d+)D/],
  ['hour', /T.*?(\d+)H/],
]

/** How long a run lasts: the words, else the ISO 8601 interval in words. Codes of the sender's software are cut off. */
function durationIn(element: XmlElement): string | null {
  const duration = childOf(element, 'duration', null)
  if (!duration) return null
  const words = textOf(duration)
    .replace(/;? ?\bNLD [\w ]*Code: ?\S+/g, '')
    .trim()
  if (words !== '' && !isLeaked(words)) return beginningOf(words, 200)
  const interval = attributeOf(duration, 'interval') ?? ''
  const parts = units.flatMap(([unit, pattern]) => {
    const count = Number(pattern.exec(interval)?.[1] ?? 0)
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`]
  })
  return parts.join(' ') || null
}

function ageIn(element: XmlElement): string | null {
  const age = textOf(childOf(element, 'age', null)).toLowerCase()
  const range = /^(\d{1,2}) ?- ?(\d{1,2})$/.exec(age)
  if (range) return Number(range[1]) <= Number(range[2]) ? `${range[1]}-${range[2]}` : null
  return /^\d{1,2}\+$/.test(age) || age === 'any' ? age : null
}

function placesIn(element: XmlElement): number | null {
  const places = textOf(firstOf(element, ['places', 'placesAvailable'], null))
  return /^\d{1,5}$/.test(places) ? Number(places) : null
}

const headings: Partial<Record<keyof Texts, string>> = {
  assessment: 'How this run is assessed',
  entryRequirements: 'What this run asks for',
  applicationProcedure: 'How to apply for this run',
}

function ownWords(element: XmlElement, course: XmlElement, notes: Notes): string | null {
  const own = readTexts(element, notes)
  if (courseTexts.every((text) => own[text] === null)) return null
  const shared = readTexts(course, { ...notes, findings: [] })
  const different = courseTexts.filter((text) => own[text] !== null && own[text] !== shared[text])
  return (
    different.map((text) => `${headings[text] ? `<h3>${headings[text]}</h3>` : ''}${own[text] ?? ''}`).join('') || null
  )
}

function receivedIn(element: XmlElement, dates: Dates, modes: Modes): JsonObject {
  return {
    dates: Object.fromEntries(
      Object.entries(dates).map(([field, date]) => [field, date && { text: date.text, dtf: date.dtf }]),
    ),
    studyMode: modes.study.received,
    attendanceMode: modes.attendance.received,
    attendancePattern: modes.pattern.received,
    cost: short(childOf(element, 'cost', null)),
    duration: short(childOf(element, 'duration', null)),
    categories: categoriesIn(element),
  }
}

function short(element: XmlElement | null): string | null {
  return beginningOf(textOf(element), 500) || null
}

// An extension of the sender's own may carry an error message of its software in place of a name.
function noteLeaks(element: XmlElement, notes: Notes) {
  for (const child of elementsIn(element)) {
    const text = child.local === 'campus' ? textOf(child) : ''
    if (isLeaked(text)) note(notes, { ...campusLeaked, field: 'campus', received: text, line: child.line })
  }
}

const campusLeaked = {
  severity: 'info',
  code: 'leaked-internal',
  sentence: 'The name of the campus is an error message of your software. It is not shown; the venue is.',
} as const

const endsFirst = {
  severity: 'warning',
  code: 'ends-before-start',
  sentence: 'This run ends before it starts. Both dates are shown as they were sent. Check which is wrong.',
} as const
