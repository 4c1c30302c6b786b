import { afterEach, expect, test } from 'vitest'
import { closeLines, heard, hearing, liveLine } from '~/kit/live.server'

afterEach(() => closeLines())

const HOUR = 3_600_000
const later = () => Date.now() + HOUR

function watch(topic: string, { owner = 'Mr Okafor', since = later(), signal = new AbortController().signal } = {}) {
  const line = liveLine({ topic, owner, since, signal, isStillOpen: () => Promise.resolve(true) })
  return { line, reader: line.body?.getReader() }
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array> | undefined) {
  const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
  return done ? 'over' : new TextDecoder().decode(value)
}

test('a line says that its own topic has changed, and nothing of another one', async () => {
  hearing(true)
  const { line, reader } = watch('attendance:north')
  const other = watch('attendance:south')
  expect(line.headers.get('Content-Type')).toBe('text/event-stream')
  expect(line.headers.get('Cache-Control')).toBe('no-store, no-transform')
  expect(await next(reader)).toBe('retry: 2000\n\n')

  heard('attendance:north')
  heard('attendance:north')
  closeLines()

  expect([await next(reader), await next(reader), await next(reader)]).toEqual([
    'event: changed\ndata: 1\n\n',
    'event: changed\ndata: 1\n\n',
    'over',
  ])
  expect([await next(other.reader), await next(other.reader)]).toEqual(['retry: 2000\n\n', 'over'])
})

test('what has changed since the page was made is told at once', async () => {
  hearing(true)
  heard('attendance:north')

  const { reader } = watch('attendance:north', { since: Date.now() - 10 })

  expect([await next(reader), await next(reader)]).toEqual(['retry: 2000\n\n', 'event: changed\ndata: 1\n\n'])
})

test('when the database was lost and is there again everybody looks again', async () => {
  hearing(true)
  const { reader } = watch('attendance:north')
  await next(reader)

  hearing(false)
  hearing(true)

  expect(await next(reader)).toBe('event: changed\ndata: 1\n\n')
})

test('a line ends when its page is left', async () => {
  hearing(true)
  const leaving = new AbortController()
  const { reader } = watch('attendance:north', { signal: leaving.signal })
  await next(reader)

  leaving.abort()

  expect(await next(reader)).toBe('over')
})

test('one person has a handful of lines at most, and may have another when one has ended', () => {
  hearing(true)
  const open = Array.from({ length: 8 }, () => watch('attendance:north').line.status)

  const ninth = watch('attendance:north').line
  closeLines()
  const afterwards = watch('attendance:north').line

  expect([...new Set(open), ninth.status, afterwards.status]).toEqual([200, 429, 200])
})
