import { describe, expect, test } from 'vitest'
import { saveGrades, saveSection } from '~/domain/applications/section.commands.server'
import { findSheet } from '~/domain/applications/application.queries.server'
import { sectionForm } from '~/domain/applications/section.schemas'
import {
  findSection,
  gapsIn,
  gapsToFill,
  sectionAfter,
  startingAnswers,
  taskList,
  type SavedSection,
} from '~/domain/applications/section'
import { applicationSections, type Section } from '~/domain/applications/sections'
import { isField, type ProviderKind } from '~/domain/applications/visibility'
import { NotFound } from '~/kit/errors'
import { aLearner, answersOf, aTown, eventsOf, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const known = (slug: string): Section => {
  const section = findSection(slug)
  if (!section) throw new Error(`There is no section ${slug}.`)
  return section
}
const profile = (saved: SavedSection[], providerKinds: ProviderKind[] = ['college'], grades = 1) => ({
  saved,
  grades,
  providerKinds,
})
const finished = (...slugs: string[]) =>
  slugs.map((section) => ({ section, answers: answersOf(section), isCompleted: true }))
const titles = (sections: { slug: string }[]) => sections.map(({ slug }) => slug)

describe('the list of sections', () => {
  test('gives every box a row of the visibility table, a label and a bound', () => {
    const fields = applicationSections.flatMap((section) => section.fields)

    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length)
    for (const field of fields) {
      expect(isField(field.shows)).toBe(true)
      expect(field.maxLength).toBeGreaterThan(0)
    }
  })

  test.each(applicationSections)('$slug says why it is asked in short sentences', ({ why }) => {
    for (const sentence of why.split('. ')) expect(sentence.split(' ').length).toBeLessThanOrEqual(18)
  })

  test('leaves out for school sixth forms what they may not ask', () => {
    const asked = titles(taskList(profile([], ['school-sixth-form'])).map(({ section }) => section))

    expect(asked).toEqual(['about-you', 'contact', 'people', 'grades', 'fair-chances'])
    expect(taskList(profile([], ['school-sixth-form', 'college']))).toHaveLength(8)
    expect(taskList(profile([], []))).toHaveLength(8)
  })
})

describe('how far a section is', () => {
  const statusOf = (slug: string, saved: SavedSection[], grades = 0) =>
    taskList(profile(saved, ['college'], grades)).find(({ section }) => section.slug === slug)?.status

  test.each([
    ['not-started', []],
    ['not-started', [{ section: 'contact', answers: { phone: '' }, isCompleted: false }]],
    ['in-progress', [{ section: 'contact', answers: { phone: '01632' }, isCompleted: false }]],
    ['completed', finished('contact')],
  ] as const)('is %s', (expected, saved) => {
    expect(statusOf('contact', [...saved])).toBe(expected)
  })

  test('grades are finished only with a grade', () => {
    expect(statusOf('grades', finished('grades'), 0)).toBe('not-started')
    expect(statusOf('grades', [], 2)).toBe('in-progress')
    expect(statusOf('grades', finished('grades'), 2)).toBe('completed')
  })

  test('what may be left out holds up nothing', () => {
    const all = finished('about-you', 'contact', 'people', 'grades', 'experience', 'statement', 'interview-needs')

    expect(gapsIn(profile(all))).toEqual([])
    expect(titles(gapsIn(profile(all.slice(1))))).toEqual(['about-you'])
  })

  test('the next section is the next unfinished one, round to the start, and none when all is done', () => {
    const some = finished('about-you', 'people')

    expect(sectionAfter('about-you', profile(some))?.slug).toBe('contact')
    expect(sectionAfter('fair-chances', profile(some))?.slug).toBe('contact')
    expect(sectionAfter('grades', profile(finished(...titles([...applicationSections]))))).toBeUndefined()
  })
})

describe('the form of a section', () => {
  const check = (slug: string, answers: Record<string, unknown>, isFinished?: string) =>
    sectionForm(known(slug)).safeParse({ answers, isFinished })
  const faults = (result: ReturnType<typeof check>) =>
    Object.fromEntries(result.success ? [] : result.error.issues.map(({ path, message }) => [path.join('.'), message]))

  test('keeps a half-done section as it is', () => {
    expect(check('contact', { email: 'not yet', phone: '' }, 'no').success).toBe(true)
  })

  test('asks a finished section for what is needed, and leaves what is optional', () => {
    expect(faults(check('contact', { email: '', phone: '', address: '', postcode: '' }, 'yes'))).toEqual({
      'answers.email': 'Fill in “Email address”',
      'answers.address': 'Fill in “Home address”',
      'answers.postcode': 'Fill in “Postcode”',
    })
  })

  test.each([
    ['contact', { ...answersOf('contact'), email: 'nobody' }, 'answers.email'],
    ['contact', { ...answersOf('contact'), postcode: 'here' }, 'answers.postcode'],
    ['about-you', { ...answersOf('about-you'), bornOn: { day: '31', month: '2', year: '2011' } }, 'answers.bornOn'],
    ['fair-chances', { ethnicGroup: 'martian', disability: '' }, 'answers.ethnicGroup'],
    ['statement', { statement: 'x'.repeat(3001) }, 'answers.statement'],
    ['statement', { statement: 'one '.repeat(401) }, 'answers.statement'],
  ])('%s with %o is wrong at %s', (slug, answers, at) => {
    const bornOn = 'bornOn' in answers ? answers.bornOn : undefined
    const typed = typeof bornOn === 'string' ? { ...answers, bornOn: { day: '27', month: '3', year: '2011' } } : answers

    expect(Object.keys(faults(check(slug, typed, 'yes')))).toEqual([at])
  })

  test('takes a section of which nothing was touched', () => {
    expect(sectionForm(known('fair-chances')).safeParse({ isFinished: 'yes' }).success).toBe(true)
  })

  test('asks whether it is finished', () => {
    expect(faults(check('contact', answersOf('contact')))).toEqual({ isFinished: 'Say if you have finished this part' })
  })

  test('reads a date from three boxes', () => {
    const result = check(
      'about-you',
      { givenNames: 'Amina', familyName: 'Yusuf', bornOn: { day: '7', month: '3', year: '2011' } },
      'yes',
    )

    expect(result.data?.answers.bornOn).toBe('2011-03-07')
  })
})

describe('what still holds up sending', () => {
  const gapsOf = (saved: SavedSection[], grades = 1) => gapsToFill(profile(saved, ['college'], grades))

  test('is told box by box, each with the place where it is put right', () => {
    const half = [{ section: 'contact', answers: { email: 'amina@example.org' }, isCompleted: false }]

    expect(gapsOf([...half, ...finished('about-you')]).find(({ slug }) => slug === 'contact')?.lines).toEqual([
      { text: 'Fill in “Home address”', at: 'answers.address' },
      { text: 'Fill in “Postcode”', at: 'answers.postcode' },
    ])
    expect(gapsOf([])[0]).toEqual({
      slug: 'about-you',
      title: 'About you',
      lines: [{ text: 'Start this part', at: null }],
    })
  })

  test('is the last question where every box is filled in', () => {
    const filled = [{ section: 'contact', answers: answersOf('contact'), isCompleted: false }]

    expect(gapsOf(filled).find(({ slug }) => slug === 'contact')?.lines).toEqual([
      { text: 'Say that you have finished this part', at: 'isFinished' },
    ])
    expect(gapsOf([]).find(({ slug }) => slug === 'grades')?.lines[0]?.at).toBe('isFinished')
  })

  test('names the same sections as the rule that refuses to send', () => {
    const some = finished('contact', 'people')

    expect(titles(gapsOf(some))).toEqual(titles(gapsIn(profile(some))))
  })
})

describe('saveSection', () => {
  test('begins the application, keeps what was written, and leaves one event', async () => {
    const { db } = test$
    const town = await aTown(db)
    const learnerId = await aLearner(db, town)
    const ctx = theLearner(db, learnerId, town)

    await saveSection(ctx, learnerId, 'contact', { answers: { phone: '01632 960001' }, isFinished: false })
    await saveSection(ctx, learnerId, 'contact', { answers: { phone: '01632 960002' }, isFinished: true })

    const { application, saved } = await findSheet(ctx, learnerId)
    expect(saved).toEqual([
      { section: 'contact', answers: { phone: '01632 960002' }, isCompleted: true, version: 2, savedAt: FRIDAY },
    ])
    expect(await eventsOf(db, application?.id ?? '')).toEqual(['section.saved', 'section.saved'])
  })

  test('is hidden from another learner', async () => {
    const { db } = test$
    const town = await aTown(db)
    const learnerId = await aLearner(db, town)
    const other = theLearner(db, await aLearner(db, town), town)

    const attempt = saveSection(other, learnerId, 'contact', { answers: {}, isFinished: false })

    await expect(attempt).rejects.toThrow(NotFound)
  })

  test('starts a section with what the record knows', async () => {
    const { db } = test$
    const town = await aTown(db)
    const learnerId = await aLearner(db, town)

    const { learner } = await findSheet(theLearner(db, learnerId, town), learnerId)

    expect(startingAnswers(known('about-you'), learner)).toEqual({
      givenNames: 'Amina',
      familyName: 'Yusuf',
      bornOn: '2011-03-27',
    })
    expect(startingAnswers(known('people'), learner)).toEqual({ schoolName: 'Northgate School' })
  })
})

describe('saveGrades', () => {
  test('replaces the learner’s own list with one event, and finishes only with a grade', async () => {
    const { db } = test$
    const town = await aTown(db)
    const learnerId = await aLearner(db, town)
    const ctx = theLearner(db, learnerId, town)
    const maths = { subject: 'Mathematics', qualification: 'GCSE (9 to 1)' as const, grade: '6' }

    await expect(saveGrades(ctx, learnerId, { grades: [], isFinished: true })).rejects.toMatchObject({
      code: 'no-grades',
    })
    await saveGrades(ctx, learnerId, { grades: [maths, { ...maths, subject: 'Art' }], isFinished: false })
    await saveGrades(ctx, learnerId, { grades: [maths], isFinished: true })

    const { grades, application } = await findSheet(ctx, learnerId)
    expect(grades).toEqual([{ ...maths, isConfirmed: false, achieved: null, year: null }])
    expect(await eventsOf(db, application?.id ?? '')).toEqual(['grades.saved', 'grades.saved'])
  })
})
