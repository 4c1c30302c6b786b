import { readFileSync } from 'node:fs'
import path from 'node:path'
import { audienceAt, type Audience } from '~/access/roles'

/** One door as the table of contents and its own file tell of it. */
export type Door = {
  /** The address with its parameters, for example /provider/choices/:choiceId/offer. */
  pattern: string
  file: string
  params: string[]
  /** Whose part of the site it is in; null where it is open to all. */
  audience: Audience | null
  hasLoader: boolean
  hasAction: boolean
}

/** Every door of the house, so that a new one cannot be forgotten by a test that tries them all. */
export async function allDoors(): Promise<Door[]> {
  const { default: routes } = await import('~/routes')
  return (await routes).flatMap((entry) => doorsIn(entry, '')).filter(({ pattern }) => pattern !== '/*')
}

/** The address of a door with its parameters filled in. */
export function addressOf(
  { pattern, params }: Pick<Door, 'pattern' | 'params'>,
  values: Record<string, string>,
): string {
  return params.reduce(
    (address, name) => address.replace(`:${name}`, encodeURIComponent(values[name] ?? 'none')),
    pattern,
  )
}

type Entry = { path?: string; index?: boolean; file: string; children?: Entry[] }

function doorsIn({ path: step, file, children = [] }: Entry, above: string): Door[] {
  const pattern = step === undefined ? above : `${above}/${step}`
  const source = readFileSync(path.resolve(import.meta.dirname, '../../app', file), 'utf8')
  const door = {
    pattern: pattern || '/',
    file,
    params: [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => name),
    audience: audienceAt(pattern),
    hasLoader: /export const loader\b/.test(source),
    hasAction: /export const action\b/.test(source),
  }
  return [door, ...children.flatMap((child) => doorsIn(child, pattern))]
}
