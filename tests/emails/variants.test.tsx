import { render } from '@react-email/render'
import { describe, expect, test } from 'vitest'
import ConditionsMissed from '#emails/ConditionsMissed'
import OfferLapsed from '#emails/OfferLapsed'
import OfferWithdrawn from '#emails/OfferWithdrawn'
import Unsuccessful from '#emails/Unsuccessful'
import type { Remaining } from '#emails/Furniture'

const about = { name: 'Amina', course: 'Engineering', provider: 'Riverside College', link: 'https://onward.example' }

const letters = {
  'a rejection': (remaining: Remaining) => (
    <Unsuccessful {...about} reasons={['Full.']} message={null} remaining={remaining} coursesLink={about.link} />
  ),
  'an offer taken back': (remaining: Remaining) => (
    <OfferWithdrawn {...about} learner={null} reason="It is cancelled." detail={null} remaining={remaining} />
  ),
  'an offer that ran out': (remaining: Remaining) => (
    <OfferLapsed {...about} learner="Amina" reader="learner" remaining={remaining} />
  ),
  'a condition not met': (remaining: Remaining) => (
    <ConditionsMissed {...about} learner="Amina" why="" remaining={remaining} />
  ),
}

const says: Record<Remaining, RegExp> = {
  nothing: /other courses|courses with free places/,
  answers: /other answers/i,
  offers: /another offer/,
  both: /another offer, and other answers/,
}

describe.each(Object.entries(letters))('after %s', (_, letter) => {
  test.each(Object.entries(says))('with %s left, the letter says so', async (remaining, words) => {
    const text = (await render(letter(known(remaining)), { plainText: true })).replace(/\s+/g, ' ')

    expect(text).toMatch(words)
    if (remaining === 'nothing') expect(text).toMatch(/school or (to )?(your|an) adviser/i)
  })
})

test('a tutor reads whose offer it was, and not what else the learner has', async () => {
  const letter = <OfferWithdrawn {...about} learner="Amina" reason="It is full." detail={null} remaining="offers" />
  const text = (await render(letter, { plainText: true })).replace(/\s+/g, ' ')

  expect(text).toContain('to Amina')
  expect(text).not.toContain('another offer')
})

function known(name: string): Remaining {
  return name === 'nothing' || name === 'answers' || name === 'offers' ? name : 'both'
}
