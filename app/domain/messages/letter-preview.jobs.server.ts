import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { onPaper } from '~/kit/mail.server'
import { attendanceLetters } from './attendance-letters.jobs.server'
import { changedOfferLetters } from './changed-offer-letters.jobs.server'
import { endingLetters } from './ending-letters.jobs.server'
import { interviewLetters } from './interview-letters.jobs.server'
import { learnerLetters } from './learner-letters.jobs.server'
import type { LetterSample } from './letter-sample'
import { panelLetters } from './panel-letters.jobs.server'
import { parentLetters } from './parent-letters.jobs.server'
import { placementLetters } from './placement-letters.jobs.server'
import { questionLetters } from './question-letters.jobs.server'
import { readerWords } from './letter-sample.words'
import { staffLetters } from './staff-letters.jobs.server'
import { trackingLetters } from './tracking-letters.jobs.server'

/** Every letter there is, with a sample of each: whoever writes a new one adds it. */
export const letterSamples: readonly LetterSample[] = [
  ...learnerLetters,
  ...interviewLetters,
  ...endingLetters,
  ...questionLetters,
  ...changedOfferLetters,
  ...parentLetters,
  ...staffLetters,
  ...attendanceLetters,
  ...placementLetters,
  ...panelLetters,
  ...trackingLetters,
]

/** The list of all letters, by whom they go to. */
export function letterTemplates(ctx: Context) {
  mustBeAllowed(ctx, 'letters.preview', {})
  const byTemplate = Map.groupBy(letterSamples, ({ template }) => template)
  return [...byTemplate].map(([template, samples]) => ({
    template,
    subject: samples[0]?.subject ?? template,
    readers: [...new Set(samples.map(({ reader }) => readerWords[reader]))].join(', '),
    variants: samples.length,
  }))
}

/** One letter as it looks, in each of its variants. */
export async function previewLetter(ctx: Context, template: string) {
  mustBeAllowed(ctx, 'letters.preview', {})
  const samples = letterSamples.filter((sample) => sample.template === template)
  const [first] = samples
  if (!first) throw new NotFound('letter')
  const variants = []
  for (const { variant, reader, subject, content } of samples) {
    const { body } = await onPaper(content)
    variants.push({ title: variant ?? `To ${readerWords[reader].toLowerCase()}`, subject, lines: linesOf(body) })
  }
  return { subject: first.subject, variants }
}

/** The lines of a letter; a link's own address says nothing in a sample. */
function linesOf(body: string): string[] {
  return body
    .replace(/[ \t]*\bhttps:\/\/onward\.example\/?/g, '')
    .replace(/-{5,}/g, '\n\n')
    .split(/\n{2,}|\n(?= \* )/)
    .map((line) => line.trim().replace(/^\* /, '• '))
    .filter((line) => line !== '')
}
