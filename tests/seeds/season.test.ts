import { describe, expect, test } from 'vitest'
import { dayOfDemo, momentBetween, schoolHolidays, seasonOn } from '#db/seeds/season'
import { planStory } from '#db/seeds/story/plan'
import { londonDay } from '~/kit/dates'

describe('the day of the demonstration', () => {
  test.each(['2026-11-21', '2026-12-25', '2027-02-28', '2027-07-04'])(
    '%s is a good day: the story ends on it',
    (day) => {
      expect(dayOfDemo(new Date(`${day}T10:00:00Z`))).toBe(day)
    },
  )

  test.each([
    ['2027-07-05', '2027-11-21'],
    ['2027-09-01', '2027-11-21'],
    ['2027-11-13', '2027-11-21'],
  ])('on %s nobody applies, so that the clock is moved to %s', (day, moved) => {
    expect(dayOfDemo(new Date(`${day}T10:00:00Z`))).toBe(moved)
  })

  test('the cycle that is open began in the autumn before', () => {
    expect(seasonOn('2027-03-10')).toMatchObject({
      year: 2026,
      applicationsOpen: '2026-10-08',
      termBegan: '2026-09-07',
    })
  })

  test('nothing happens at a weekend', () => {
    const moment = momentBetween('2026-11-21', '2026-11-21', 0, 30)

    expect(londonDay(moment)).toBe('2026-11-20')
  })

  test('every school holiday ends after it begins', () => {
    expect(schoolHolidays(2026).filter(({ startsOn, endsOn }) => endsOn < startsOn)).toEqual([])
  })
})

describe('the plan', () => {
  test('is the same for the same seed and day', () => {
    const fates = () =>
      planStory({ learners: 60, courses: 60, seed: 7 }, '2026-11-21').thisYear.map(({ pupil, fate }) => [
        pupil.upn,
        fate.effort,
        fate.sentAt,
      ])

    expect(fates()).toEqual(fates())
  })

  test('gives the two who sign in their own stories', () => {
    const { thisYear } = planStory({ learners: 60, courses: 60, seed: 7 }, '2026-11-21')
    const of = (email: string) => thisYear.find(({ pupil }) => pupil.email === email)?.fate

    expect(of('learner@demo.example')).toMatchObject({ effort: 'begun', choices: [{}, {}] })
    expect(of('learner2@demo.example')?.choices.filter(({ answer }) => answer.is === 'offer')).toHaveLength(2)
  })
})
