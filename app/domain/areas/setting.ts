import { z } from 'zod'
import { Refusal } from '~/kit/errors'

export const acceptancePolicies = ['single', 'firm-and-backup', 'open-until-confirmation'] as const
/** The London times at which results may be known. The release itself begins no earlier than the first. */
export const resultsTimes = ['08:00', '08:30', '09:00', '10:00', '12:00'] as const
export type ResultsTime = (typeof resultsTimes)[number]
export type AcceptancePolicy = (typeof acceptancePolicies)[number]

/** What an area says of its transport: a heading, a few words and perhaps a link. */
export const transportNote = z.object({
  heading: z.string().trim().min(1).max(80),
  text: z.string().trim().min(1).max(500),
  link: z.url({ protocol: /^https?$/ }).nullable(),
})

export type TransportNote = z.output<typeof transportNote>

export const MOST_TRANSPORT_NOTES = 6

const days = (usual: number) => z.number().int().min(0).max(100).default(usual)
const number = (usual: number) => z.number().int().min(1).max(1000).default(usual)

/** Every number and policy an area may decide, with what holds until it does. Days are working days. */
export const areaSettings = z.object({
  choicesInProgress: number(5),
  choicesInAll: number(15),
  /** How long a provider has to answer before the choice is overdue. */
  answerDays: days(20),
  /** After how many days a provider is reminded. */
  chaseDays: days(10),
  /** How long a learner has to reply once every answer is in. */
  replyDays: days(10),
  /** How many days before the reply-by date the learner is reminded; and again on the day itself. */
  reminderDays: days(5),
  /** The shortest time to reply to an offer that was changed or made again. */
  changedOfferDays: days(5),
  /** How long a learner usually has to answer a question of a provider, whose clock waits meanwhile. */
  questionDays: days(10),
  conditionsPerOffer: number(20),
  conditionLength: number(255),
  backups: z.number().int().min(0).max(5).default(1),
  acceptancePolicy: z.enum(acceptancePolicies).default('firm-and-backup'),
  /** Whether the learner's school looks at an application before it goes. */
  schoolCheck: z.boolean().default(false),
  /** After how many days an application goes on by itself when the school has not looked. */
  schoolCheckDays: days(5),
  /** Whether a school may answer a parent's request with an invitation, and not only ask the learner. */
  schoolInvitesParents: z.boolean().default(false),
  /** Whether linked parents may get copies of letters at all; the learner still has to say yes. */
  parentLetters: z.boolean().default(true),
  /** Whether a linked parent is asked to sign the application too. It never holds anything up. */
  coSignature: z.boolean().default(false),
  /** Whether what has had no answer ends on the area's day; as a rule an overdue answer may still come. */
  endsSilence: z.boolean().default(false),
  /** After how many sessions missed in a row somebody is told. */
  missedInARow: z.number().int().min(2).max(20).default(3),
  /** Below which share of 100 an attendance is looked at. */
  attendancePercent: z.number().int().min(1).max(100).default(85),
  /** From how many points on somebody should have much help, and more help than usual. */
  riskSubstantial: z.number().int().min(1).max(50).default(4),
  riskAdditional: z.number().int().min(1).max(50).default(2),
  /** At which time on the day of results they may be known, and places are confirmed. */
  resultsTime: z.enum(resultsTimes).default('08:00'),
  /** The number of the area's database in the national return of young people; 0 where it makes none. */
  nccisDatabase: z.number().int().min(0).max(999).default(0),
  /** Below which number of people a count is not told to those who may not see names. */
  smallestShown: z.number().int().min(5).max(50).default(5),
  /** How to get to places of learning, shown on every course. */
  transportNotes: z.array(transportNote).max(MOST_TRANSPORT_NOTES).default([]),
})

export type AreaSettings = z.output<typeof areaSettings>
export type SettingName = keyof AreaSettings

export const settingNames = Object.keys(areaSettings.shape).filter(isSettingName)

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(areaSettings.shape, name)
}

/** Which setting may not be more than which other. */
const atMost = [
  ['choicesInProgress', 'choicesInAll', 'Choices in progress can be no more than choices in a year.'],
  ['chaseDays', 'answerDays', 'The reminder to providers must come before their time is over.'],
  ['reminderDays', 'replyDays', 'The reminder to learners must fall into their time to reply.'],
] as const

/** Refuses a decision that another one of the area contradicts. */
export function refuseContradiction(settings: AreaSettings) {
  for (const [less, more, sentence] of atMost) {
    if (settings[less] > settings[more]) throw new Refusal('settings-contradict', sentence, 'value')
  }
}

/** An area's settings from its rows: what it has not decided, or what no longer makes sense, is as usual. */
export function settingsFrom(rows: { name: string; value: unknown }[]): AreaSettings {
  const decided = areaSettings.safeParse(Object.fromEntries(rows.map(({ name, value }) => [name, value])))
  if (decided.success) return decided.data
  const wrong = new Set(decided.error.issues.map((issue) => issue.path[0]))
  return settingsFrom(rows.filter(({ name }) => !wrong.has(name)))
}
