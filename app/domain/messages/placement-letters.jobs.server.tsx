import PlacementNews from '#emails/PlacementNews'
import { newsTitles, newsWords, placementNews } from '~/domain/placements/placement.words'
import { made, type LetterSample } from './letter-sample'

const { link, place } = made
const about = { course: place.course, host: place.provider, day: '2026-11-24' }

/** The letters about placements at another school or college: every change, to the learner; one to those who read it by name. */
export const placementLetters: readonly LetterSample[] = [
  ...placementNews.map((news): LetterSample => ({
    reader: 'learner',
    template: 'PlacementNews',
    variant: news,
    subject: newsTitles[news],
    content: (
      <PlacementNews
        name={made.amina}
        title={newsTitles[news]}
        lines={newsWords(news, { ...about, learner: null, reason: null })}
        times={news === 'planned' ? ['Tuesday 1pm to 4pm'] : []}
        link={link}
      />
    ),
  })),
  {
    reader: 'school',
    template: 'PlacementNews',
    variant: 'to the tutor',
    subject: newsTitles.started,
    content: (
      <PlacementNews
        name={made.tutor}
        title={newsTitles.started}
        lines={newsWords('started', { ...about, learner: 'Amina Yusuf', reason: null })}
        times={[]}
        link={link}
      />
    ),
  },
]
