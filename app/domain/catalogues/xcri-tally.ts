import { entryOf } from '~/kit/intake-value'
import { dayIn } from './xcri-dates'
import { attributeOf, childrenOf, textOf, typeOf } from './xcri-names'
import type { XmlElement } from './xcri-tree'

/** What stands in a file, counted as it stands and before anything is understood. */
export class Tally {
  generated: string | null = null
  namespace = ''
  root = ''
  courses = 0
  presentations = 0
  venues = 0
  coursesWithoutTitle = 0
  coursesWithoutPresentation = 0
  coursesWithoutUntypedIdentifier = 0
  presentationsWithoutUntypedIdentifier = 0
  presentationsWithoutStart = 0
  presentationsWithSeveralStarts = 0
  startsWithDtf = 0
  startsWithUnreadableDtf = 0
  startsWithoutText = 0
  startsInIsoText = 0
  startsInProse = 0
  placeholderCampusNames = 0
  qualifications = 0
  qualificationsWithoutTitle = 0
  subjectsOnCourses = 0
  venuePostcodes = 0
  venuePostcodesEmpty = 0
  readonly studyModes: Record<string, number> = {}

  begin(root: string, namespace: string, generated: string | null) {
    Object.assign(this, { root, namespace, generated })
  }

  course(course: XmlElement) {
    const runs = childrenOf(course, 'presentation', null)
    const qualifications = childrenOf(course, 'qualification', null)
    this.courses += 1
    this.coursesWithoutTitle += isEmpty(course, 'title')
    this.coursesWithoutPresentation += runs.length === 0 ? 1 : 0
    this.coursesWithoutUntypedIdentifier += hasUntypedIdentifier(course) ? 0 : 1
    this.qualifications += qualifications.length
    for (const qualification of qualifications) this.qualificationsWithoutTitle += isEmpty(qualification, 'title')
    this.subjectsOnCourses += childrenOf(course, 'subject', null).length
    for (const run of runs) this.run(run)
  }

  private run(run: XmlElement) {
    const starts = childrenOf(run, 'start', null)
    this.presentations += 1
    this.presentationsWithoutUntypedIdentifier += hasUntypedIdentifier(run) ? 0 : 1
    this.presentationsWithoutStart += starts.length === 0 ? 1 : 0
    this.presentationsWithSeveralStarts += starts.length > 1 ? 1 : 0
    for (const start of starts) this.start(start)
    this.placeholderCampusNames += childrenOf(run, 'campus', null).filter((campus) =>
      /^misunderstood\b/i.test(textOf(campus)),
    ).length
    this.studyMode(childrenOf(run, 'studyMode', null)[0])
    for (const venue of childrenOf(run, 'venue', null)) this.venue(venue)
  }

  private start(start: XmlElement) {
    const dtf = attributeOf(start, 'dtf')
    const text = textOf(start)
    if (dtf !== null) this.startsWithDtf += 1
    if (dtf !== null && !dayIn(dtf)) this.startsWithUnreadableDtf += 1
    if (text === '') this.startsWithoutText += 1
    else if (/^\d{4}(-\d{2})?(-\d{2})?([T ]|$)/.test(text)) this.startsInIsoText += 1
    else this.startsInProse += 1
  }

  private studyMode(mode: XmlElement | undefined) {
    const word = mode ? (attributeOf(mode, 'identifier') ?? textOf(mode)) : '(absent)'
    this.studyModes[word] = (entryOf(this.studyModes, word) ?? 0) + 1
  }

  private venue(venue: XmlElement) {
    this.venues += 1
    const place = childrenOf(venue, 'provider', null)[0] ?? venue
    const location = childrenOf(place, 'location', null)[0] ?? place
    for (const postcode of childrenOf(location, 'postcode', null)) {
      this.venuePostcodes += 1
      this.venuePostcodesEmpty += textOf(postcode) === '' ? 1 : 0
    }
  }
}

function isEmpty(element: XmlElement, local: string): number {
  return childrenOf(element, local, null).every((child) => textOf(child) === '') ? 1 : 0
}

function hasUntypedIdentifier(element: XmlElement): boolean {
  return childrenOf(element, 'identifier', null).some((child) => typeOf(child) === null && textOf(child) !== '')
}
