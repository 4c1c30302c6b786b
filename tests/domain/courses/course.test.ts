import { describe, expect, test } from 'vitest'
import { levelOf, routeOf, slugOf, type Kind } from '~/domain/courses/course'
import { costWords, modeWords, startWords, whyClosed, type RunFacts } from '~/domain/courses/course-run'
import { subjectOf } from '~/domain/courses/subject'
import { subjectAreaWords, subjectWords } from '~/domain/courses/subject.words'

const kind = (title: string, levels: string[] = [], types: string[] = []): Kind => ({
  title,
  qualification: '',
  types,
  categories: [],
  levels,
})

describe('what kind of course it is', () => {
  test.each([
    [kind('Mathematics', [], ['A2 Level']), '3', 'a-levels'],
    [kind('A level French'), '3', 'a-levels'],
    [kind('Plumbing', ['2'], ['NVQ Level 2']), '2', 'technical'],
    [kind('Plumbing Apprenticeship Level 2', ['2']), '2', 'apprenticeship'],
    [kind('T Level in Health'), '3', 'technical'],
    [kind('English Functional Skills', ['E']), 'entry', 'foundation'],
    [kind('ESOL Entry 2'), 'entry', 'foundation'],
    [kind('Computing', ['5'], ['Higher National Diploma']), '4', 'technical'],
    [kind('Photography for beginners', ['X'], ['Recreational Courses']), null, null],
    [kind('GCSE Mathematics'), '2', null],
  ])('%j is level %s, route %s', (told, level, route) => {
    expect(levelOf(told)).toBe(level)
    expect(routeOf(told, levelOf(told))).toBe(route)
  })

  test.each([
    ['Engineering Technology Level 2', '', '04.1'],
    ['Hair Colour Correction', '', '07.3'],
    ['Level 3 Diploma', 'Health & Social Care', '01.3'],
    ['Teaching assistant', '', '13.2'],
    ['Knot tying', '', null],
  ])('%s (%s) is of the subject %s', (title, keywords, subject) => {
    expect(subjectOf(title, keywords)).toBe(subject)
  })

  test('every subject belongs to an area', () => {
    const strays = Object.keys(subjectWords).filter((code) => !Object.hasOwn(subjectAreaWords, code.slice(0, 2)))

    expect(strays).toEqual([])
  })

  test.each([
    ['Café & “Barista” skills', 'cafe-barista-skills-x1'],
    ['数学', 'course-x1'],
    ['!!!', 'course-x1'],
  ])('%s has the address %s', (title, slug) => {
    expect(slugOf(title, 'x1')).toBe(slug)
  })
})

const run: RunFacts = {
  status: 'live',
  isOpen: true,
  applyFrom: null,
  applyUntil: null,
  startsOn: null,
  startPrecision: null,
  startText: null,
}

describe('whether one can apply for a run', () => {
  test.each<[Partial<RunFacts>, string | null]>([
    [{}, null],
    [{ startsOn: '2026-10-11', startPrecision: 'day' }, null],
    [{ startsOn: '2026-10-01', startPrecision: 'day' }, 'This has already started.'],
    [{ startsOn: '2026-10-01', startPrecision: 'month' }, null],
    [{ startsOn: '2026-01-01', startPrecision: 'year' }, null],
    [{ isOpen: false }, 'Applications are closed.'],
    [{ status: 'withdrawn' }, 'This start is not offered any more.'],
    [{ applyUntil: '2026-11-20' }, 'Applications closed on 20 November 2026.'],
    [{ applyUntil: '2026-11-21' }, null],
    [{ applyFrom: '2026-11-22' }, 'Applications open on 22 November 2026.'],
  ])('%j on 21 November 2026: %s', (facts, why) => {
    expect(whyClosed({ ...run, ...facts }, '2026-11-21')).toBe(why)
  })
})

describe('a run in words', () => {
  test.each([
    [{ startsOn: '2026-09-07', startPrecision: 'day', startText: null }, '7 September 2026'],
    [{ startsOn: '2026-09-01', startPrecision: 'month', startText: null }, 'September 2026'],
    [{ startsOn: '2026-01-01', startPrecision: 'year', startText: null }, '2026'],
    [{ startsOn: null, startPrecision: null, startText: 'Any Monday' }, 'Any Monday'],
    [{ startsOn: null, startPrecision: null, startText: null }, 'Start date to be confirmed'],
  ])('%j starts: %s', (start, words) => {
    expect(startWords(start)).toBe(words)
  })

  test.each([
    [
      { studyMode: 'full-time', attendancePattern: 'daytime', defaulted: [], sentMode: 'FT' },
      'Full time, in the daytime',
    ],
    [
      {
        studyMode: 'full-time',
        attendancePattern: 'daytime',
        defaulted: ['studyMode', 'attendancePattern'],
        sentMode: null,
      },
      null,
    ],
    [
      { studyMode: null, attendancePattern: 'evening', defaulted: [], sentMode: 'Short Full-time' },
      'Short Full-time, in the evening',
    ],
    [{ studyMode: null, attendancePattern: null, defaulted: [], sentMode: 'NLD Study Mode Code: C' }, null],
  ])('%j is studied: %s', (modes, words) => {
    expect(modeWords(modes)).toBe(words)
  })

  test.each([
    [{ costPence: 92_400, costText: null }, '£924'],
    [{ costPence: 8_550, costText: null }, '£85.50'],
    [{ costPence: 0, costText: null }, null],
    [{ costPence: null, costText: 'Free' }, 'Free'],
  ])('%j costs: %s', (cost, words) => {
    expect(costWords(cost)).toBe(words)
  })
})
