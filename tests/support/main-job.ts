import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { importLearners } from '~/domain/learners/cohort.commands.server'
import { inviteLearners } from '~/domain/learners/invitation.commands.server'
import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import { systemContext } from '~/kit/context.server'
import { aFile, aPupil, csvOf } from './cohorts'

/** The Monday on which the main job begins. */
export const MONDAY = '2026-11-23'

export type Place = {
  areaId: string
  collegeId: string
  schoolId: string
  serviceId: string
  code: string
  /** The title of the college's course, which nobody else has. */
  course: string
  /** The day in March 2011 on which the learner was born. */
  born: string
  learnerId: string
}

/** What else stands in the same database is numbered from one. */
const FAR_FROM_OTHERS = 50_000
let places = 0

/** An area with a school, a college whose course came from its own feed, and a learner who came from the school's file. */
export async function aPlace(db: Kysely<DB>): Promise<Place> {
  const ctx = systemContext(db, new Date(`${MONDAY}T09:00:00Z`))
  const nth = FAR_FROM_OTHERS + (places += 1)
  const day = String(places).padStart(2, '0') // each place in a database has a learner of its own
  const [ukprn, urn] = [String(10_100_000 + nth), String(700_000 + nth)]
  const { id: areaId } = await db
    .insertInto('area')
    .values({ name: `Northbridge ${nth}`, slug: `northbridge-${nth}`, createdAt: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const year of [2026, 2027]) await openCycle(ctx, areaId, year)
  const shared = { areaId, status: 'open' as const }
  const collegeId = await addOrganisation(ctx, {
    ...shared,
    kind: 'college',
    name: 'Riverside College',
    slug: `riverside-${nth}`,
    ukprn,
    takesApplications: true,
  })
  const schoolId = await addOrganisation(ctx, {
    ...shared,
    kind: 'school',
    name: 'Northgate School',
    slug: `northgate-${nth}`,
    urn,
  })
  const serviceId = await addOrganisation(ctx, {
    ...shared,
    kind: 'service',
    name: 'Northbridge Connexions',
    slug: `connexions-${nth}`,
  })
  await importCourses(ctx, await aFile(feedOf(ukprn, nth), 'riverside.xml'), { ukprn })
  await importLearners(ctx, {
    file: await aFile(
      csvOf([aPupil(nth, { 'Legal surname': `Yusuf`, 'Legal forename': 'Amina', DOB: `${day}/03/2011` })]),
    ),
    urn,
    isDryRun: false,
    isAllOrNothing: false,
  })
  const [invited] = await inviteLearners(ctx, schoolId, {})
  if (!invited) throw new Error('Nobody was invited.')
  return {
    areaId,
    collegeId,
    schoolId,
    serviceId,
    born: day,
    course: titleOf(nth),
    code: invited.code,
    learnerId: invited.learnerId,
  }
}

/** A course whose title nobody else has, as a college's own system writes it. */
export function titleOf(nth: number | string) {
  return `Marine Engineering ${nth}`
}

function feedOf(ukprn: string, nth: number) {
  return `<?xml version="1.0" encoding="utf-8"?>
<catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:mlo="http://purl.org/net/mlo"
  xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ukrlp="http://www.ukrlp.co.uk" generated="2026-11-20T09:00:00">
  <provider>
    <dc:identifier xsi:type="ukrlp:ukprn">${ukprn}</dc:identifier>
    <dc:title>Riverside College</dc:title>
    <course>
      <dc:identifier>https://riverside.example/course/${nth}</dc:identifier>
      <dc:title>${titleOf(nth)}</dc:title>
      <dc:subject>Engineering</dc:subject>
      <dc:description>Learn to look after the engines of boats, from the first day in the workshop.</dc:description>
      <mlo:prerequisite>Four GCSEs at grade 4, with maths.</mlo:prerequisite>
      <mlo:qualification><dc:title>Extended diploma</dc:title><dcterms:educationLevel>3</dcterms:educationLevel></mlo:qualification>
      <presentation>
        <dc:identifier>https://riverside.example/run/${nth}</dc:identifier>
        <mlo:start dtf="2027-09-06">6 September 2027</mlo:start>
        <studyMode identifier="FT">Full time</studyMode>
        <attendanceMode identifier="CM">Campus</attendanceMode>
        <attendancePattern identifier="DT">Daytime</attendancePattern>
        <venue><provider><dc:title>Quayside</dc:title><mlo:location><mlo:postcode>QX3 2AB</mlo:postcode></mlo:location></provider></venue>
      </presentation>
    </course>
  </provider>
</catalog>`
}
