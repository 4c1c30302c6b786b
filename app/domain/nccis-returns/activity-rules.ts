import { isDay } from './return-record'
import { isKnownAuthority, isOneOf, type Check } from './rule'

const needsLapse = ['education', 'employment', 'training'] as const
const needsLapseToo = ['530', '710'] as const
const APPRENTICESHIP = '310'

/** The rules about what somebody does now and how long that stays true, by their national numbers. */
export const activityRules: Readonly<Record<number, Check>> = {
  39: ({ ukprn }) => ukprn !== null && !/^1\d{7}$/.test(ukprn),
  200: ({ hasActivities, activity }) => hasActivities && activity === null,
  201: ({ activity }, { kind }) => activity !== null && kind === null,
  202: ({ activity, startedOn }) => activity !== null && startedOn === null,
  203: ({ activity, ascertainedOn }) => activity !== null && ascertainedOn === null,
  220: ({ activity, isLapsed }) => activity !== null && isLapsed === null,
  221: ({ isLapsed }) => isLapsed !== null && isLapsed !== 'Y' && isLapsed !== 'N',
  224: ({ neetSince }, { kind }) => kind?.isNeet === true && neetSince === null,
  225: ({ neetSince, startedOn }) => isAfter(neetSince, startedOn),
  226: ({ neetSince }, { kind }) => kind?.isNeet === false && neetSince !== null,
  228: ({ establishment }, { codes }) =>
    establishment !== null && !(/^\d{7}$/.test(establishment) && isKnownAuthority(codes, establishment.slice(0, 3))),
  229: (_, { kind, yearGroup }) =>
    kind !== null && kind.family !== 'compulsory' && yearGroup !== null && yearGroup <= 11,
  230: (_, { kind, yearGroup }) => kind?.family === 'compulsory' && yearGroup !== null && yearGroup > 11,
  231: ({ isLapsed, lapsesOn }, { periodEnd }) => isLapsed === 'Y' && isAfter(lapsesOn, periodEnd),
  232: ({ isLapsed, lapsesOn }, { periodEnd }) => isLapsed === 'N' && isAfter(periodEnd, lapsesOn),
  233: ({ activity, characteristics }) => activity === '620' && !characteristics.includes('140'),
  234: ({ activity, characteristics }) => activity === '630' && !characteristics.includes('120'),
  235: ({ activity, characteristics }) => activity === '650' && !characteristics.includes('180'),
  237: ({ ascertainedOn, verifiedOn }) => isAfter(ascertainedOn, verifiedOn),
  238: ({ lapsesOn, predictedEndOn }) => isAfter(lapsesOn, predictedEndOn),
  240: ({ hasActivities }) => !hasActivities,
  242: ({ ascertainedOn, startedOn }) => isAfter(startedOn, ascertainedOn),
  243: ({ activity, lapsesOn }, { kind }) =>
    lapsesOn === null && kind !== null && (isOneOf(needsLapse, kind.family) || isOneOf(needsLapseToo, activity)),
  244: ({ lapsesOn }) => lapsesOn !== null && !isDay(lapsesOn),
  251: ({ neetSince, bornOn }) => bornOn !== null && isDay(bornOn) && isAfter(birthday(bornOn, 15), neetSince),
  253: ({ activity, startedOn, bornOn }) =>
    activity === '440' && bornOn !== null && isDay(bornOn) && isAfter(birthday(bornOn, 18), startedOn),
  254: ({ activity, hasPlan }) => activity === '280' && hasPlan !== 'Y',
  255: ({ activity, hasPlan }) => activity === '460' && hasPlan !== 'Y',
  256: ({ verifiedOn, startedOn }) => isAfter(startedOn, verifiedOn),
  257: ({ reviewOn, predictedEndOn }) => isAfter(reviewOn, predictedEndOn),
  258: ({ predictedEndOn }) => predictedEndOn !== null && !isDay(predictedEndOn),
  259: ({ activity, predictedEndOn }, { kind }) =>
    predictedEndOn === null && kind?.needsPredictedEnd === true && activity !== APPRENTICESHIP,
  262: ({ reviewOn }, { kind }) => reviewOn === null && kind?.needsReviewDate === true,
  305: ({ verifiedOn }, { periodEnd }) => isAfter(verifiedOn, periodEnd),
}

/** Whether one day is after another; what is not there, or is no day, is after nothing. */
function isAfter(day: string | null, other: string | null): boolean {
  return day !== null && other !== null && isDay(day) && isDay(other) && day > other
}

function birthday(bornOn: string, age: number): string {
  return `${Number(bornOn.slice(0, 4)) + age}${bornOn.slice(4)}`
}
