import { Body, Container, Head, Heading, Hr, Html, Preview, Section, Text } from '@react-email/components'
import type { ReactNode } from 'react'

/** The paper every letter is written on: one heading, plain words, and who to ask. */
export default function Layout({ title, preview, children }: { title: string; preview?: string; children: ReactNode }) {
  return (
    <Html lang="en">
      <Head />
      <Preview>{preview ?? title}</Preview>
      <Body
        style={{
          backgroundColor: '#ffffff',
          color: '#0b0c0c',
          fontFamily: 'system-ui, -apple-system, "Segoe UI", Arial, sans-serif',
        }}
      >
        <Container style={{ maxWidth: '600px', padding: '16px' }}>
          <Text style={{ fontSize: '20px', fontWeight: 700, color: '#005a5b', margin: '0 0 16px' }}>Onward</Text>
          <Heading as="h1" style={{ fontSize: '24px', lineHeight: '30px', margin: '0 0 16px' }}>
            {title}
          </Heading>
          <Section style={{ fontSize: '16px', lineHeight: '25px' }}>{children}</Section>
          <Hr style={{ margin: '24px 0' }} />
          <Text style={{ fontSize: '14px', color: '#484949' }}>
            Onward is where young people find and apply to courses after Year 11. If this letter is not for you, please
            delete it.
          </Text>
        </Container>
      </Body>
    </Html>
  )
}
