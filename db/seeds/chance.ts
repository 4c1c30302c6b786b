/** A stream of chance that a seed decides: the same seed makes the same county, on every machine. */
export class Chance {
  private state: number

  constructor(private readonly seed: string) {
    this.state = hashOf(seed)
  }

  /** A stream of its own for one thing, so that a change elsewhere does not change it. */
  of(name: string): Chance {
    return new Chance(`${this.seed}/${name}`)
  }

  /** From 0 up to, and without, 1. */
  number(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.number() * (high - low + 1))
  }

  isTrue(share: number): boolean {
    return this.number() < share
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.whole(0, list.length - 1)]
    if (picked === undefined) throw new Error('Nothing can be picked from an empty list.')
    return picked
  }

  /** One of several, each as often as its weight says. */
  weighed<T>(weights: readonly (readonly [T, number])[]): T {
    let left = this.number() * weights.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of weights) {
      left -= weight
      if (left < 0) return value
    }
    return this.pick(weights)[0]
  }

  shuffled<T>(list: readonly T[]): T[] {
    const keyed = list.map((value) => ({ value, key: this.number() }))
    return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value)
  }

  some<T>(list: readonly T[], count: number): T[] {
    return this.shuffled(list).slice(0, count)
  }
}

/** FNV-1a over the letters of the seed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash
}
