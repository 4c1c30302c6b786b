import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AcceptancePolicy } from '~/domain/areas/setting'
import { choiceStates, is, openOffers, type ChoiceState } from '~/domain/applications/choice.states'
import { moveChoice } from '~/domain/applications/choice'
import { consequencesOf, refuseReply, type Held, type ReplyKind } from '~/domain/offers/reply'
import { replyByDate } from '~/domain/offers/offer'

const held = (states: ChoiceState[]): Held[] => states.map((state, at) => ({ id: String(at), state }))
const eventsFor = (kind: ReplyKind, policy: AcceptancePolicy, states: ChoiceState[], backups = 1) =>
  consequencesOf(kind, { acceptancePolicy: policy, backups }, held(states)).map(
    ({ id, event }) => `${states[Number(id)]}: ${event}`,
  )

describe('what saying yes does to the others', () => {
  test('with one place only, offers are declined and the rest is withdrawn; drafts and endings stay', () => {
    const others: ChoiceState[] = [
      'draft',
      'submitted',
      'interviewing',
      'overdue',
      'waiting_list',
      'offer',
      'accepted_conditional',
      'rejected',
      'enrolled',
    ]

    expect(eventsFor('firm', 'single', others)).toEqual([
      'submitted: withdraw',
      'interviewing: withdraw',
      'overdue: withdraw',
      'waiting_list: withdraw',
      'offer: decline',
      'accepted_conditional: withdraw',
    ])
  })

  test('with a backup still free, other offers stay open', () => {
    expect(eventsFor('firm', 'firm-and-backup', ['offer', 'submitted'])).toEqual([])
  })

  test('with firm and backup both held, other offers are declined and answers may still come', () => {
    expect(eventsFor('firm', 'firm-and-backup', ['accepted_backup', 'offer', 'submitted'])).toEqual(['offer: decline'])
    expect(eventsFor('backup', 'firm-and-backup', ['accepted_conditional', 'offer', 'waiting_list'])).toEqual([
      'offer: decline',
    ])
  })

  test('a firm place that is swapped is given up', () => {
    expect(eventsFor('firm', 'firm-and-backup', ['accepted_conditional'])).toEqual(['accepted_conditional: withdraw'])
    expect(eventsFor('firm', 'firm-and-backup', ['place_confirmed'])).toEqual(['place_confirmed: withdraw'])
  })

  test('where all stays open until the place is confirmed, nothing ends', () => {
    expect(eventsFor('firm', 'open-until-confirmation', [...choiceStates])).toEqual([])
  })
})

describe('a reply is refused', () => {
  const area = (acceptancePolicy: AcceptancePolicy, backups = 1) => ({ acceptancePolicy, backups })

  test.each([
    ['backup', area('single'), [], 'no-backups'],
    ['backup', area('open-until-confirmation'), [], 'no-backups'],
    ['backup', area('firm-and-backup', 0), [], 'no-backups'],
    ['backup', area('firm-and-backup'), ['accepted_backup'], 'backup-taken'],
    ['firm', area('firm-and-backup'), ['accepted_conditional'], 'holds-firm'],
    ['firm', area('single'), ['place_confirmed'], 'holds-firm'],
  ] as const)('%s under %o beside %o: %s', (kind, settings, states, code) => {
    const others = held([...states])

    expect(() => refuseReply(kind, settings, others, { isSwapConfirmed: false })).toThrow(
      expect.objectContaining({ code }),
    )
  })

  test('but not when the swap is confirmed, nor where many may be held', () => {
    const others = held(['accepted_conditional'])

    expect(() => refuseReply('firm', area('firm-and-backup'), others, { isSwapConfirmed: true })).not.toThrow()
    expect(() => refuseReply('firm', area('open-until-confirmation'), others, { isSwapConfirmed: false })).not.toThrow()
    expect(() =>
      refuseReply('backup', area('firm-and-backup', 2), held(['accepted_backup']), { isSwapConfirmed: false }),
    ).not.toThrow()
  })
})

describe('whatever is replied, in whatever order', () => {
  const reply = fc.record({
    at: fc.nat(4),
    kind: fc.constantFrom<ReplyKind>('firm', 'backup'),
    isSwapConfirmed: fc.boolean(),
  })

  test.each(['single', 'firm-and-backup'] as const)(
    'under %s there is at most one firm place and one backup',
    (acceptancePolicy) => {
      const start = fc.array(fc.constantFrom<ChoiceState>('offer', 'submitted', 'waiting_list', 'overdue'), {
        minLength: 5,
        maxLength: 5,
      })
      const settings = { acceptancePolicy, backups: 1 }

      fc.assert(
        fc.property(start, fc.array(reply, { maxLength: 12 }), (states, replies) => {
          const now = [...states]
          for (const { at, kind, isSwapConfirmed } of replies) {
            const choice = now[at]
            if (!choice || !openOffers.includes(choice)) continue
            const others = now.map((state, id) => ({ id: String(id), state })).filter(({ id }) => id !== String(at))
            if (throws(() => refuseReply(kind, settings, others, { isSwapConfirmed }))) continue
            now[at] = moveChoice(choice, kind === 'firm' ? 'accept' : 'keepAsBackup', 'learner')
            for (const { id, event } of consequencesOf(kind, settings, others)) {
              now[Number(id)] = moveChoice(now[Number(id)] ?? 'draft', event, 'learner')
            }
            expect(now.filter((state) => is(state, 'holdsFirm')).length).toBeLessThanOrEqual(1)
            expect(now.filter((state) => is(state, 'holdsBackup')).length).toBeLessThanOrEqual(
              acceptancePolicy === 'single' ? 0 : 1,
            )
          }
        }),
      )
    },
  )
})

describe('the last day to reply', () => {
  const clock = {
    isAnswerPending: false,
    today: '2026-11-20',
    areaDate: '2027-05-31',
    replyDays: 10,
    shortestDays: 5,
    closures: [],
  }

  test.each([
    ['ten working days once every answer is in', clock, '2026-12-04'],
    ['the area’s day while one is awaited', { ...clock, isAnswerPending: true }, '2027-05-31'],
    ['the area’s day where it comes first', { ...clock, today: '2027-05-20' }, '2027-05-31'],
    ['not the area’s day when it leaves too few days', { ...clock, today: '2027-05-27' }, '2027-06-10'],
    [
      'open, after the area’s day, while one is awaited',
      { ...clock, today: '2027-06-10', isAnswerPending: true },
      null,
    ],
    ['open where the area has no day', { ...clock, areaDate: undefined, isAnswerPending: true }, null],
    [
      'out of a closure',
      { ...clock, today: '2027-05-20', closures: [{ startsOn: '2027-05-31', endsOn: '2027-06-01' }] },
      '2027-06-02',
    ],
  ])('is %s', (_, given, expected) => {
    expect(replyByDate(given)).toBe(expected)
  })
})

function throws(work: () => void) {
  try {
    work()
    return false
  } catch {
    return true
  }
}
