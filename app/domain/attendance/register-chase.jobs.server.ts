import { createElement } from 'react'
import { z } from 'zod'
import RegistersToTake from '#emails/RegistersToTake'
import type { Context } from '~/kit/context.server'
import { formatWeekday, londonDay } from '~/kit/dates'
import { defineJob, enqueue } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import {
  CHASED_DAYS,
  providersWithoutRegisters,
  registerRecipients,
  registersToTake,
} from './register-chase.queries.server'

/** The letter about registers that nobody has taken: the morning after to those who take them, on Mondays to the managers. */
export const tellRegistersToTake = defineJob({
  name: 'attendance/tell-registers-to-take',
  payload: z.object({ providerId: z.uuid(), day: z.iso.date(), isWeekly: z.boolean() }),
  run: async (ctx, { providerId, day, isWeekly }) => {
    const { all, newest } = await registersToTake(ctx, providerId)
    if (all === 0) return
    await writeTo(ctx, await registerRecipients(ctx, providerId, isWeekly), {
      key: `registers-to-take:${providerId}:${day}:${isWeekly ? 'week' : 'day'}`,
      template: 'RegistersToTake',
      subject: all === 1 ? 'A register is not taken' : `${all} registers are not taken`,
      content: ({ name }) =>
        createElement(RegistersToTake, {
          name,
          all,
          lines: newest.map(
            ({ title, courseTitle, startsAt }) => `${title}, ${courseTitle}, ${formatWeekday(londonDay(startsAt))}`,
          ),
          isWeekly,
          link: address(paths.provider.registers),
        }),
    })
  },
})

/** Each morning: registers of yesterday that nobody has taken are asked for; on Mondays managers hear of two weeks. */
export async function chaseRegisters(ctx: Context): Promise<number> {
  const day = londonDay(ctx.now)
  const daily = await providersWithoutRegisters(ctx, 1)
  const weekly = isMonday(day) ? await providersWithoutRegisters(ctx, CHASED_DAYS) : []
  for (const providerId of daily) await ask(ctx, { providerId, day, isWeekly: false })
  for (const providerId of weekly) await ask(ctx, { providerId, day, isWeekly: true })
  return daily.length + weekly.length
}

function ask(ctx: Context, about: { providerId: string; day: string; isWeekly: boolean }) {
  return enqueue(ctx, tellRegistersToTake, about, { key: `registers:${Object.values(about).join(':')}` })
}

function isMonday(day: string) {
  return new Date(`${day}T12:00:00Z`).getUTCDay() === 1
}
