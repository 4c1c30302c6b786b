import { describe, expect, test } from 'vitest'
import { forgetOldCounts } from '~/domain/search/search-counts.commands.server'
import { districtIn, unmetFrom, unmetIn, unmetKey } from '~/domain/search/unmet'
import { noteCannotGetThere, noteInVain } from '~/domain/search/unmet-counts.commands.server'
import { systemContext } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { writeTallies } from '~/kit/tally.server'
import { aProvider, aTown, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStartOf } from '#tests/support/planning'

const here = testDatabase()
const night = () => systemContext(here.db, FRIDAY)
const counts = () => here.db.selectFrom('unmetCount').selectAll().orderBy('why').orderBy('subjectCode').execute()

describe('what a search in vain is counted as', () => {
  const search = { words: '', subjects: [], levels: [] }

  test.each([
    [{ ...search, words: 'hairdressing level 2' }, 'QX1', { subjectCode: '07.3', level: '2', outcode: 'QX1' }],
    [{ ...search, words: 'A level maths' }, null, { subjectCode: '02.2', level: '3', outcode: '' }],
    [{ ...search, words: 'Amina Yusuf' }, 'QX1', { subjectCode: '', level: '', outcode: 'QX1' }],
    [{ ...search, subjects: ['04'], levels: ['1'] }, 'QX12', { subjectCode: '04', level: '1', outcode: 'QX12' }],
    [
      { ...search, subjects: ['04', '05'], levels: ['1', '2'] },
      '12 High Street',
      { subjectCode: '', level: '', outcode: '' },
    ],
  ] as const)('%j from %s', (query, from, unmet) => {
    const given = { ...query, subjects: [...query.subjects], levels: [...query.levels] }
    expect(unmetIn(given, from)).toEqual(unmet)
    expect(unmetFrom(unmetKey(unmet))).toEqual(unmet)
  })

  test('a district is a district and nothing longer', () => {
    expect(['QX1', 'AL10', 'EC1A', 'QX1 2AB', 'qx1', '', null].map(districtIn)).toEqual([
      'QX1',
      'AL10',
      'EC1A',
      '',
      '',
      '',
      '',
    ])
  })
})

describe('the counts', () => {
  test('hold no words and nobody: only day, subject, level, district and how often', async () => {
    const town = await aTown(here.db)
    const { courseId } = await aStartOf(here.db, await aProvider(here.db, town), { subjectCode: '05.2', level: '3' })
    noteInVain({ words: 'hairdressing for Amina', subjects: [], levels: [] }, 'QX1', 'words')
    noteInVain({ words: 'barbering', subjects: [], levels: [] }, 'QX1', 'words')
    const press = { ip: '10.0.0.1', home: 'QX3' }
    await noteCannotGetThere(night(), `course-${courseId}`, press)
    await noteCannotGetThere(night(), `course-${courseId}`, press)
    await noteCannotGetThere(night(), `course-${courseId}`, { ...press, home: null })
    await writeTallies(night())
    await noteCannotGetThere(night(), `course-${courseId}`, press)
    await writeTallies(night())

    const row = { areaId: town.areaId, onDay: '2026-11-20' }
    const press3 = { ...row, why: 'cannot-get-there', subjectCode: '05.2', level: '3' }
    const kept = await counts()
    expect(kept).toHaveLength(3)
    expect(kept).toEqual(
      expect.arrayContaining([
        { ...press3, outcode: 'QX3', times: 3 },
        { ...press3, outcode: '', times: 1 },
        { ...row, why: 'not-found', subjectCode: '07.3', level: '', outcode: 'QX1', times: 2 },
      ]),
    )
  })

  test('of a course that is not there are refused', async () => {
    await expect(noteCannotGetThere(night(), 'no-such-course', { ip: '10.0.0.2', home: null })).rejects.toThrow(
      NotFound,
    )
  })

  test('believe only so many presses of one network in an hour', async () => {
    const town = await aTown(here.db)
    const { courseId } = await aStartOf(here.db, await aProvider(here.db, town))
    for (let nth = 0; nth < 125; nth += 1)
      await noteCannotGetThere(night(), `course-${courseId}`, { ip: '10.0.0.3', home: null })
    await writeTallies(night())
    expect(await counts()).toMatchObject([{ times: 120 }])
  })

  test('are forgotten after a good year', async () => {
    const { areaId } = await aTown(here.db)
    const row = { areaId, why: 'not-found', subjectCode: '04.1', level: '', outcode: '', times: 9 }
    await here.db
      .insertInto('unmetCount')
      .values([
        { ...row, onDay: '2025-09-01' },
        ...Array.from({ length: 30 }, (_, nth) => ({ ...row, onDay: `2026-10-${String(nth + 1).padStart(2, '0')}` })),
      ])
      .execute()
    await forgetOldCounts(night())
    expect(await counts()).toHaveLength(30)
  })
})
