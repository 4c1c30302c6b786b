import { formatDay } from '~/kit/dates'
import type { PlacePlan } from '../county/organisations'
import type { CoursePlan } from './course-plan'
import { runsOf, type RunPlan } from './run-plan'
import { wordingOf } from './wording'

/*
 * A provider's own feed, as a good one would be: XCRI-CAP 1.2, one address for each item, dates of the day itself in both
 * places, and words a learner can read.
 */

const namespaces = [
  'xmlns="http://xcri.org/profiles/1.2/catalog"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:mlo="http://purl.org/net/mlo"',
  'xmlns:xcriTerms="http://xcri.org/profiles/1.2/catalog/terms"',
  'xmlns:ukrlp="http://www.ukrlp.co.uk"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

/** The catalogue that one provider publishes for one cycle. */
export function catalogueFile(place: PlacePlan, courses: readonly CoursePlan[], cycleYear: number): string {
  const site = place.sites[0]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<catalog ${namespaces} generated="${cycleYear}-10-01T06:00:00Z">`,
    '<provider>',
    element('dc:description', place.about),
    element('dc:identifier', `https://${place.slug}.example`),
    `<dc:identifier xsi:type="ukrlp:ukprn">${place.ukprn}</dc:identifier>`,
    element('dc:title', place.name),
    element('mlo:url', `https://${place.slug}.example`),
    ...courses.map((course) => courseElement(course, runsOf(course, cycleYear))),
    '<mlo:location>',
    element('mlo:town', site?.town ?? ''),
    element('mlo:postcode', site?.postcode ?? ''),
    element('mlo:address', site?.street ?? ''),
    element('mlo:phone', site?.phone ?? ''),
    element('mlo:email', site?.email ?? ''),
    '</mlo:location>',
    '</provider>',
    '</catalog>',
    '',
  ].join('\n')
}

function courseElement(plan: CoursePlan, runs: readonly RunPlan[]): string {
  const words = wordingOf(plan)
  const { qualification } = words
  return [
    '<course>',
    html('dc:description', words.description),
    html('dc:description', words.asks, 'xcriTerms:entryRequirements'),
    html('dc:description', words.leadsTo, 'xcriTerms:leadsTo'),
    html('dc:description', `<p>${words.careers}</p>`, 'xcriTerms:careerOutcome'),
    html('dc:description', words.support, 'xcriTerms:support'),
    html('dc:description', words.funding, 'xcriTerms:funding'),
    told(words.brings, 'requiredResource'),
    told(words.howYouLearn, 'teachingStrategy'),
    told(words.hours, 'contactHours'),
    told(words.facilities, 'providedResource'),
    told(words.events, 'events'),
    told(words.applying, 'applicationProcedure'),
    element('dc:identifier', plan.key),
    element('dc:subject', plan.template.title),
    element('dc:subject', plan.template.keyword ?? ''),
    element('dc:title', plan.title),
    element('dc:type', plan.template.award === 'apprenticeship' ? 'Apprenticeship' : qualification.title),
    element('mlo:url', plan.key),
    element('abstract', words.summary),
    html('mlo:objective', words.study),
    html('mlo:assessment', words.assessment),
    '<mlo:qualification>',
    element('dc:identifier', qualification.reference),
    element('dc:title', qualification.title),
    element('dcterms:educationLevel', qualification.level),
    element('awardedBy', qualification.awardedBy),
    '</mlo:qualification>',
    ...runs.map((run) => runElement(run, words.cost)),
    '</course>',
  ].join('')
}

function runElement(run: RunPlan, cost: string | null): string {
  return [
    '<presentation>',
    element('dc:identifier', run.key),
    element('mlo:url', run.key),
    day('mlo:start', run.startsOn, run.startText),
    day('end', run.endsOn, null),
    element('mlo:duration', run.duration),
    day('applyFrom', run.applyFrom, null),
    day('applyUntil', run.applyUntil, null),
    `<studyMode identifier="${run.studyMode.code}">${run.studyMode.text}</studyMode>`,
    `<attendanceMode identifier="${run.attendanceMode}"/>`,
    `<attendancePattern identifier="${run.attendancePattern}"/>`,
    element('mlo:places', String(run.places)),
    element('cost', cost ?? ''),
    element('age', run.age),
    '<venue><provider>',
    element('dc:title', run.site.title),
    '<mlo:location>',
    element('mlo:town', run.site.town),
    element('mlo:postcode', run.site.postcode),
    element('mlo:address', run.site.street),
    element('mlo:phone', run.site.phone),
    element('mlo:email', run.site.email),
    '</mlo:location></provider></venue>',
    '</presentation>',
  ].join('')
}

function day(name: string, on: string | null, text: string | null): string {
  if (on === null) return text === null ? '' : element(name, text)
  return `<${name} dtf="${on}">${formatDay(on)}</${name}>`
}

function told(content: string | null, type: string): string {
  return content === null ? '' : html('dc:description', content, `xcriTerms:${type}`)
}

function html(name: string, content: string, type?: string): string {
  const typed = type === undefined ? '' : ` xsi:type="${type}"`
  return `<${name}${typed}>${escaped(content)}</${name}>`
}

function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${escaped(text)}</${name}>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
