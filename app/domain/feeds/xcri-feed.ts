import { formatDay } from '~/kit/dates'
import type { CourseText } from '~/domain/courses/catalogue'
import type { AttendanceMode, AttendancePattern, StudyMode } from '~/domain/courses/course.words'
import { levelWords, wordsFor } from '~/domain/courses/course.words'
import type { FeedCourse, FeedProvider, FeedRun } from './feed'
import { element, parent, xhtml } from './xml'

/*
 * The prospectus as XCRI-CAP 1.2 (BS 8581-1:2012). The order of elements is that of the published schema; the codes of the
 * vocabularies stand in @identifier.
 */

const names = {
  xmlns: 'http://xcri.org/profiles/1.2/catalog',
  'xmlns:xcriTerms': 'http://xcri.org/profiles/1.2/catalog/terms',
  'xmlns:mlo': 'http://purl.org/net/mlo',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:ukrlp': 'http://www.ukrlp.co.uk/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
}

/** How a catalogue begins: whose it is and when it was made. */
export function beginFeed(about: { title: string; uri: string; generated: Date }): string {
  const attributes = Object.entries({ ...names, generated: about.generated.toISOString() })
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<catalog ${attributes}>\n${element('dc:description', about.title)}${element('dc:identifier', about.uri)}\n`
}

export const endFeed = '</catalog>\n'

/** A provider with its address, up to where its courses follow. */
export function beginProvider(provider: FeedProvider, origin: string): string {
  const own = [
    element('dc:description', provider.summary),
    element('dc:identifier', `${origin}/providers/${provider.slug}`),
    element('dc:identifier', provider.ukprn, { 'xsi:type': 'ukrlp:UKPRN' }),
    element('dc:title', provider.name),
    element('mlo:url', provider.website),
  ]
  return `<provider>${own.join('')}\n`
}

/** The address comes after the courses, as the schema has it. */
export function endProvider(provider: FeedProvider): string {
  return `${locationOf(provider)}</provider>\n`
}

/** Which element of the standard each block of words goes into; the rest become descriptions of a type. */
const elements: Partial<Record<CourseText, string>> = {
  applicationProcedure: 'applicationProcedure',
  assessment: 'mlo:assessment',
  whatYouStudy: 'mlo:objective',
  entryRequirements: 'mlo:prerequisite',
  furtherInformation: 'regulations',
}
const types: Partial<Record<CourseText, string>> = {
  howYouLearn: 'teachingStrategy',
  hours: 'contactHours',
  leadsTo: 'leadsTo',
  careerOutcome: 'careerOutcome',
  support: 'support',
  whatYouNeed: 'requiredResource',
  facilities: 'providedResource',
  events: 'events',
  funding: 'funding',
}

/** One course with its runs. */
export function courseElement(course: FeedCourse, origin: string): string {
  const address = `${origin}/courses/${course.slug}`
  const typed = entriesOf(types).map(([text, type]) =>
    xhtml('dc:description', course.texts[text], { 'xsi:type': `xcriTerms:${type}` }),
  )
  const told = entriesOf(elements).map(([text, name]) => xhtml(name, course.texts[text]))
  return `${parent('course', [
    xhtml('dc:description', course.texts.description),
    ...typed,
    element('dc:identifier', address),
    ...(course.keywords ?? '').split(', ').map((word) => element('dc:subject', word)),
    element('dc:title', course.title),
    element('mlo:url', address),
    element('abstract', shortened(course.summary)),
    ...told,
    qualificationOf(course),
    ...course.runs.map((run) => runElement(run, address)),
  ])}\n`
}

function qualificationOf(course: FeedCourse) {
  if (!course.qualificationTitle) return ''
  return parent('mlo:qualification', [
    element('dc:identifier', course.qualificationReference),
    element('dc:title', course.qualificationTitle),
    element('dcterms:educationLevel', wordsFor(levelWords, course.level)),
    element('awardedBy', course.awardingBody),
  ])
}

const studyModes: Record<StudyMode, [string, string]> = {
  'full-time': ['FT', 'Full time'],
  'part-time': ['PT', 'Part time'],
  flexible: ['FL', 'Flexible'],
  'part-of-full-time': ['PF', 'Part of a full time programme'],
}
const attendanceModes: Record<AttendanceMode, [string, string]> = {
  campus: ['CM', 'Campus'],
  'distance-with-attendance': ['DA', 'Distance with attendance'],
  distance: ['DS', 'Distance without attendance'],
  'off-campus': ['NC', 'Face-to-face non-campus'],
  mixed: ['MM', 'Mixed mode'],
  online: ['ON', 'Online (no attendance)'],
  'work-based': ['WB', 'Work-based'],
}
const attendancePatterns: Record<AttendancePattern, [string, string]> = {
  daytime: ['DT', 'Daytime'],
  twilight: ['TW', 'Twilight'],
  evening: ['EV', 'Evening'],
  'day-or-block-release': ['DR', 'Day/block release'],
  weekend: ['WE', 'Weekend'],
  customised: ['CS', 'Customised'],
}

function runElement(run: FeedRun, course: string): string {
  return parent('presentation', [
    xhtml('dc:description', descriptionOf(run)),
    element('dc:identifier', `${course}#run-${run.id}`),
    startOf(run),
    day('end', endOf(run)),
    element('mlo:duration', run.duration),
    day('applyFrom', run.applyFrom),
    day('applyUntil', run.applyUntil),
    element('applyTo', course),
    coded('studyMode', studyModes, run, run.studyMode),
    coded('attendanceMode', attendanceModes, run, run.attendanceMode),
    coded('attendancePattern', attendancePatterns, run, run.attendancePattern),
    element('mlo:places', run.places),
    element('mlo:cost', run.costPence === null ? run.costText : `£${(run.costPence / 100).toFixed(2)}`),
    element('age', run.age),
    venueOf(run),
  ])
}

// A start in prose has no date to give: it is told in words, where words belong.
function descriptionOf(run: FeedRun): string | null {
  const prose = run.startsOn === null && run.startText ? `<p>Starts: ${proseOf(run.startText)}</p>` : ''
  return (run.description ?? '') + prose || null
}

function proseOf(text: string) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function startOf({ startsOn, startPrecision }: FeedRun) {
  if (startsOn === null) return ''
  if (startPrecision === 'year') return element('mlo:start', startsOn.slice(0, 4), { dtf: startsOn.slice(0, 4) })
  if (startPrecision === 'month')
    return element('mlo:start', formatDay(startsOn).replace(/^\d+ /, ''), { dtf: startsOn.slice(0, 7) })
  return day('mlo:start', startsOn)
}

// One of two days that cannot both be is wrong: the start is what learners go by.
function endOf({ startsOn, endsOn }: FeedRun) {
  return startsOn !== null && endsOn !== null && endsOn < startsOn ? null : endsOn
}

/** The same London day in words and for machines. */
function day(name: string, on: string | null) {
  return on === null ? '' : element(name, formatDay(on), { dtf: on })
}

// What was never stated is left out: the standard's default would say more than the provider did.
function coded<T extends string>(name: string, codes: Record<T, [string, string]>, run: FeedRun, value: string | null) {
  const found = entriesOf(codes).find(([known]) => known === value)?.[1]
  return found && !run.defaulted.includes(name) ? element(name, found[1], { identifier: found[0] }) : ''
}

function venueOf({ site }: FeedRun) {
  if (site === null) return ''
  return parent('venue', [parent('provider', [element('dc:title', site.name), locationOf(site)])])
}

type Address = {
  address: string | null
  town: string | null
  postcode: string | null
  phone?: string | null
  email?: string | null
}

function locationOf({ address, town, postcode, phone, email }: Address) {
  return parent('mlo:location', [
    element('mlo:town', town),
    element('mlo:postcode', postcode),
    element('mlo:address', address),
    element('mlo:phone', phone ?? null),
    element('mlo:email', email ?? null),
  ])
}

const LONGEST_ABSTRACT = 140

function shortened(summary: string | null) {
  if (summary === null || summary.length <= LONGEST_ABSTRACT) return summary
  return `${summary.slice(0, LONGEST_ABSTRACT - 2).replace(/\s+\S*$/, '')} …`
}

function entriesOf<K extends string, V>(record: Partial<Record<K, V>>): [K, V][] {
  return Object.entries<V | undefined>(record).flatMap(([key, value]) =>
    value === undefined || !isKey(record, key) ? [] : [[key, value]],
  )
}

function isKey<K extends string>(record: Partial<Record<K, unknown>>, key: string): key is K {
  return Object.hasOwn(record, key)
}
