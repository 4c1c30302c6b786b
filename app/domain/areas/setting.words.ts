import { z } from 'zod'
import { isSettingName, type AcceptancePolicy, type ResultsTime, type SettingName } from './setting'

export type SettingWords = {
  label: string
  /** What it does, for the coordinator who decides it. */
  does: string
  unit?: 'working days' | 'characters' | 'courses' | 'offers' | 'conditions'
  /** For whom a change holds. */
  holds: string
}

const fromNow = 'It holds for what is sent or decided from then on. Dates that people were told stay.'
const atOnce = 'It holds at once. What learners have already stays.'

/** Every number and policy of an area in plain words; a setting without words does not compile. */
export const settingWords: Record<SettingName, SettingWords> = {
  choicesInProgress: {
    label: 'Choices in progress',
    does: 'How many courses a learner can wait for at the same time. A choice that has ended frees its place.',
    unit: 'courses',
    holds: atOnce,
  },
  choicesInAll: {
    label: 'Choices in a year',
    does: 'How many courses a learner can choose in one cycle, counting those that have ended.',
    unit: 'courses',
    holds: atOnce,
  },
  answerDays: {
    label: 'Time to answer',
    does: 'How long a provider has to answer an application. After it the answer is overdue and the learner may choose one more course.',
    unit: 'working days',
    holds: fromNow,
  },
  chaseDays: {
    label: 'Reminder to providers',
    does: 'After how long a provider is reminded of an application it has not answered.',
    unit: 'working days',
    holds: 'It holds from the next morning on.',
  },
  replyDays: {
    label: 'Time to reply to offers',
    does: 'How long a learner has to reply once every answer is in.',
    unit: 'working days',
    holds: fromNow,
  },
  reminderDays: {
    label: 'Reminder to learners',
    does: 'How long before the last day to reply a learner is reminded. There is one more reminder on the day.',
    unit: 'working days',
    holds: 'It holds from the next morning on.',
  },
  changedOfferDays: {
    label: 'Shortest time to reply',
    does: 'The shortest time a learner gets to reply to an offer that was changed, made again, or whose date was moved.',
    unit: 'working days',
    holds: fromNow,
  },
  questionDays: {
    label: 'Time to answer a question',
    does: 'How long a learner usually has to answer a question about an application. The provider’s own time stops meanwhile.',
    unit: 'working days',
    holds: fromNow,
  },
  conditionsPerOffer: {
    label: 'Conditions of an offer',
    does: 'How many conditions an offer can have.',
    unit: 'conditions',
    holds: fromNow,
  },
  conditionLength: {
    label: 'Length of a condition',
    does: 'How long the words of one condition can be.',
    unit: 'characters',
    holds: fromNow,
  },
  backups: {
    label: 'Backups',
    does: 'How many offers a learner can keep in case the first place falls through.',
    unit: 'offers',
    holds: atOnce,
  },
  acceptancePolicy: {
    label: 'What accepting does',
    does: 'What happens to a learner’s other choices when one offer is accepted.',
    holds: 'It holds for offers accepted from then on.',
  },
  schoolCheck: {
    label: 'School looks first',
    does: 'Whether the learner’s school looks at an application before it goes.',
    holds: 'It holds for what is sent from then on. What the school has now stays with it until its day.',
  },
  schoolCheckDays: {
    label: 'Time for the school to look',
    does: 'After how long an application goes on by itself when the school has not looked.',
    unit: 'working days',
    holds: fromNow,
  },
  schoolInvitesParents: {
    label: 'Schools invite parents',
    does: 'Whether a school or adviser can invite a parent who asks. Without it they can only ask the learner. The learner is told and can end it at once.',
    holds: 'It holds for requests decided from then on.',
  },
  parentLetters: {
    label: 'Copies of letters for parents',
    does: 'Whether a linked parent can get copies of letters. The learner has to say yes as well.',
    holds: 'It holds for letters from then on.',
  },
  coSignature: {
    label: 'Parents sign too',
    does: 'Whether a linked parent is asked to sign the application. It goes to providers all the same, marked as signed or not yet.',
    holds: 'It holds at once.',
  },
  endsSilence: {
    label: 'End what has had no answer',
    does: 'Whether applications without an answer end after a fixed day. The day stands in the calendar. Without it they stay open, and an answer can still come.',
    holds: 'It holds from the next night on. What has ended stays ended.',
  },
  missedInARow: {
    label: 'Sessions missed in a row',
    does: 'After how many sessions missed in a row the tutor and the college are told.',
    holds: 'It holds from the next night on.',
  },
  attendancePercent: {
    label: 'Lowest attendance',
    does: 'Below which share of 100 the tutor and the college are told. It counts once there were ten sessions.',
    holds: 'It holds from the next night on.',
  },
  nccisDatabase: {
    label: 'Database of the national return',
    does: 'The three digits by which the department knows your database of young people. With 0 no return is made here.',
    holds: 'It holds from the next night on. Numbers that people have been given stay.',
  },
  smallestShown: {
    label: 'Smallest number shown',
    does: 'A count of fewer people is not shown on boards and in their files, nor any from which it could be worked out.',
    holds: 'It shows at once.',
  },
  riskSubstantial: {
    label: 'Points for much help',
    does: 'From how many points on a young person should have much help.',
    holds: 'It shows at once.',
  },
  riskAdditional: {
    label: 'Points for more help',
    does: 'From how many points on a young person should have more help than usual.',
    holds: 'It shows at once.',
  },
  resultsTime: {
    label: 'Time of results',
    does: 'At which time on the day of GCSE results they can be known here. Until then only those who sent grades in see them. Then places are confirmed.',
    holds: 'It holds for the next day of results.',
  },
  transportNotes: {
    label: 'Transport notes',
    does: 'What stands on every course about getting there.',
    holds: 'It shows at once.',
  },
}

/** The ways of accepting, as the coordinator chooses among them. */
export const acceptancePolicyWords: Record<AcceptancePolicy, string> = {
  single: 'One place: accepting it ends all other choices',
  'firm-and-backup': 'One place and a backup: all other choices end',
  'open-until-confirmation': 'Several places until one is confirmed',
}

/** The times at which results may be known. */
export const resultsTimeWords: Record<ResultsTime, string> = {
  '08:00': '8am',
  '08:30': '8.30am',
  '09:00': '9am',
  '10:00': '10am',
  '12:00': 'Noon',
}

/** What can be chosen for a setting, in words. */
export const optionWords: Readonly<Record<string, string>> = { ...acceptancePolicyWords, ...resultsTimeWords }

/** A setting's value in words. */
export function settingValue(name: SettingName, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return `${value} ${settingWords[name].unit ?? ''}`.trim()
  if (Array.isArray(value)) return value.length === 1 ? '1 note' : `${value.length} notes`
  return typeof value === 'string' ? (optionWords[value] ?? '') : ''
}

const decided = z.object({ name: z.string(), before: z.unknown(), after: z.unknown() })

/** One decision about a setting, as the history of the area tells it. */
export function settingEvent(row: { id: string; happenedAt: Date; particulars: unknown; who: string | null }) {
  const told = decided.safeParse(row.particulars)
  return {
    id: row.id,
    at: row.happenedAt,
    who: row.who ?? 'Onward',
    what: told.success ? change(told.data) : 'A setting was changed',
  }
}

function change({ name, before, after }: z.output<typeof decided>) {
  if (!isSettingName(name)) return 'A setting was changed'
  return `${settingWords[name].label}: from ${settingValue(name, before)} to ${settingValue(name, after)}`
}
