import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  canEnd,
  endKindFrom,
  endKinds,
  endMoves,
  programmeMachine,
  type ProgrammeMove,
  type ProgrammeState,
} from '~/domain/programme-ends/programme.states'
import { nextState } from '~/kit/machine'

const moves: ProgrammeMove[] = ['interrupt', 'resume', 'complete', 'transfer', 'withdraw', 'undo', 'undoToBreak']
type Ending = { kind: ProgrammeState; wasOnBreak: boolean; isUndone: boolean }
type Story = { state: ProgrammeState; endings: Ending[] }

// What the deeds do, without a database: an undo is the one that fits where the programme stood.
function play(story: Story, move: ProgrammeMove): Story {
  const live = story.endings.find(({ isUndone }) => !isUndone)
  const asked = move === 'undo' || move === 'undoToBreak' ? (live?.wasOnBreak ? 'undoToBreak' : 'undo') : move
  const state = nextState(programmeMachine, story.state, asked)
  if (live && endKindFrom(state) === null) {
    return { state, endings: story.endings.map((one) => (one === live ? { ...one, isUndone: true } : one)) }
  }
  if (endKindFrom(state) === null) return { ...story, state }
  return {
    state,
    endings: [...story.endings, { kind: state, wasOnBreak: story.state === 'interrupted', isUndone: false }],
  }
}

test('in ten thousand histories no programme is live and ended, none has two endings, and an undo restores', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 30 }), (history) => {
      let story: Story = { state: 'on-programme', endings: [] }
      for (const move of history) {
        const before = story
        try {
          story = play(story, move)
        } catch (error) {
          expect(error).toMatchObject({ code: 'not-from-here' })
          continue
        }
        const live = story.endings.filter(({ isUndone }) => !isUndone)
        expect(live.length).toBe(endKindFrom(story.state) === null ? 0 : 1)
        expect(live.every(({ kind }) => kind === story.state)).toBe(true)
        if (endKindFrom(story.state) !== null) {
          expect(play(story, 'undo').state).toBe(before.state)
        }
      }
    }),
    { numRuns: 10_000 },
  )
})

test('an ending leads where its kind says, and only from a programme that is live', () => {
  for (const kind of endKinds) {
    expect(programmeMachine['on-programme'][endMoves[kind].programme]).toBe(kind)
    expect(canEnd('on-programme', kind)).toBe(true)
    for (const other of endKinds) expect(canEnd(other, kind)).toBe(false)
    expect(canEnd(null, kind)).toBe(false)
  }
  expect(canEnd('interrupted', 'completed')).toBe(false)
})
