import { csvLine, type Cell } from './csv'

/** Rows at a time that go out as one piece: few enough to begin at once, enough not to be many small pieces. */
const ROWS_IN_A_PIECE = 200

/** A sheet (CSV) that is written while it is read: never more of it in memory than the piece that goes out. */
export function streamedSheet(headings: readonly string[], rows: AsyncIterable<Cell[]>, fileName: string): Response {
  return streamedFile(piecesOf(headings, rows), 'text/csv; charset=utf-8', fileName)
}

/** A file that is written while it is read, whatever its kind. */
export function streamedFile(pieces: AsyncGenerator<string, void, void>, type: string, fileName: string): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const next = await pieces.next()
      if (next.done === true) stream.close()
      else stream.enqueue(encoder.encode(next.value))
    },
    // Whoever goes away in the middle lets go of the question behind it.
    cancel: async () => void (await pieces.return(undefined)),
  })
  return new Response(body, {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${fileName}"` },
  })
}

async function* piecesOf(headings: readonly string[], rows: AsyncIterable<Cell[]>): AsyncGenerator<string, void, void> {
  let piece = csvLine([...headings], { isForPeople: true })
  let held = 0
  for await (const row of rows) {
    piece += csvLine(row, { isForPeople: true })
    held += 1
    if (held < ROWS_IN_A_PIECE) continue
    yield piece
    piece = ''
    held = 0
  }
  yield piece
}
