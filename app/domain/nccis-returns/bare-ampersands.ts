import type { Findings } from '~/kit/intake-report'

const whole = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos);)/gi
/** What may still become an entity with the next piece. */
const perhaps = /&[#\w]{0,8}$/

/**
 * Older systems write “Marks & Co” with a bare ampersand, which no XML may hold. What can only be meant as an ampersand is read as
 * one, and said.
 */
export async function* mended(pieces: AsyncIterable<string>, findings: Findings): AsyncGenerator<string> {
  let waiting = ''
  let mends = 0
  const mend = (text: string) =>
    text.replace(whole, () => {
      mends += 1
      return '&amp;'
    })
  for await (const piece of pieces) {
    const text = waiting + piece
    waiting = perhaps.exec(text)?.[0] ?? ''
    yield mend(text.slice(0, text.length - waiting.length))
  }
  if (waiting !== '') yield mend(waiting)
  if (mends === 0) return
  const sentence = `The file has ${mends} ${mends === 1 ? 'ampersand' : 'ampersands'} written as & and not as &amp;. They were read as ampersands. Tell the supplier of the system that wrote it.`
  findings.add({ severity: 'warning', code: 'bare-ampersand', sentence })
}
