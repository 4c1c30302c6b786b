import { describe, expect, test } from 'vitest'
import { tuteeRow } from '~/domain/reports/tutee-row'
import { tuteeQuestion, tuteeSorts } from '~/domain/reports/tutee'
import { tuteesOnPaper, tuteesPage } from '~/domain/reports/tutee.queries.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { aCourseRun, aFinishedForm, aLearner, aProvider, aTown, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const asked = (question: Record<string, string> = {}) => tuteeQuestion.parse(question)

async function aYear() {
  const { db } = test$
  const town = await aTown(db)
  const ann = await aLearner(db, town, { givenNames: 'Ann', familyName: 'Adler' })
  const ben = await aLearner(db, town, { givenNames: 'Ben', familyName: 'Brandt' })
  const lead = await aStaffContext(db, town.schoolId, town, 'careers-lead')
  const own = theLearner(db, ben, town)
  await aFinishedForm(own, ben)
  await addChoice(own, ben, await aCourseRun(db, await aProvider(db, town)))
  return { db, town, lead, ann, ben }
}

describe('the grid of a school', () => {
  test('shows of each learner how far they are and what is missing', async () => {
    const { lead } = await aYear()

    const { rows } = await tuteesPage(lead, asked())

    expect(rows.map(tuteeRow)).toMatchObject([
      { name: 'Adler, Ann', profile: '0%', missing: 'Has not begun the form', counts: [0, 0, 0], listed: [] },
      {
        name: 'Brandt, Ben',
        profile: '100%',
        missing: 'Has a draft that is not sent',
        counts: [1, 0, 0],
        listed: [{ title: 'Engineering' }],
        nudged: 'Never',
      },
    ])
  })

  test.each(
    tuteeSorts.flatMap(
      (sort) =>
        [
          { sort, order: 'ascending' },
          { sort, order: 'descending' },
        ] as const,
    ),
  )('goes through every learner once, page by page, by $sort $order', async ({ sort, order }) => {
    const { db, town, lead } = await aYear()
    const more = Array.from({ length: 55 }, (_, at) => `Carr${String.fromCharCode(97 + (at % 26))}`)
    for (const familyName of more) await aLearner(db, town, { familyName })

    const first = await tuteesPage(lead, asked({ sort, order }))
    const second = await tuteesPage(lead, asked({ sort, order, after: first.next ?? '' }))

    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect(first.rows).toHaveLength(50)
    expect(new Set(ids).size).toBe(57)
    expect(second.next).toBeNull()
  })

  test('is printed form by form, of the viewer’s own form for a tutor', async () => {
    const { db, town, lead } = await aYear()
    const other = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11B' })

    expect(await tuteesOnPaper(lead, asked({ list: 'all' }))).toHaveLength(2)
    expect(await tuteesOnPaper(other, asked({ list: 'all' }))).toEqual([])
  })
})
