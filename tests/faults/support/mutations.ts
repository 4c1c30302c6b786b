import type { Chance } from '#db/seeds/chance'
import { payloads } from './markup'

/** One thing that may be done to a file. */
export type Mutation = { what: string; make: (content: Buffer, chance: Chance) => Buffer }

/** A mutation that works on the letters of a file. */
export function onText(what: string, make: (text: string, chance: Chance) => string): Mutation {
  return { what, make: (content, chance) => Buffer.from(make(content.toString('utf8'), chance)) }
}

const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-']

/** A word in which nothing repeats, so that no database makes it shorter. */
export function randomText(chance: Chance, length: number): string {
  return Array.from({ length }, () => chance.pick(letters)).join('')
}

const emoji = '\u{1F469}\u{1F3FD}\u200D\u{1F527}'

/** What a value may be that nobody thought of. None of it may be kept as anything but text. */
export const strangeTexts: readonly string[] = [
  ...payloads,
  '=1+1',
  '=HYPERLINK("http://attacker.example";"x")',
  '+SUM(A1:A9)',
  '@SUM(1)',
  '-2+3+cmd|" /C calc"!A0',
  '\tx',
  "'; drop table learner; --",
  '%s%s%n',
  '${7*7}',
  '../../../../etc/passwd',
  '1e309',
  '999,999,999,999',
  '£999,999.999',
  '0000-05-05',
  '-100000-01-01T00:00:00Z',
  '+275000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  'P99999999999999999999Y',
  '-1',
  '99999999999999999999',
  '2147483648',
  '0x41',
  'NaN',
  '31/02/2010',
  '0000-00-00',
  '9999-12-31',
  '275760-09-13',
  '29/02/1900',
  '\u202Eabc\u202C',
  '\u200B',
  '\uFFFD',
  '\uFFFE',
  '\u{E0001}',
  'e\u0301'.repeat(400),
  emoji.repeat(90),
  `x${emoji.repeat(90)}`,
  `${'x'.repeat(199)}${emoji}`,
  `${'x'.repeat(499)}${emoji}`,
  '\u2028line\u2029',
  '\\u0000',
  '\\',
  '{"a":1}',
  '{}',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
]
