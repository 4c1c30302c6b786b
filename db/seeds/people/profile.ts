import type { Answers } from '~/domain/applications/section'
import type { PredictedGrade } from '~/domain/plans/grade'
import type { PupilPlan } from './pupils'

/** What a learner writes in each section of the form, by the section's name in its address. */
export function answersOf(pupil: PupilPlan): Record<string, Answers> {
  const { interest, parent } = pupil
  const chance = pupil.chance.of('profile')
  return {
    'about-you': { givenNames: pupil.givenNames, familyName: pupil.familyName, bornOn: pupil.bornOn },
    contact: {
      email: pupil.email,
      phone: pupil.phone,
      address: `${pupil.street}\n${pupil.town}`,
      postcode: pupil.postcode,
    },
    people: {
      schoolName: pupil.school.name,
      parentName: parent.name,
      parentContact: parent.phone,
      supporter: chance.isTrue(0.15) ? 'My mentor at school. The school office can reach her.' : '',
    },
    experience: {
      experience: chance.some(interest.done, 2).join('. ') + '.',
      interests: chance.some(interest.likes, 2).join('. ') + '.',
      careerAims: chance.isTrue(0.8) ? interest.aim : '',
    },
    statement: { statement: statementOf(pupil) },
    'interview-needs': {
      accessNeeds:
        pupil.sen === 'N'
          ? ''
          : chance.pick(['I would like somebody with me.', 'Please give me the questions on paper too.', '']),
      unavailable: chance.isTrue(0.2) ? 'Tuesdays after three o’clock' : '',
      supportNeeds: supportOf(pupil),
    },
    'fair-chances': chance.isTrue(0.6)
      ? { ethnicGroup: groups[pupil.ethnicity] ?? 'not-said', disability: pupil.sen === 'E' ? 'yes' : 'no' }
      : {},
  }
}

/** What a learner writes before the form is done: a beginning. */
export function firstWordsOf(pupil: PupilPlan): Record<string, Answers> {
  return { experience: { experience: `${pupil.interest.done[0] ?? ''}.`, interests: '', careerAims: '' } }
}

function statementOf({ interest, chance }: PupilPlan): string {
  const own = chance.of('statement')
  const opening = own.pick([
    'I have wanted to do this for a long time.',
    'I found out what I like by trying it.',
    'My teachers told me to look at this, and they were right.',
  ])
  const done = `${own.pick(interest.done)}: that taught me to be on time and to ask when I do not know.`
  const close = own.pick([
    'I am ready to work hard for it.',
    'I hope to meet you and see the place.',
    'I think I would be good at it, and good to have in a group.',
  ])
  return [`${opening} ${interest.why}`, `${done} ${interest.aim}`, close].join('\n\n')
}

function supportOf({ sen, chance }: PupilPlan): string {
  if (sen === 'E')
    return chance
      .of('support')
      .pick([
        'I have an EHC plan. I need small groups and clear steps.',
        'I have an EHC plan for my hearing. Please face me when you speak.',
      ])
  if (sen === 'K')
    return chance
      .of('support')
      .pick(['I am dyslexic. Extra time and a laptop help me.', 'I have ADHD. Short tasks help me.', ''])
  return ''
}

const groups: Record<string, string> = {
  WBRI: 'white',
  WOTH: 'white',
  APKN: 'asian',
  AIND: 'asian',
  CHNE: 'asian',
  BAFR: 'black',
  BCRB: 'black',
  MWBC: 'mixed',
}

const commonSubjects = [
  'History',
  'Geography',
  'French',
  'Spanish',
  'Religious studies',
  'Physical education',
  'Art and design',
  'Computer science',
  'Business',
]

/** What a learner expects in the summer, subject by subject. */
export function gradesOf({ ability, interest, chance }: PupilPlan): PredictedGrade[] {
  const own = chance.of('grades')
  const near = () =>
    Math.min(
      9,
      Math.max(
        1,
        ability +
          own.weighed([
            [-1, 25],
            [0, 50],
            [1, 25],
          ] as const),
      ),
    )
  const gcse = (subject: string): PredictedGrade => ({ subject, qualification: 'GCSE (9 to 1)', grade: String(near()) })
  const science = near()
  const others = [...new Set([...interest.subjects, ...own.some(commonSubjects, 3)])].slice(0, 4)
  return [
    gcse('English language'),
    gcse('English literature'),
    gcse('Mathematics'),
    {
      subject: 'Science',
      qualification: 'GCSE combined science',
      grade: `${science}-${own.isTrue(0.5) && science > 1 ? science - 1 : science}`,
    },
    ...others.map(gcse),
  ]
}
