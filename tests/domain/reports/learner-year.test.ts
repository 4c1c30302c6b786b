import { describe, expect, test } from 'vitest'
import { schoolYearFrom, shareOfYear, yearAsked, yearsBack } from '~/domain/reports/learner-year'
import { findLearnerYear } from '~/domain/reports/learner-year.queries.server'
import { yearEntries } from '~/domain/reports/learner-year.words'
import { undoEnd } from '~/domain/programme-ends/undo-end.commands.server'
import { beginIntervention } from '~/domain/progress/intervention.commands.server'
import { setTarget } from '~/domain/targets/target.commands.server'
import * as yearPage from '~/routes/plan/year'
import type { Context } from '~/kit/context.server'
import { aChoice, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { aPlanTown, cookieOf } from '#tests/support/plans'
import { anEnd } from '#tests/support/programmes'
import { enter } from '#tests/support/progress'
import { aReportedLearner } from '#tests/support/rounds'
import { setClock } from '#tests/support/served'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()
const YEAR = schoolYearFrom('2026-09-01')

describe('a school year', () => {
  test('goes from a first of September to the next', () => {
    expect(YEAR).toEqual({ from: '2026-09-01', until: '2027-09-01' })
    expect(yearsBack('2026-09-01')).toEqual(['2026-09-01', '2025-09-01', '2024-09-01', '2023-09-01'])
  })

  test.each([
    ['2025', '2025-09-01'],
    ['2027', '2026-09-01'],
    ['1066', '2026-09-01'],
    ['<b>', '2026-09-01'],
    [null, '2026-09-01'],
  ])('asked for as %s begins on %s', (asked, from) => {
    expect(yearAsked(asked, '2026-09-01')).toBe(from)
  })

  test.each([
    ['2026-08-01', 0],
    ['2026-09-01', 0],
    ['2027-09-01', 100],
    ['2028-01-01', 100],
  ])('has %s at %d of 100', (day, share) => {
    expect(shareOfYear(day, YEAR)).toBe(share)
  })
})

describe('the year of a learner', () => {
  test('has what was sent, and the target with its day; what is to come is told from what was', async () => {
    const { learner, learnerId, tutor, town } = await aPlanTown(test$.db)
    await aChoice(test$.db, { town, learnerId, state: 'offer' })
    await setTarget(learner, learnerId, aTarget)

    const { facts } = await findLearnerYear(tutor, learnerId, YEAR)
    const entries = yearEntries(facts, '2026-11-20')

    expect(entries.map(({ what, line, isAhead }) => [what.split(':')[0], line, isAhead])).toEqual([
      ['Offer', 'applications', false],
      ['Sent', 'applications', false],
      ['Target', 'plan', true],
    ])
  })

  test('leaves out what lies in another year', async () => {
    const { learner, learnerId } = await aPlanTown(test$.db)
    await setTarget(learner, learnerId, aTarget)

    expect((await findLearnerYear(learner, learnerId, schoolYearFrom('2025-09-01'))).facts).toEqual([])
  })

  test('says how a course ended, to the learner and the adviser, and no more once that was taken back', async () => {
    const { adviser, choice, learnerId, endId, manager } = await anEnd(test$.db, 'withdrawn')
    const lines = async (who: Context) =>
      yearEntries((await findLearnerYear(who, learnerId, YEAR)).facts, '2026-11-20').map(({ what }) => what)

    expect(await lines(adviser)).toContain('Left early: Engineering, Riverside College')
    expect(await lines(choice.learner)).toEqual(await lines(adviser))
    await undoEnd(manager, endId, { why: 'A slip of the mouse' })
    expect((await lines(adviser)).filter((what) => what.startsWith('Left early'))).toEqual([])
  })

  test('has reports for all who may read them, and what is done about a worry for tutors alone', async () => {
    const { tutor, teacher, town, runId, roundId, learnerId } = await aReportedLearner(test$.db)
    await enter(teacher, roundId, runId, learnerId, { effort: '2' })
    const reason = await aReason(test$.db, 'intervention-kind', 'talk')
    const days = { startedOn: '2026-11-20', lookAgainOn: '2026-12-04' }
    await beginIntervention(tutor, learnerId, { reason, owner: tutor.actor.id ?? '', detail: null, ...days })
    const kinds = async (who: Context) => (await findLearnerYear(who, learnerId, YEAR)).facts.map(({ kind }) => kind)

    expect(await kinds(tutor)).toEqual(['placement', 'intervention', 'report'])
    expect(await kinds(theLearner(test$.db, learnerId, town))).toEqual(['placement', 'report'])
  })

  test('is not there for a tutor of another school', async () => {
    const { otherTutor, learnerId } = await aPlanTown(test$.db)

    await expect(findLearnerYear(otherTutor, learnerId, YEAR)).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('the page of a year', () => {
  test('has a picture with a name and a description, and the same days in a table', async () => {
    const { learner, learnerId, parent } = await aPlanTown(test$.db)
    await setTarget(learner, learnerId, aTarget)
    await setClock(test$.db, FRIDAY)
    const address = `/plan/${learnerId}/year`

    for (const who of [learner, parent]) {
      const { html, text } = await openPage(yearPage, '/plan/:learnerId/year', address, {
        Cookie: await cookieOf(test$.db, who),
      })

      expect(html).toMatch(/<svg role="img" aria-labelledby="[^"]+"[^]*<title[^]*<desc[^]*<table/)
      expect(text).toContain('Plan: 1 entry. The table below has each with its day.')
      expect(text).toContain(`Target: ${aTarget.title}`)
    }
  })

  test('says what fills it while nothing stands there', async () => {
    const { learner, learnerId } = await aPlanTown(test$.db)
    await setClock(test$.db, FRIDAY)
    const { text } = await openPage(yearPage, '/plan/:learnerId/year', `/plan/${learnerId}/year?from=2024&show=plan`, {
      Cookie: await cookieOf(test$.db, learner),
    })

    expect(text).toContain('Nothing stands here for this year')
    expect(text).not.toContain('No register has been taken')
  })
})

const aTarget = {
  title: 'Finish my sketchbook',
  why: null,
  measure: null,
  owner: 'learner',
  by: 'day',
  dueOn: '2027-02-01',
} as const
