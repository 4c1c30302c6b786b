import { describe, expect, test } from 'vitest'
import { addTerm, removeTerm } from '~/domain/requirements/entry-requirement.commands.server'
import { findRequirementToEdit } from '~/domain/requirements/entry-requirement.queries.server'
import { newTerm } from '~/domain/requirements/entry-requirement.schemas'
import { lineWords, requirementWords, termWords } from '~/domain/requirements/entry-requirement.words'
import {
  MOST_LINES,
  MOST_WAYS,
  requirementFrom,
  withoutTerm,
  withTerm,
  type RequirementTerm,
} from '~/domain/requirements/entry-requirement'
import { NotAllowed, NotFound } from '~/kit/errors'
import {
  aCourseRun,
  anOfficerAt,
  aProvider,
  aTown,
  countEvents,
  eventsOf,
  theLearner,
  aLearner,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

const maths: RequirementTerm = { kind: 'subject', subject: 'maths', grade: '6' }
const five: RequirementTerm = {
  kind: 'count',
  count: 5,
  grade: '4',
  including: ['english', 'maths'],
  among: [],
  hasEquivalents: false,
}
const audition: RequirementTerm = { kind: 'other', text: 'An audition' }

describe('a requirement in words', () => {
  test.each<[RequirementTerm, string]>([
    [five, 'At least 5 GCSEs at grade 4 or above, including English and maths'],
    [
      { ...five, count: 1, including: [], among: ['biology', 'chemistry', 'physics'] },
      'At least 1 GCSE at grade 4 or above in biology, chemistry or physics',
    ],
    [
      { ...five, hasEquivalents: true, including: [] },
      'At least 5 GCSEs (or the same in technical awards) at grade 4 or above',
    ],
    [maths, 'Grade 6 or above in GCSE maths'],
    [{ kind: 'subject', subject: 'french', grade: '9' }, 'Grade 9 in GCSE French'],
    [{ kind: 'average', points: 5.5, best: 8 }, 'An average of 5.5 points or more over your best 8 GCSEs'],
    [
      { kind: 'qualification', type: 'technical-award', level: '2', grade: 'Merit', subject: 'health' },
      'A level 2 BTEC or technical award in health and social care at Merit or above',
    ],
    [audition, 'An audition'],
  ])('%o', (term, words) => {
    expect(termWords(term)).toBe(words)
  })

  test('joins its ways with or', () => {
    expect(lineWords({ any: [five, maths, audition] })).toBe(
      'At least 5 GCSEs at grade 4 or above, including English and maths, or grade 6 or above in GCSE maths, or An audition',
    )
  })
})

describe('a requirement that is kept', () => {
  test('comes back as it went', () => {
    const requirement = { all: [{ any: [five, maths] }, { any: [audition] }] }

    expect(requirementFrom(JSON.parse(JSON.stringify(requirement)))).toEqual(requirement)
  })

  test.each([
    undefined,
    null,
    [],
    { all: [] },
    { all: [{ any: [] }] },
    { all: [{ any: [{ kind: 'degree' }] }] },
    { all: [{ any: [{ ...maths, subject: 'alchemy' }] }] },
  ])('and makes no sense is none: %o', (kept) => {
    expect(requirementFrom(kept)).toBeNull()
  })

  test('loses a line with its last way', () => {
    const both = withTerm(withTerm({ all: [] }, five, null), maths, 0)

    expect(withoutTerm(both, 0, 0)).toEqual({ all: [{ any: [maths] }] })
    expect(withoutTerm(withoutTerm(both, 0, 0), 0, 0)).toEqual({ all: [] })
  })
})

describe('the form of a term', () => {
  const read = (typed: Record<string, unknown>) => newTerm.safeParse({ version: '0', line: '', ...typed })

  test('reads one ticked box and several', () => {
    const one = read({ kind: 'count', count: '5', grade: '4', including: 'maths' })
    const two = read({ kind: 'count', count: '5', grade: '4', including: ['maths', 'english'], hasEquivalents: 'yes' })

    expect(one.data).toEqual({ version: 0, line: null, term: { ...five, including: ['maths'] } })
    expect(two.data?.term).toMatchObject({ including: ['maths', 'english'], hasEquivalents: true })
  })

  test.each<[Record<string, unknown>, string[]]>([
    [{ kind: 'count', count: '', grade: '' }, ['count', 'grade']],
    [{ kind: 'subject', subject: '', grade: '4' }, ['subject']],
    [{ kind: 'average', points: 'high', best: '8' }, ['points']],
    [{ kind: 'qualification', type: '', level: '', grade: '', subject: '' }, ['type', 'level']],
    [{ kind: 'other', text: ' ' }, ['text']],
    [{ kind: 'degree' }, ['kind']],
  ])('says beside the field what is wrong: %o', (typed, fields) => {
    expect(read(typed).error?.issues.map(({ path }) => path.join('.'))).toEqual(fields)
  })
})

describe('what a course asks for', () => {
  async function aCourse() {
    const { db } = test$
    const town = await aTown(db)
    const providerId = await aProvider(db, town)
    const runId = await aCourseRun(db, providerId)
    const { courseId } = await db
      .selectFrom('courseRun')
      .select('courseId')
      .where('id', '=', runId)
      .executeTakeFirstOrThrow()
    return { db, town, providerId, courseId, officer: anOfficerAt(db, providerId, town) }
  }

  test('is kept with its version and leaves one event', async () => {
    const { db, courseId, officer } = await aCourse()

    await addTerm(officer, courseId, { version: 0, line: null, term: five })
    await addTerm(officer, courseId, { version: 1, line: 0, term: maths })

    const { version, requirement } = await findRequirementToEdit(officer, courseId)
    expect(version).toBe(2)
    expect(requirementWords(requirement ?? { all: [] })).toEqual([lineWords({ any: [five, maths] })])
    expect(await eventsOf(db, courseId)).toEqual(['entry-requirement.changed', 'entry-requirement.changed'])
  })

  test('can be taken away again', async () => {
    const { courseId, officer } = await aCourse()
    await addTerm(officer, courseId, { version: 0, line: null, term: five })

    await removeTerm(officer, courseId, { version: 1, line: 0, way: 0 })

    expect((await findRequirementToEdit(officer, courseId)).requirement).toBeNull()
  })

  test('is not changed by somebody who read an older version', async () => {
    const { db, courseId, officer } = await aCourse()
    await addTerm(officer, courseId, { version: 0, line: null, term: five })
    const before = await countEvents(db)

    const attempt = addTerm(officer, courseId, { version: 0, line: null, term: maths })

    await expect(attempt).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await countEvents(db)).toBe(before)
  })

  test('has room for so much and no more', async () => {
    const { courseId, officer } = await aCourse()
    for (let version = 0; version < MOST_LINES; version += 1)
      await addTerm(officer, courseId, { version, line: null, term: maths })
    const full = addTerm(officer, courseId, { version: MOST_LINES, line: null, term: maths })
    await expect(full).rejects.toMatchObject({ code: 'no-room' })
    for (let way = 1; way < MOST_WAYS; way += 1)
      await addTerm(officer, courseId, { version: MOST_LINES + way - 1, line: 0, term: five })

    const attempt = addTerm(officer, courseId, { version: MOST_LINES + MOST_WAYS - 1, line: 0, term: five })

    await expect(attempt).rejects.toMatchObject({ code: 'no-room' })
  })

  test('is changed by its own provider alone', async () => {
    const { db, town, courseId } = await aCourse()
    const other = anOfficerAt(db, await aProvider(db, town, { name: 'Hill College' }), town)
    const learner = theLearner(db, await aLearner(db, town), town)
    const added = { version: 0, line: null, term: five }

    await expect(addTerm(other, courseId, added)).rejects.toBeInstanceOf(NotAllowed)
    await expect(addTerm(learner, courseId, added)).rejects.toBeInstanceOf(NotAllowed)
    await expect(findRequirementToEdit(other, courseId)).rejects.toBeInstanceOf(NotFound)
  })
})
