import { parseArgs } from 'node:util'
import { usualSize } from '#db/seeds/county/size'
import { dayOfDemo } from '#db/seeds/season'
import { planStory, type Options } from '#db/seeds/story/plan'
import { tellStory } from '#db/seeds/deeds/tell.server'
import { firstArea } from '~/domain/areas/area.queries.server'
import { moveClock } from '~/domain/cycles/clock.commands.server'
import { realNow } from '~/kit/clock.server'
import type { Context } from '~/kit/context.server'
import { londonDay, londonMoment } from '~/kit/dates'
import { env } from '~/kit/env.server'
import { workNightShift } from '~/kit/night-shift.server'
import type { DataCommand } from './command'
import { nightsOf, workShifts } from './demo-nights.server'
import { Sentence } from './sentence.server'

/** The demo sign-ins, in one line for the screen. */
export const signInLine =
  'Sign in as learner, learner2, parent, tutor, careers, admissions, sixthform, register, adviser, panel, coordinator or ' +
  'support @demo.example with the password onward-demo-2026'

const usage = '[--learners N] [--courses N] [--seed N]'
const options = { learners: { type: 'string' }, courses: { type: 'string' }, seed: { type: 'string' } } as const

export const loadDemoCommand: DataCommand = {
  name: 'demo load',
  usage,
  about:
    'Makes Marlshire, a fictional county, by running our own commands: 400 learners and 600 courses, or as many as you say. ' +
    'Only an empty database takes it.',
  run: async ({ ctx, args, say }) => {
    await loadDemo(ctx, asked(args), say)
    say(signInLine)
  },
}

/** Loads the demo area into an empty database. */
export async function loadDemoIfEmpty(ctx: Context, say: (line: string) => void): Promise<void> {
  if (await firstArea(ctx)) return
  await loadDemo(ctx, { ...usualSize, seed: 1 }, say)
}

/** Makes the fictional county. Refuses where there is an area already, or where the demonstration is switched off. */
export async function loadDemo(ctx: Context, options: Options, say: (line: string) => void): Promise<void> {
  if (!env().DEMO) throw new Sentence('The demo area has well-known passwords, so it is not loaded here: DEMO is off.')
  const area = await firstArea(ctx)
  if (area) throw new Sentence(`The area ${area.name} is here already. The demo area needs an empty database.`)
  const began = realNow().getTime()
  const today = await startDay(ctx)
  const plan = planStory(options, today)
  say(`Making Marlshire: ${plan.pupils.length} learners and ${plan.courses.length} courses.`)
  const refused = await tellStory(ctx, plan, {
    night: nightsOf(options.learners, plan.season.applicationsOpen),
    say: notTooOften(say),
  })
  const now = earlier(londonMoment(today, '07:59:00'), today === londonDay(ctx.now) ? ctx.now : null)
  await workShifts({ ...ctx, now })
  await workNightShift({ ...ctx, now }, [])
  for (const [code, count] of refused) say(`${count} deeds of the story were refused: ${code}.`)
  say(`Marlshire is there, after ${Math.round((realNow().getTime() - began) / 1000)} seconds.`)
}

function earlier(a: Date, b: Date | null): Date {
  return b !== null && b < a ? b : a
}

/** The story ends today; in the weeks in which nobody applies the demo's clock is moved to November first. */
async function startDay(ctx: Context): Promise<string> {
  const day = dayOfDemo(ctx.now)
  if (day !== londonDay(ctx.now)) await moveClock(ctx, day)
  return day
}

/** A line at most every two seconds. */
function notTooOften(say: (line: string) => void) {
  let last = 0
  return (line: string) => {
    const now = realNow().getTime()
    if (now - last < 2000) return
    last = now
    say(line)
  }
}

function asked(args: string[]): Options {
  const { values } = parsed(args)
  return {
    learners: wholeNumber('learners', values.learners, usualSize.learners, 40, 100_000),
    courses: wholeNumber('courses', values.courses, usualSize.courses, 60, 20_000),
    seed: wholeNumber('seed', values.seed, 1, 0, 999_999),
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options })
  } catch (error) {
    throw new Sentence(error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(name: string, text: string | undefined, usual: number, least: number, most: number): number {
  const number = Number(text ?? usual)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new Sentence(`--${name} is a whole number from ${least} to ${most}, and "${text}" is not.`)
}
