import type { Chance } from '#db/seeds/chance'
import { randomText, strangeTexts, type Mutation } from './mutations'
import { tableMutations } from './mutations-of-tables'
import { xmlMutations, type Bait } from './mutations-of-xml'
import type { Sample } from './samples'

export type Mutant = { name: string; content: Buffer }

/** A copy of a file with something done to it that a slip, a bad program or an enemy would do. The same chance makes the same copy. */
export function mutantOf({ name, content }: Sample, chance: Chance, bait: Bait): Mutant {
  const isXml = content.subarray(0, 200).includes('<')
  const own = isXml ? xmlMutations(bait) : tableMutations
  const chosen = chance.isTrue(0.75) ? [chance.pick(own)] : [chance.pick(byteMutations)]
  if (chance.isTrue(0.15)) chosen.push(chance.pick(byteMutations))
  const made = chosen.reduce((so, { make }) => make(so, chance), content)
  return { name: `${name}: ${chosen.map(({ what }) => what).join(', ')}`, content: made }
}

/** What may be done to any file, whatever is in it. */
const byteMutations: readonly Mutation[] = [
  { what: 'cut off anywhere', make: (content, chance) => content.subarray(0, chance.whole(1, content.length)) },
  {
    what: 'its beginning lost',
    make: (content, chance) => content.subarray(chance.whole(1, Math.min(400, content.length - 1))),
  },
  { what: 'bytes changed', make: (content, chance) => changed(content, chance, () => chance.whole(0, 255)) },
  {
    what: 'bits flipped',
    make: (content, chance) => changed(content, chance, (byte) => byte ^ (1 << chance.whole(0, 7))),
  },
  { what: 'NULs', make: (content, chance) => changed(content, chance, () => 0) },
  {
    what: 'control characters',
    make: (content, chance) => changed(content, chance, () => chance.pick([1, 7, 8, 11, 12, 27, 127])),
  },
  { what: 'a piece twice', make: (content, chance) => piece(content, chance, (part) => Buffer.concat([part, part])) },
  { what: 'a piece lost', make: (content, chance) => piece(content, chance, () => Buffer.alloc(0)) },
  {
    what: 'rubbish in the middle',
    make: (content, chance) => piece(content, chance, (part) => Buffer.concat([part, rubbish(chance)])),
  },
  {
    what: 'strange text in the middle',
    make: (content, chance) =>
      piece(content, chance, (part) => Buffer.concat([part, Buffer.from(chance.pick(strangeTexts))])),
  },
  {
    what: 'a long word in the middle',
    make: (content, chance) =>
      piece(content, chance, (part) =>
        Buffer.concat([part, Buffer.from(randomText(chance, chance.pick([600, 5_000, 40_000])))]),
      ),
  },
  { what: 'as UTF-16 with a mark', make: (content) => Buffer.from(`\uFEFF${content.toString('utf8')}`, 'utf16le') },
  { what: 'as UTF-16 without a mark', make: (content) => Buffer.from(content.toString('utf8'), 'utf16le') },
  {
    what: 'as UTF-16 the other way round',
    make: (content) => Buffer.from(`\uFEFF${content.toString('utf8')}`, 'utf16le').swap16(),
  },
  { what: 'as Latin-1', make: (content) => Buffer.from(content.toString('utf8'), 'latin1') },
  { what: 'as UTF-8 twice', make: (content) => Buffer.from(content.toString('latin1')) },
  { what: 'with a mark', make: (content) => Buffer.from(`\uFEFF${content.toString('utf8')}`) },
  { what: 'with two marks', make: (content) => Buffer.from(`\uFEFF\uFEFF${content.toString('utf8')}`) },
  { what: 'with the wrong mark', make: (content) => Buffer.concat([Buffer.from([0xff, 0xfe]), content]) },
  {
    what: 'with line ends of an old Macintosh',
    make: (content) => Buffer.from(content.toString('utf8').replace(/\r?\n/g, '\r')),
  },
  { what: 'two files in one', make: (content) => Buffer.concat([content, content]) },
]

function changed(content: Buffer, chance: Chance, next: (byte: number) => number): Buffer {
  const copy = Buffer.from(content)
  const times = chance.pick([1, 1, 3, 20])
  for (let time = 0; time < times; time += 1) {
    const at = chance.whole(0, copy.length - 1)
    copy[at] = next(copy[at] ?? 0)
  }
  return copy
}

function piece(content: Buffer, chance: Chance, next: (part: Buffer) => Buffer): Buffer {
  const from = chance.whole(0, content.length - 1)
  const to = Math.min(content.length, from + chance.pick([1, 10, 200, 2000]))
  return Buffer.concat([content.subarray(0, from), next(content.subarray(from, to)), content.subarray(to)])
}

function rubbish(chance: Chance): Buffer {
  return Buffer.from(Array.from({ length: chance.whole(1, 300) }, () => chance.whole(0, 255)))
}
