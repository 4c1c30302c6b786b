import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { receiveFile, textOf } from '~/kit/intake-text.server'
import { Tally } from '~/domain/catalogues/xcri-tally'
import { readCatalogue } from '~/domain/catalogues/xcri'
import { hasShared, sharedData } from '#tests/support/shared'

const expected = hasShared ? table('expected_counts.csv') : []
const whole = expected.filter((row) => row.well_formed === 'yes')

describe.skipIf(!hasShared)(
  'the feeds of real providers (skipped where the shared data are not beside this checkout)',
  () => {
    test.each(whole.map((row) => [row.file ?? '', row] as const))('%s is counted exactly', async (file, row) => {
      const { tally, keys, codes, providers } = await readWhole(file)

      expect(countsOf(tally)).toEqual(countsExpected(row))
      expect(tally.studyModes).toEqual(modesExpected(row.study_mode_values ?? ''))
      expect({ root: tally.root, namespace: tally.namespace }).toEqual({ root: row.root, namespace: row.namespace })
      expect(Date.parse(`${tally.generated}`)).toBe(Date.parse(row.generated ?? ''))
      expect(providers).toBe(Number(row.providers_with_courses))
      expect(keys.courses.size).toBe(Number(row.distinct_untyped_course_identifiers))
      expect(codes['date-shift'] ?? 0).toBe(Number(row.start_or_end_where_dtf_and_text_disagree))
    })

    test('the broken Cornwall feed is refused with the place of the fault and what stands near it', async () => {
      const reading = readWhole('cornwall_college_2017-05_not_well_formed.xml')

      await expect(reading).rejects.toMatchObject({
        code: 'xml-not-well-formed',
        sentence: expect.stringMatching(/line 2, column 103[0-2].*PresentationCostsExtension\.xsd/),
      })
    })
  },
)

/** The tally under the names of the table of independent counts. */
function countsOf(tally: Tally) {
  return {
    courses: tally.courses,
    presentations: tally.presentations,
    venues: tally.venues,
    courses_without_title: tally.coursesWithoutTitle,
    courses_without_presentation: tally.coursesWithoutPresentation,
    courses_without_untyped_identifier: tally.coursesWithoutUntypedIdentifier,
    presentations_without_untyped_identifier: tally.presentationsWithoutUntypedIdentifier,
    presentations_without_start: tally.presentationsWithoutStart,
    presentations_with_several_starts: tally.presentationsWithSeveralStarts,
    start_with_dtf: tally.startsWithDtf,
    start_dtf_not_iso: tally.startsWithUnreadableDtf,
    start_empty_text: tally.startsWithoutText,
    start_text_is_iso: tally.startsInIsoText,
    start_text_is_prose: tally.startsInProse,
    placeholder_campus_names: tally.placeholderCampusNames,
    qualifications: tally.qualifications,
    qualifications_without_title: tally.qualificationsWithoutTitle,
    subject_elements_on_courses: tally.subjectsOnCourses,
    venue_postcodes: tally.venuePostcodes,
    venue_postcodes_empty: tally.venuePostcodesEmpty,
  }
}

function countsExpected(row: Record<string, string>) {
  const names = Object.keys(countsOf(new Tally()))
  return Object.fromEntries(names.map((name) => [name, Number(row[name])]))
}

function modesExpected(said: string) {
  return Object.fromEntries(
    said.split('; ').map((part) => [part.replace(/=\d+$/, ''), Number(/=(\d+)$/.exec(part)?.[1])]),
  )
}

async function readWhole(file: string) {
  const received = await receiveFile(sharedData(`xcri/dev/${file}`))
  const keys = { courses: new Set<string>(), runs: new Set<string>() }
  const codes: Record<string, number> = {}
  const withCourses = new Set<number>()
  const tally = await readCatalogue(textOf(received), {
    course: async ({ course, runs, findings }, number) => {
      withCourses.add(number)
      keys.courses.add(course.key)
      for (const run of runs) keys.runs.add(run.key)
      for (const { code } of findings) codes[code] = (codes[code] ?? 0) + 1
    },
    provider: async () => {},
  })
  return { tally, keys, codes, providers: withCourses.size }
}

function table(file: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(sharedData(`xcri/dev/${file}`), 'utf8').trim(), {
    header: true,
  }).data
}
