import { Refusal } from '~/kit/errors'
import type { ReturnHeader } from './return-record'

/** How many faults a month has, by what they lead to. */
export type Faults = readonly { rule: number; priority: number; count: number }[]
type Before = { status: string; sentAt: Date | null }

/** How many faults there are of one priority: 1 stops the file, 2 is looked at by the department, 3 only warns. */
export function countOf(faults: Faults, priority: number): number {
  return faults.filter((one) => one.priority === priority).reduce((sum, { count }) => sum + count, 0)
}

/** The three digits of the area's database in the return. */
export function databaseOf(setting: number): string {
  if (setting === 0)
    throw new Refusal('no-database', 'First say in the settings which number your database has in the national return.')
  return String(setting).padStart(3, '0')
}

export function refuseFreeze(before: Before | undefined) {
  if (!before) return
  if (before.status === 'asked') throw new Refusal('being-made', 'This month is being made already.', 'periodEnd')
  if (before.sentAt) throw new Refusal('sent-already', 'This month was sent. It stays as it was.', 'periodEnd')
}

/** Refuses a file that the department would refuse, and one whose lesser faults nobody has looked at. */
export function refuseFile(month: Before, faults: Faults, isKnown: boolean) {
  refuseSending(month, faults, true)
  const others = countOf(faults, 2) + countOf(faults, 3)
  if (others > 0 && !isKnown)
    throw new Refusal('faults-not-known', 'Say that you have seen what is left in it.', 'isKnown')
}

export function refuseSending(month: Before, faults: Faults, maySendAgain = false) {
  if (month.status === 'replaced') throw new Refusal('replaced', 'This month was frozen again later. Take that one.')
  if (month.status !== 'frozen')
    throw new Refusal('not-frozen', 'This month is still being made. Come back in a minute.')
  const stopping = countOf(faults, 1)
  if (stopping > 0)
    throw new Refusal(
      'faults-stop-it',
      `${stopping} ${stopping === 1 ? 'fault stops' : 'faults stop'} this file. Have them mended and freeze the month again.`,
    )
  if (month.sentAt && !maySendAgain) throw new Refusal('sent-already', 'This month was sent already.')
}

type Frozen = { databaseCode: string; authorities: readonly string[]; periodEnd: string }

/** The head of the file of a month. Only the day it is made differs from one time to the next. */
export function headerOf({ databaseCode, authorities, periodEnd }: Frozen, today: string): ReturnHeader {
  return {
    ...{ databases: [databaseCode], authorities, sentOn: today, periodEnd },
    ...{ supplier: 'Onward', supplierVersion: '1.0', schemaVersion: '1.0' },
  }
}

export function fileName({ databaseCode, periodEnd }: Pick<Frozen, 'databaseCode' | 'periodEnd'>): string {
  return `nccis-${databaseCode}-${periodEnd}.xml`
}
