import { render } from '@react-email/render'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import GapAsked from '#emails/GapAsked'
import NoticeToRead from '#emails/NoticeToRead'
import SurveyOpen from '#emails/SurveyOpen'

const link = 'https://onward.example/news'

const letters: [string, ReactElement, string[]][] = [
  [
    'a notice nobody should miss, to somebody at work',
    <NoticeToRead
      name="Mr Okafor"
      area="Marlshire"
      title="Reviews in March"
      since="4 December 2026"
      link={link}
      choose={link}
    />,
    [
      'Marlshire has asked you to read a notice: “Reviews in March”. It has been there since 4 December 2026.',
      'We write to you about it only once.',
      'Choose your letters',
    ],
  ],
  [
    'something missing, to whoever looks after the courses of the provider that is asked',
    <GapAsked
      {...{ name: 'Mr Okafor', area: 'Marlshire', provider: 'Riverside College', link: link }}
      {...{ missing: 'Engineering, Level 2, homes in QX1', nextStep: 'Plan a second group', by: '1 March 2027' }}
    />,
    [
      'Marlshire asks for your help. Young people want something that is missing or too small:',
      'Engineering, Level 2, homes in QX1',
      'The area would like Riverside College to do this by 1 March 2027:',
      'Plan a second group',
      'say if you can help. If you cannot, please say why.',
      'Read and answer',
    ],
  ],
  [
    'a survey, to a learner',
    <SurveyOpen name="Amina" area="Marlshire" title="Applying" link={link} choose={link} />,
    [
      'Marlshire asks you a few questions: “Applying”.',
      'Nobody can see what you answer: not your school, not a college and not us. You do not have to answer.',
      'We write to you about this only once. You can also turn such letters off',
    ],
  ],
]

test.each(letters)('%s', async (_, letter, words) => {
  const text = (await render(letter, { plainText: true })).replace(/\s+/g, ' ')
  for (const part of words) expect(text).toContain(part)
})
