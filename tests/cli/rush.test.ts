import { describe, expect, test, vi } from 'vitest'
import { Rush, UnderWay } from '~/cli/rush.server'

const times = (count: number, work: () => void) => Array.from({ length: count }, work)

describe('a web process', () => {
  test('says once that very much is under way, and once that it is little again', () => {
    const tell = vi.fn()
    const underWay = new UnderWay(tell)

    times(23, () => underWay.begin())
    expect(tell).not.toHaveBeenCalled()
    times(40, () => underWay.begin())
    expect(tell.mock.calls).toEqual([[true]])
    times(54, () => underWay.end())
    expect(tell.mock.calls).toEqual([[true]])
    times(9, () => underWay.end())

    expect(tell.mock.calls).toEqual([[true], [false]])
  })

  test('says so again when it happens again', () => {
    const tell = vi.fn()
    const underWay = new UnderWay(tell)

    times(2, () => {
      times(30, () => underWay.begin())
      times(30, () => underWay.end())
    })

    expect(tell.mock.calls).toEqual([[true], [false], [true], [false]])
  })
})

describe('jobs', () => {
  function aRush() {
    let now = 0
    return { rush: new Rush(() => now), pass: (ms: number) => (now += ms) }
  }

  test('go on at once where nothing much is asked', async () => {
    await expect(aRush().rush.over()).resolves.toBeUndefined()
  })

  test('are held back while one web process has very much under way', () => {
    const { rush } = aRush()

    rush.hear(1, true)
    rush.hear(2, true)
    rush.hear(1, false)
    expect(rush.holdsBack).toBe(true)
    rush.hear(2, false)

    expect(rush.holdsBack).toBe(false)
  })

  test('go on after four seconds, however busy it stays', () => {
    const { rush, pass } = aRush()

    rush.hear(1, true)
    pass(3999)
    rush.hear(2, true)
    expect(rush.holdsBack).toBe(true)
    pass(1)

    expect(rush.holdsBack).toBe(false)
  })

  test('do not wait anew where one rush follows close upon another', () => {
    const { rush, pass } = aRush()

    rush.hear(1, true)
    pass(5000)
    rush.hear(1, false)
    pass(3999)
    rush.hear(2, true)
    expect(rush.holdsBack).toBe(false)
    rush.hear(2, false)
    pass(4000)
    rush.hear(1, true)

    expect(rush.holdsBack).toBe(true)
  })

  test('that wait go on when it is over', async () => {
    const rush = new Rush()
    rush.hear(1, true)
    let isOver = false
    const waiting = rush.over().then(() => (isOver = true))

    await Promise.resolve()
    expect(isOver).toBe(false)
    rush.hear(1, false)
    await waiting

    expect(isOver).toBe(true)
  })
})
