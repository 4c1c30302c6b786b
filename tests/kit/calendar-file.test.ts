import fc from 'fast-check'
import ICAL from 'ical.js'
import { convertIcsCalendar } from 'ts-ics'
import { describe, expect, test } from 'vitest'
import { calendarFile, type CalendarEntry } from '~/kit/calendar-file.server'

const entry: CalendarEntry = {
  uid: '8c2f-interview@onward.example',
  sequence: 0,
  startsAt: new Date('2027-03-27T09:30:00Z'),
  title: 'Interview at Hallow College',
  place: 'Room 12, Hallow College',
  link: 'https://onward.example/learner/choices/1',
  writtenAt: new Date('2027-03-01T12:00:00Z'),
  isCancelled: false,
}

describe('a calendar file', () => {
  test('is read alike by two programs that do not know one another', () => {
    fc.assert(
      fc.property(anEntry(), (any) => {
        const text = calendarFile(any)
        const [one, other] = [readByOne(text), readByOther(text)]

        expect(one).toEqual(other)
        expect(one).toEqual({
          uid: any.uid,
          title: any.title,
          place: any.place,
          at: any.startsAt.getTime(),
          sequence: any.sequence,
        })
      }),
      { numRuns: 200 },
    )
  })

  test.each(['2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z', '2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'])(
    'says the right moment on the day the clocks change: %s',
    (moment) => {
      const text = calendarFile({ ...entry, startsAt: new Date(moment) })

      expect([readByOne(text).at, readByOther(text).at]).toEqual([Date.parse(moment), Date.parse(moment)])
    },
  )

  test('has lines no program cuts: at most 75 bytes, each ended as the standard says', () => {
    const text = calendarFile({ ...entry, place: 'Café Zoë, '.repeat(30).trim() })
    const lines = text.split('\r\n')

    expect(text).not.toMatch(/[^\r]\n/)
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  test('moves the entry when it is sent again, and takes it away when it is cancelled', () => {
    const between = { from: 'onward@onward.example', to: 'amira@demo.example' }
    const first = calendarFile(entry, between)
    const moved = calendarFile({ ...entry, sequence: 1, startsAt: new Date('2027-03-29T09:30:00Z') }, between)
    const gone = calendarFile({ ...entry, sequence: 2, isCancelled: true }, between)

    expect([first, moved, gone].map((text) => readByOne(text).uid)).toEqual([entry.uid, entry.uid, entry.uid])
    expect([first, moved, gone].map((text) => readByOne(text).sequence)).toEqual([0, 1, 2])
    expect([first, moved].map(methodIn)).toEqual(['REQUEST', 'REQUEST'])
    expect(methodIn(gone)).toBe('CANCEL')
    expect(gone).toContain('STATUS:CANCELLED')
    expect(methodIn(calendarFile(entry))).toBe('PUBLISH')
  })
})

function anEntry() {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
    .map((any) => any.replace(/[\p{Cc}\s]+/gu, ' ').trim() || 'x')
  return fc.record({
    uid: fc.uuid(),
    sequence: fc.nat(50),
    startsAt: fc
      .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000)),
    title: text,
    place: text,
    link: fc.constant(entry.link),
    writtenAt: fc.constant(entry.writtenAt),
    isCancelled: fc.constant(false),
  })
}

function readByOne(text: string) {
  const component = new ICAL.Component(ICAL.parse(text))
  const vevent = component.getFirstSubcomponent('vevent')
  if (!vevent) throw new Error('There is no event in it.')
  const event = new ICAL.Event(vevent)
  return {
    uid: event.uid,
    title: event.summary,
    place: event.location,
    at: event.startDate.toJSDate().getTime(),
    sequence: event.sequence,
  }
}

function readByOther(text: string) {
  const event = convertIcsCalendar(undefined, text).events?.[0]
  if (!event) throw new Error('There is no event in it.')
  return {
    uid: event.uid,
    title: event.summary,
    place: event.location,
    at: event.start.date.getTime(),
    sequence: event.sequence ?? 0,
  }
}

function methodIn(text: string) {
  return /^METHOD:(\w+)/m.exec(text)?.[1]
}
