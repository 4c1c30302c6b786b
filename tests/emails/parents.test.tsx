import { render } from '@react-email/render'
import { expect, test } from 'vitest'
import OfferMade from '#emails/OfferMade'
import OfferReplyCopied from '#emails/OfferReplyCopied'
import ParentInvitation from '#emails/ParentInvitation'
import ParentNews from '#emails/ParentNews'

const link = 'https://onward.example/parent'
const words = async (letter: React.ReactElement) => (await render(letter, { plainText: true })).replace(/\s+/g, ' ')

test('the invitation says what will be seen, that it is to read, and for how long it works', async () => {
  const text = await words(
    <ParentInvitation name="Samira" learner="Amina" code="7K3M-92QF-4TXW" link={link} days={14} />,
  )

  expect(text).toContain('Dear Samira')
  expect(text).toContain('interviews, offers, and the days to reply')
  expect(text).toContain('Only Amina can change things, and can stop sharing at any time.')
  expect(text).toContain('7K3M-92QF-4TXW')
  expect(text).toContain('once, for 14 days')
})

test.each([
  ['asked', 'Samira has asked Northgate School', 'They are not told your answer.'],
  ['invited', 'Northgate School has sent an invitation.', 'You can take it back'],
  ['linked', 'Samira has accepted the invitation.', 'You can end this at any time.'],
] as const)('the learner is told when an adult is %s', async (news, what, choice) => {
  const text = await words(<ParentNews name="Amina" adult="Samira" news={news} from="Northgate School" link={link} />)

  expect(text).toContain(what)
  expect(text).toContain(choice)
})

test('the copy of an offer speaks of the learner', async () => {
  const offer = { course: 'Engineering', provider: 'Riverside College', conditions: [], message: null, link }
  const text = await words(<OfferMade name="Samira" learner="Amina" {...offer} replyBy="2026-12-18" />)

  expect(text).toContain('has offered Amina a place on Engineering')
  expect(text).toContain('Amina has until 18 December 2026 to reply.')
})

test.each([
  [false, 'Amina has accepted the offer of Riverside College for Engineering.'],
  [true, 'Amina keeps the offer of Riverside College for Engineering as a backup.'],
])('the copy of a reply, as a backup: %s', async (isBackup, sentence) => {
  const about = { learner: 'Amina', course: 'Engineering', provider: 'Riverside College', link }

  expect(await words(<OfferReplyCopied name="Samira" {...about} isBackup={isBackup} />)).toContain(sentence)
})
