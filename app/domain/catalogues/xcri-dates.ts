import { beginningOf } from '~/kit/intake-value'
import { daysBetween, londonDay } from '~/kit/dates'
import { attributeOf, note, textOf, type Notes } from './xcri-names'
import type { XmlElement } from './xcri-tree'

export type Precision = 'day' | 'month' | 'year'

/** A date as it was sent and as it is understood. `on` is null where only prose was sent: then `text` is what is shown. */
export type FeedDate = {
  on: string | null
  precision: Precision | null
  text: string | null
  dtf: string | null
  isShifted: boolean
}

type Day = { on: string; precision: Precision }

const LONGEST = 500

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Days that software writes when it knows none. */
const placeholders = new Set(['0001-01-01', '1753-01-01', '1899-12-30', '1900-01-01', '1970-01-01', '9999-12-31'])

/**
 * Reads a start, an end or an application date. Where the visible text and the machine's value differ by exactly one day
 * in British Summer Time the text is right: the sender's software turned local midnight into UTC (standards 1.7).
 */
export function readDate(element: XmlElement | null, field: string, notes: Notes): FeedDate | null {
  if (!element) return null
  const text = beginningOf(textOf(element), LONGEST)
  const sentDtf = attributeOf(element, 'dtf')
  const dtf = sentDtf && beginningOf(sentDtf, LONGEST)
  if (text === '' && dtf === null) return null
  const sent = { text: text || null, dtf, isShifted: false }
  const read = decided(dayIn(text), dtf === null ? null : machineDay(dtf), sent, field, notes)
  if (read.on && placeholders.has(read.on)) return placeholder(read, field, notes)
  if (!read.on && text !== '') note(notes, prose(text, field))
  return read
}

/** The day, month or year that a date-time or a date in words names; null for prose. */
export function dayIn(text: string): Day | null {
  return machineDay(text) ?? dayInWords(text)
}

/** True where clocks in Britain stand an hour forward at the beginning of that day, or on the eve of it. */
export function isSummerTime(day: string): boolean {
  return (
    londonDay(new Date(`${day}T23:30:00Z`)) !== day ||
    londonDay(new Date(Date.parse(`${day}T23:30:00Z`) - 86_400_000)) === day
  )
}

function decided(
  visible: Day | null,
  machine: Day | null,
  sent: Omit<FeedDate, 'on' | 'precision'>,
  field: string,
  notes: Notes,
): FeedDate {
  if (sent.dtf !== null && machine === null) note(notes, notADate(sent.dtf, field))
  if (!visible || !machine) return { on: null, precision: null, ...sent, ...(visible ?? machine) }
  if (visible.precision !== 'day') return { ...sent, ...finer(visible, machine) }
  if (machine.precision !== 'day' || machine.on === visible.on) return { ...sent, ...visible }
  const isShifted = daysBetween(machine.on, visible.on) === 1 && isSummerTime(visible.on)
  note(notes, isShifted ? shifted(sent, visible, field) : conflicting(sent, visible, field))
  return { ...sent, ...visible, isShifted }
}

/** "September 2026" with a machine value of the first of that month is a month; with any other day in it, that day. */
function finer(visible: Day, machine: Day): Day {
  const isInside = machine.on.startsWith(visible.on.slice(0, visible.precision === 'month' ? 7 : 4))
  const isOnlyStart = machine.precision !== 'day' || machine.on.endsWith('-01')
  return isInside && !isOnlyStart ? machine : visible
}

/** A W3C date-time at any precision. An instant is the London day it falls on; a time without a zone is that day itself. */
function machineDay(value: string): Day | null {
  const found =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?)?)?$/.exec(
      value.trim(),
    )
  if (!found) return null
  const [, year = '', month, date, time, zone] = found
  if (month === undefined) return real(`${year}-01-01`, 'year')
  if (date === undefined) return real(`${year}-${month}-01`, 'month')
  const day = real(`${year}-${month}-${date}`, 'day')
  if (!day || zone === undefined || time === undefined || isMidnight(time)) return day
  const instant = Date.parse(`${day.on}T${time}${zone}`)
  return Number.isNaN(instant) ? null : { on: londonDay(new Date(instant)), precision: 'day' }
}

// Midnight with a zone is how a plain date looks once a program has put a zone to it.
function isMidnight(time: string) {
  return /^00:00(:00(\.0+)?)?$/.test(time)
}

/** "05 September 2016", "Mon 5th Sept 2016", "05/09/2016" (British order), "September 2016". */
function dayInWords(text: string): Day | null {
  const words = text.toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ').trim()
  const full =
    /^(?:[a-z]+day |(?:mon|tues?|wed|thurs?|fri|sat|sun) )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9}) (\d{4})$/.exec(
      words,
    )
  if (full) return named(full[1], full[2], full[3])
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(words)
  if (slashed) return real(`${slashed[3]}-${two(slashed[2])}-${two(slashed[1])}`, 'day')
  const month = /^([a-z]{3,9}) (\d{4})$/.exec(words)
  return month ? named(undefined, month[1], month[2]) : null
}

function named(date: string | undefined, word = '', year = ''): Day | null {
  const month = months.findIndex(
    (name) => name === word || (word.length >= 3 && name.startsWith(word)) || (word === 'sept' && name === 'september'),
  )
  if (month < 0) return null
  const start = `${year}-${two(String(month + 1))}`
  return date === undefined ? real(`${start}-01`, 'month') : real(`${start}-${two(date)}`, 'day')
}

function real(on: string, precision: Precision): Day | null {
  const moment = new Date(`${on}T12:00:00Z`)
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(on)
  return isReal && on >= '0001' ? { on, precision } : null
}

function two(digits = '') {
  return digits.padStart(2, '0')
}

function placeholder(date: FeedDate, field: string, notes: Notes): FeedDate {
  note(notes, {
    severity: 'warning',
    code: 'placeholder-date',
    sentence:
      'This is a date that software writes when it knows none. It was left out; learners read that the date is to be confirmed.',
    field,
    received: date.text ?? date.dtf,
  })
  return { ...date, on: null, precision: null, text: null }
}

function shifted(sent: { text: string | null; dtf: string | null }, used: Day, field: string) {
  return {
    severity: 'warning',
    code: 'date-shift',
    sentence: `The dtf value ${sent.dtf} is one day before the date in words, ${sent.text}. The words were taken. Your export turns local dates into UTC in summer; send the local date in dtf.`,
    field,
    received: sent.dtf,
    used: used.on,
  } as const
}

function conflicting(sent: { text: string | null; dtf: string | null }, used: Day, field: string) {
  return {
    severity: 'warning',
    code: 'date-conflict',
    sentence: `The dtf value ${sent.dtf} and the date in words, ${sent.text}, do not agree. The words were taken. Check which is right.`,
    field,
    received: sent.dtf,
    used: used.on,
  } as const
}

function notADate(dtf: string, field: string) {
  return {
    severity: 'warning',
    code: 'date-unreadable',
    sentence: `The dtf value ${dtf} is not a date. It was left out. Write dates as 2026-09-07.`,
    field,
    received: dtf,
  } as const
}

function prose(text: string, field: string) {
  return {
    severity: 'info',
    code: 'date-in-words',
    sentence:
      'No day, month or year could be read here. The words are shown as they were sent, and the date counts as to be confirmed.',
    field,
    received: text,
  } as const
}
