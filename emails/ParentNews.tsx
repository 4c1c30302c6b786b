import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type News = 'asked' | 'invited' | 'linked'
type Props = { name: string; adult: string; news: News; from: string | null; link: string }

/** Tells the learner at once of every adult who asks to read, is invited for them, or can read now. */
export default function ParentNews({ name, adult, news, from, link }: Props) {
  const { title, lines, next } = said(news, adult, from ?? 'Your school')
  return (
    <Layout title={title}>
      <Text>Dear {name},</Text>
      {lines.map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      <GoTo link={link}>{next}</GoTo>
    </Layout>
  )
}

function said(news: News, adult: string, from: string) {
  if (news === 'asked')
    return {
      title: 'Somebody would like to see your page',
      lines: [
        `${adult} has asked ${from} to see how your choices go.`,
        'You decide. You can say yes or no. They are not told your answer.',
      ],
      next: 'Say yes or no',
    }
  if (news === 'invited')
    return {
      title: `${from} has invited ${adult}`,
      lines: [
        `${adult} asked to see how your choices go. ${from} has sent an invitation.`,
        'You can take it back, or end it later, at any time.',
      ],
      next: 'See who can read your page',
    }
  return {
    title: `${adult} can see your page now`,
    lines: [
      `${adult} has accepted the invitation. They see your courses and how each one stands.`,
      'They do not see your form, your grades or what staff write. You can end this at any time.',
    ],
    next: 'See who can read your page',
  }
}
