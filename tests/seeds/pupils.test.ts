import { describe, expect, test } from 'vitest'
import { Chance } from '#db/seeds/chance'
import { planPlaces, type PlacePlan } from '#db/seeds/county/organisations'
import { cohortFile } from '#db/seeds/people/cohort-file'
import { planPupils } from '#db/seeds/people/pupils'
import { pupilsInTable } from '~/domain/learners/pupil-table'
import { readPupil } from '~/domain/learners/pupil-reader'
import { ulnReading, upnReading } from '~/domain/learners/learner-number'
import { yearGroupByAge } from '~/domain/learners/learner'
import { Findings } from '~/kit/intake-report'
import { outcodeOf, postcodeReading } from '~/kit/postcode'

const places = planPlaces({ learners: 400, courses: 600 }, new Chance('1'))
const pupils = planPupils(places, 400, 2026, new Chance('1'))

describe('the learners of the county', () => {
  test('there are as many as were asked for, three of four in Year 11 now', () => {
    expect(pupils).toHaveLength(400)
    expect(pupils.filter(({ cohort }) => cohort === 'this-year')).toHaveLength(300)
  })

  test('every UPN and every ULN passes its published check, and belongs to one learner', () => {
    const ulns = pupils.flatMap(({ uln }) => uln ?? [])

    expect(pupils.filter(({ upn }) => upnReading(upn).value !== upn)).toEqual([])
    expect(ulns.filter((uln) => ulnReading(uln).value !== uln)).toEqual([])
    expect(new Set(pupils.map(({ upn }) => upn)).size).toBe(400)
    expect(new Set(ulns).size).toBe(ulns.length)
  })

  test('a whole county has learners of one name, but none of one name and birth date, and no number twice', () => {
    const size = { learners: 13_000, courses: 9_000 }
    const county = planPupils(planPlaces(size, new Chance('1')), size.learners, 2026, new Chance('1'))
    const several = (of: (pupil: (typeof county)[number]) => string) => new Set(county.map(of)).size

    expect(several(({ givenNames, familyName }) => `${givenNames} ${familyName}`)).toBeLessThan(13_000)
    expect(several(({ givenNames, familyName, bornOn }) => `${givenNames} ${familyName} ${bornOn}`)).toBe(13_000)
    expect(several(({ upn }) => upn)).toBe(13_000)
    expect(several(({ email }) => email)).toBe(13_000)
  })

  test('they live in Marlshire, and are as old as their year', () => {
    const thisYear = pupils.filter(({ cohort }) => cohort === 'this-year')

    expect(pupils.filter(({ postcode }) => postcodeReading(postcode).value !== postcode)).toEqual([])
    expect(pupils.filter(({ postcode }) => !outcodeOf(postcode)?.startsWith('QX'))).toEqual([])
    expect(thisYear.filter(({ bornOn }) => yearGroupByAge(bornOn, 2026) !== 11)).toEqual([])
  })

  test('a school’s file is read by our own reader without a word', async () => {
    const [school] = places
    const roll = pupils.filter((pupil) => pupil.school === school && pupil.cohort === 'this-year')

    const read = await readBack(cohortFile(roll.map((pupil) => ({ pupil, yearGroup: 11, form: pupil.form }))))

    expect(read.map(({ upn }) => upn)).toEqual(roll.map(({ upn }) => upn))
    expect(read.flatMap(({ findings }) => findings)).toEqual([])
  })

  test('the same seed makes the same learners', () => {
    const again = planPupils(places, 400, 2026, new Chance('1'))

    expect(again.map(plain)).toEqual(pupils.map(plain))
  })
})

function plain({ chance: _chance, school, ...pupil }: (typeof pupils)[number]) {
  return { ...pupil, school: nameOf(school) }
}

function nameOf({ name }: PlacePlan) {
  return name
}

async function readBack(text: string) {
  const findings = new Findings()
  const read = []
  for await (const raw of pupilsInTable(pieces(text), findings)) {
    const pupil = readPupil(raw, { dayOrder: 'day-month-year', schoolYear: 2026, today: '2026-10-02' })
    read.push('refused' in pupil ? { upn: null, findings: pupil.findings } : pupil)
  }
  return [...read, ...findings.kept.map((finding) => ({ upn: null, findings: [finding] }))]
}

async function* pieces(text: string) {
  yield text
}
