import type { NewFinding } from '~/kit/intake-report'

type Row = { line: number; uln: string; outcome: string; code: string; here: string | null }

/** What is told of a row that was not simply taken. */
export function findingOf({ line, uln, outcome, code, here }: Row): NewFinding {
  const about = { line, item: uln, field: 'mark' }
  if (outcome === 'kept') {
    const sentence =
      'Somebody has changed this mark here since your last file, or gave it by hand. It stays as it is here. Change it in the register if the file is right.'
    return { ...about, severity: 'warning', code: 'changed-here', sentence, received: code, used: here }
  }
  if (outcome === 'twice') {
    const sentence = 'An earlier line of the file says otherwise of the same learner and session. The first one counts.'
    return { ...about, severity: 'error', code: 'twice', sentence, received: code }
  }
  const sentence = 'No register of yours begins at this time with a learner of this ULN on it.'
  return { ...about, field: 'uln', severity: 'error', code: 'not-on-register', sentence, received: uln }
}
