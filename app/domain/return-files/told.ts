import { z } from 'zod'
import { nameKeyOf } from '~/domain/learners/learner'
import { ulnReading, upnReading } from '~/domain/learners/learner-number'
import { isDay, type ReturnRecord } from '~/domain/nccis-returns/return-record'
import { isIdentifier } from '~/domain/nccis-returns/person-rules'
import type { ReturnCodes } from '~/domain/nccis-returns/rule'
import { postcodeReading } from '~/kit/postcode'

/** What is taken from one record of somebody else's return: no more than we keep. */
export const toldSchema = z.object({
  number: z.string().nullable(),
  givenNames: z.string(),
  middleNames: z.string().nullable(),
  familyName: z.string(),
  nameKey: z.string(),
  bornOn: z.string(),
  sex: z.string().nullable(),
  address: z.string().nullable(),
  postcode: z.string().nullable(),
  uln: z.string().nullable(),
  upn: z.string().nullable(),
  ethnicity: z.string().nullable(),
  sen: z.string().nullable(),
  level: z.number().nullable(),
  characteristics: z.array(z.string()),
  activity: z
    .object({
      code: z.string(),
      startedOn: z.string(),
      ascertainedOn: z.string(),
      verifiedOn: z.string(),
      reviewOn: z.string().nullable(),
      predictedEndOn: z.string().nullable(),
      neetStartedOn: z.string().nullable(),
    })
    .nullable(),
})

export type Told = z.output<typeof toldSchema>

/** Reads a record; null where nobody could say who it is about. */
export function toldIn(record: ReturnRecord, codes: ReturnCodes, today: string): Told | null {
  const { givenName, familyName, bornOn, number } = record
  if (givenName === null || familyName === null || bornOn === null || !isDay(bornOn) || bornOn > today) return null
  return {
    ...{ givenNames: givenName, familyName, bornOn, nameKey: nameKeyOf(familyName, givenName) },
    middleNames: record.middleName,
    number: isIdentifier(number) ? number : null,
    sex: record.gender === 'F' || record.gender === 'M' ? record.gender : null,
    address: addressOf(record),
    postcode: postcodeReading(record.postcode ?? '').value,
    // A wrong check digit means another person or nobody: such a number is not taken over.
    uln: ulnReading(record.uln ?? '').value,
    upn: upnReading(record.upn ?? '').value,
    ethnicity: known(codes.ethnicities, record.ethnicity),
    sen: record.hasPlan === 'Y' ? 'plan' : record.hasSupport === 'Y' ? 'support' : null,
    level: /^[1-3]$/.test(record.levelOfNeed ?? '') ? Number(record.levelOfNeed) : null,
    characteristics: record.characteristics.filter((code) => codes.characteristics.has(code)),
    activity: activityOf(record, codes, today),
  }
}

function addressOf(record: ReturnRecord): string | null {
  const lines = [record.addressLine1, record.addressLine2, record.addressLine3, record.addressLine4]
  const text = [...lines, record.town, record.county].filter((line) => line !== null).join(', ')
  return text === '' ? null : text
}

function activityOf(record: ReturnRecord, codes: ReturnCodes, today: string): Told['activity'] {
  const { activity: code, startedOn } = record
  const verifiedOn = day(record.verifiedOn) ?? day(record.ascertainedOn)
  const kind = codes.activities.get(code ?? '')
  if (code === null || !kind || day(startedOn) === null || startedOn === null || verifiedOn === null) return null
  if (verifiedOn < startedOn || verifiedOn > today) return null
  const ascertainedOn = day(record.ascertainedOn) ?? verifiedOn
  const since = day(record.neetSince)
  return {
    ...{ code, startedOn, ascertainedOn, verifiedOn, reviewOn: day(record.reviewOn) },
    predictedEndOn: day(record.predictedEndOn),
    neetStartedOn: kind.isNeet ? (since !== null && since <= startedOn ? since : startedOn) : null,
  }
}

function day(text: string | null): string | null {
  return text !== null && isDay(text) ? text : null
}

function known(list: ReadonlySet<string>, code: string | null): string | null {
  return code !== null && list.has(code) ? code : null
}
