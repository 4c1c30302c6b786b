import { render } from '@react-email/render'
import { expect, test } from 'vitest'
import PlacementNews from '#emails/PlacementNews'
import { newsTitles, newsWords, placementNews } from '~/domain/placements/placement.words'

const about = { course: 'Motor vehicle', host: 'Riverside College', day: '2026-11-24', reason: null }

test.each(placementNews)(
  'news that a placement is %s names the course and the host, to the learner and of the learner',
  async (news) => {
    for (const [learner, they] of [
      [null, 'You'],
      ['Amina Yusuf', 'Amina Yusuf'],
    ] as const) {
      const lines = newsWords(news, { ...about, learner })
      const letter = (
        <PlacementNews name="Sam" title={newsTitles[news]} lines={lines} times={[]} link="https://onward.example/" />
      )
      const text = (await render(letter, { plainText: true })).replace(/\s+/g, ' ')

      expect(text).toContain(they)
      expect(text).toContain('Motor vehicle at Riverside College')
    }
  },
)

test('a new placement says the times of the week', async () => {
  const lines = newsWords('planned', { ...about, learner: null })
  const letter = (
    <PlacementNews
      name="Amina"
      title={newsTitles.planned}
      lines={lines}
      times={['Tuesday 1pm to 4pm']}
      link="https://onward.example/"
    />
  )

  expect((await render(letter, { plainText: true })).replace(/\s+/g, ' ')).toContain(
    'The times each week: Tuesday 1pm to 4pm.',
  )
})
