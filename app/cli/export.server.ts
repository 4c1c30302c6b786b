import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { freezeMonth } from '~/domain/nccis-returns/freeze.commands.server'
import { countOf, headerOf } from '~/domain/nccis-returns/month'
import { endOfMonth } from '~/domain/nccis-returns/period'
import { recordsOf } from '~/domain/nccis-returns/return-file.queries.server'
import { askForMonth, takeFile } from '~/domain/nccis-returns/return.commands.server'
import { areasWithReturns, faultsOf, monthOf } from '~/domain/nccis-returns/return.queries.server'
import { people, priorityWords } from '~/domain/nccis-returns/return.words'
import { writeReturn } from '~/domain/nccis-returns/return-writer'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import type { DataCommand } from './command'
import { Sentence } from './sentence.server'

const usage = '--period YYYY-MM --out FILE.xml [--area SLUG]'

/** Writes the monthly return to the department. A month nobody has frozen yet is frozen first, and stays so. */
export const exportNccisCommand: DataCommand = {
  name: 'export nccis',
  usage,
  about:
    'Writes the monthly NCCIS return of the area, frozen as it was at the end of the month. Faults of priority 1 stop it; ' +
    'the others are counted.',
  run: async ({ ctx, args, say }) => {
    const { periodEnd, out, slug } = asked(args)
    const areaId = await areaOf(ctx, slug)
    const asArea = { ...ctx, actor: { ...ctx.actor, areaId } }
    try {
      const month = await takeFile(asArea, await frozen(asArea, areaId, periodEnd), { isKnown: true })
      const pieces = writeReturn(headerOf(month, londonDay(ctx.now)), recordsOf(asArea, month.id))
      await writeWhole(out, pieces)
      say(`Written to ${out}: ${people(month.people)} at the end of ${periodEnd}.`)
      const faults = await faultsOf(asArea, month.id)
      for (const priority of [2, 3]) say(`${priorityWords(priority)}: ${countOf(faults, priority)}`)
    } catch (error) {
      if (error instanceof Refusal) throw new Sentence(error.sentence)
      throw error
    }
  },
}

function asked(args: string[]) {
  const options = { period: { type: 'string' }, out: { type: 'string' }, area: { type: 'string' } } as const
  const { values } = readArgs(() => parseArgs({ args, options }))
  const periodEnd = endOfMonth(values.period ?? '')
  if (periodEnd === null) throw new Sentence(`Say which month: onward export nccis ${usage}`)
  if (values.out === undefined) throw new Sentence(`Say where to write it: onward export nccis ${usage}`)
  return { periodEnd, out: values.out, slug: values.area }
}

function readArgs<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Sentence(error instanceof Error ? error.message : String(error))
  }
}

async function areaOf(ctx: Context, slug: string | undefined): Promise<string> {
  const areas = await areasWithReturns(ctx)
  const wanted = slug === undefined ? areas : areas.filter((area) => area.slug === slug)
  const [only, ...others] = wanted
  if (!only)
    throw new Sentence('No such area has said in its settings which number its database has in the national return.')
  if (others.length > 0)
    throw new Sentence(`Say which area: --area ${wanted.map((area) => area.slug).join(' or --area ')}`)
  return only.id
}

/** The month as it was frozen; nobody has done so yet, it is done now. */
async function frozen(ctx: Context, areaId: string, periodEnd: string): Promise<string> {
  const there = await monthOf(ctx, areaId, periodEnd)
  const id = there?.id ?? (await askForMonth(ctx, { periodEnd }))
  await freezeMonth(ctx, id)
  return id
}

// A file that was cut off would look like a whole one.
async function writeWhole(out: string, pieces: AsyncIterable<string>) {
  const part = `${out}.part`
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part))
    await rename(part, out)
  } finally {
    await rm(part, { force: true })
  }
}
