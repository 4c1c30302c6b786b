import { Button, Text } from '@react-email/components'
import type { ReactNode } from 'react'

/** The one thing to do next. */
export function GoTo({ link, children }: { link: string; children: ReactNode }) {
  return (
    <Button href={link} style={{ backgroundColor: '#005a5b', color: '#ffffff', padding: '12px 20px', fontWeight: 700 }}>
      {children}
    </Button>
  )
}

/** A short list, one line each. */
export function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul style={{ margin: '8px 0', paddingLeft: '24px' }}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** Somebody's own words, set apart from ours. */
export function Quote({ children }: { children: ReactNode }) {
  return (
    <Text style={{ borderLeft: '4px solid #005a5b', paddingLeft: '12px', whiteSpace: 'pre-line' }}>{children}</Text>
  )
}

export type Remaining = 'nothing' | 'answers' | 'offers' | 'both'

/** What a learner still has after a bad answer: every letter with one goes on with these words. */
export function WhatRemains({ remaining }: { remaining: Remaining }) {
  return <Text>{whatRemains[remaining]}</Text>
}

const whatRemains: Record<Remaining, string> = {
  nothing: 'You can still apply for other courses. Many have places. Your school or your adviser can help you choose.',
  answers: 'You are still waiting for other answers. You can also add another course.',
  offers: 'You still have another offer. Look at it soon.',
  both: 'You still have another offer, and other answers are on their way.',
}
