import { render } from '@react-email/render'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import ActivitySurvey from '#emails/ActivitySurvey'
import DisputeDecided from '#emails/DisputeDecided'
import AttendanceAlert from '#emails/AttendanceAlert'
import InterventionsToLookAt from '#emails/InterventionsToLookAt'
import BackupPromoted from '#emails/BackupPromoted'
import ConditionsDecided from '#emails/ConditionsDecided'
import ConditionsMissed from '#emails/ConditionsMissed'
import Enrolled from '#emails/Enrolled'
import EnrolmentTime from '#emails/EnrolmentTime'
import EnrolmentUndone from '#emails/EnrolmentUndone'
import InterviewAnswered from '#emails/InterviewAnswered'
import InterviewCancelled from '#emails/InterviewCancelled'
import InterviewTomorrow from '#emails/InterviewTomorrow'
import InterviewInvitation from '#emails/InterviewInvitation'
import ManyLookedAt from '#emails/ManyLookedAt'
import NotArrived from '#emails/NotArrived'
import NotSeenYet from '#emails/NotSeenYet'
import NotThere from '#emails/NotThere'
import PlaceConfirmed from '#emails/PlaceConfirmed'
import RegistersToTake from '#emails/RegistersToTake'
import TokenEnds from '#emails/TokenEnds'
import WaitingListJoined from '#emails/WaitingListJoined'

const about = {
  name: 'Amina',
  course: 'Engineering',
  provider: 'Riverside College',
  link: 'https://onward.example/learner',
}
const interview = {
  ...about,
  when: '4 December 2026 at 2:15pm',
  place: 'Room 12',
  message: 'Bring your sketchbook.',
  learner: null,
}

const manyLookedAt = {
  ...{ ...about, name: 'Ms Rossi', viewer: 'Mr Okafor', from: 'Admissions officer, Riverside College' },
  ...{ when: '4 December 2026 at 2:15pm', tried: 121, shown: 120 },
}

const notThere = {
  ...{ name: 'Samira', course: 'Engineering', host: 'Riverside College', link: about.link },
  when: '9:15am on Friday 20 November 2026',
}

const letters: [string, ReactElement, string[]][] = [
  [
    'an interview, to the learner',
    <InterviewInvitation {...interview} isMoved={false} />,
    [
      'would like to see you about Engineering',
      'When: 4 December 2026 at 2:15pm',
      'Where: Room 12',
      'Bring your sketchbook.',
      'If you cannot come',
    ],
  ],
  [
    'a moved interview, to a parent',
    <InterviewInvitation {...interview} learner="Amina" isMoved />,
    ['has moved Amina’s interview for Engineering'],
  ],
  [
    'a cancelled interview',
    <InterviewCancelled {...interview} by="provider" why="Nobody can be there to see you on that day." />,
    ['has cancelled your interview', 'Nobody can be there', 'This is not an answer.'],
  ],
  [
    'an interview that the learner called off, to a parent',
    <InterviewCancelled {...interview} learner="Amina" by="learner" why={null} />,
    ['Amina has cancelled the interview', 'This is not an answer.'],
  ],
  [
    'an interview that is not needed any more',
    <InterviewCancelled {...interview} by="nobody" why={null} />,
    ['does not need to see you about Engineering on 4 December 2026 at 2:15pm any more.'],
  ],
  [
    'an interview of the next day',
    <InterviewTomorrow {...interview} />,
    ['sees you tomorrow about Engineering', 'Where: Room 12', 'If you cannot come, tell them now.'],
  ],
  [
    'what a learner said to an interview',
    <InterviewAnswered {...interview} reference="AB12-CD34" isOff />,
    ['with the reference AB12-CD34 called off the interview for Engineering'],
  ],
  [
    'a waiting list',
    <WaitingListJoined {...about} position={3} size={12} expiresOn="2027-01-20" />,
    ['You are number 3 on the waiting list', 'The list ends on 20 January 2027'],
  ],
  [
    'conditions that were decided',
    <ConditionsDecided {...about} conditions={[{ text: 'Mathematics: grade 5 or better', status: 'Met' }]} />,
    ['Met: Mathematics: grade 5 or better'],
  ],
  [
    'conditions that were missed, with nothing left',
    <ConditionsMissed {...about} learner="Amina Yusuf" why="You did not get a grade." remaining="nothing" />,
    ['cannot keep the place on Engineering for Amina Yusuf', 'You did not get a grade.', 'This is not the end.'],
  ],
  [
    'a confirmed place',
    <PlaceConfirmed {...about} learner="Amina Yusuf" startsOn="2027-09-06" />,
    ['confirmed a place on Engineering for Amina Yusuf', 'The course starts on 6 September 2027.'],
  ],
  [
    'a confirmed place without a day',
    <PlaceConfirmed {...about} learner="Amina Yusuf" startsOn={null} />,
    ['will say when the course starts'],
  ],
  [
    'a time to enrol',
    <EnrolmentTime {...about} when="26 August 2027 at 9:30am" place="Main hall" isMoved={false} />,
    [
      'You enrol at Riverside College for Engineering on 26 August 2027 at 9:30am.',
      'Where: Main hall',
      'proof of who you are',
    ],
  ],
  [
    'a question after somebody not seen, to the learner',
    <NotSeenYet {...about} learner={null} startsOn="6 September 2027" />,
    [
      'has not said yet that you have started',
      'Engineering at Riverside College began on 6 September 2027.',
      'It is not too late.',
    ],
  ],
  [
    'the same to the tutor of somebody not seen',
    <NotSeenYet {...about} learner="Amina Yusuf" startsOn="6 September 2027" />,
    ['has not said yet that Amina Yusuf has started', 'Please help them to get in touch'],
  ],
  [
    'a token that ends, to those who look after it',
    <TokenEnds name="Mr Okafor" program="Admissions system" endsOn="4 December 2026" link={about.link} />,
    [
      'The token that “Admissions system” uses to reach Onward holds until 4 December 2026.',
      'After that day its calls are refused.',
      'Then take the old one back.',
    ],
  ],
  [
    'many records opened, to whoever manages the people',
    <ManyLookedAt {...manyLookedAt} mayEnd />,
    [
      'Mr Okafor (Admissions officer, Riverside College) tried to open the records of 121 learners within ten minutes.',
      'This was on 4 December 2026 at 2:15pm.',
      'We showed 120 of them. Then we stopped the account.',
      'open your staff page and end what Mr Okafor can do',
      'Open your staff page',
    ],
  ],
  [
    'the same to somebody who cannot end it',
    <ManyLookedAt {...manyLookedAt} mayEnd={false} />,
    ['ask the support team of Onward to close the account', 'Open Onward'],
  ],
  [
    'a learner who is missing, to the school',
    <NotThere {...notThere} reader="school" learner="Amina Yusuf" />,
    [
      'Amina Yusuf was not at Engineering, Riverside College. The lesson began at 9:15am on Friday 20 November 2026.',
      'Please find out where Amina Yusuf is.',
      'See what the host marked',
    ],
  ],
  [
    'a learner who is missing, to a parent',
    <NotThere {...notThere} reader="parent" learner="Amina" />,
    ['Nobody has told us why.', 'Please call the school now if you do not know where Amina is.'],
  ],
  [
    'registers that nobody has taken, of the week',
    <RegistersToTake name="Mr Okafor" all={12} lines={['Workshop, Engineering']} isWeekly link={about.link} />,
    ['12 registers are not taken from the last two weeks', 'Workshop, Engineering', 'These are the newest.'],
  ],
  [
    'a pattern of absence, to the tutor',
    <AttendanceAlert {...about} name="Mr Okafor" learner="Amina Yusuf" lines={['Missed the last 3 sessions']} />,
    ['The registers of Riverside College say of Amina Yusuf:', 'Missed the last 3 sessions', 'We do not write again'],
  ],
  [
    'a pattern of absence, to the host',
    <AttendanceAlert {...about} name="Mr Okafor" learner={null} lines={['2 learners are new on your list']} />,
    ['The registers of Riverside College show a pattern:', '2 learners are new on your list'],
  ],
  [
    'what a leaver does now',
    <ActivitySurvey
      {...{ givenNames: 'Amina', area: 'Northbridge', referenceOn: '2026-11-01', closesOn: '2027-01-31' }}
      {...{ code: '7K3M-92QF-4TXW', isReminder: false, link: about.link }}
    />,
    [
      'We ask about 1 November 2026',
      'Your code is 7K3M-92QF-4TXW',
      'You need no password',
      'works until 31 January 2027',
    ],
  ],
  [
    'the same once more',
    <ActivitySurvey
      {...{ givenNames: 'Amina', area: 'Northbridge', referenceOn: '2026-11-01', closesOn: '2027-01-31' }}
      {...{ code: '7K3M-92QF-4TXW', isReminder: true, link: about.link }}
    />,
    ['We have not heard from you yet.'],
  ],
  [
    'what an adviser decided on the word of a school',
    <DisputeDecided name="Mr Okafor" isTaken link={about.link} />,
    ['What you told us counts now.', 'Names are not in this letter.'],
  ],
  [
    'what was begun for a learner, on its day',
    <InterventionsToLookAt name="Mr Okafor" lines={['Amina: Talk with the learner']} link={about.link} />,
    ['Today is the day to look again', 'Amina: Talk with the learner', 'Please say if it helped'],
  ],
  [
    'a mistake put right',
    <EnrolmentUndone {...about} />,
    ['had enrolled you on Engineering', 'That was a mistake', 'Your place is still yours'],
  ],
  ['a welcome', <Enrolled {...about} />, ['has enrolled you on Engineering', 'you can see your attendance']],
  [
    'an absence on the first day, to the learner',
    <NotArrived {...about} learner={null} why="We could not reach you." />,
    ['says that you have not started Engineering', 'We could not reach you.', 'An adviser will get in touch'],
  ],
  [
    'the same to the tutor',
    <NotArrived {...about} name="Mr Okafor" learner="Amina Yusuf" why="The learner could not be reached" />,
    ['says that Amina Yusuf has not started Engineering', 'Reason given: The learner could not be reached.'],
  ],
  [
    'a promoted backup, to the learner',
    <BackupPromoted {...about} reader="learner" reference="NB-1234" />,
    ['this one is now yours'],
  ],
  [
    'a backup that the learner has chosen',
    <BackupPromoted {...about} reader="learner" reference="NB-1234" isChosen />,
    ['You have made it your first place.'],
  ],
  [
    'the same to the provider, without a name',
    <BackupPromoted {...about} name="Mr Okafor" reader="provider" reference="NB-1234" />,
    ['reference number NB-1234', 'It is the firm place now'],
  ],
]

test.each(letters)('the letter about %s says what it must', async (_, letter, sentences) => {
  const text = (await render(letter, { plainText: true })).replace(/\s+/g, ' ')

  for (const sentence of sentences) expect(text).toContain(sentence)
  expect(text).toContain('https://onward.example/learner')
})
