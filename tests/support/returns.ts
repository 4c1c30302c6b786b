import activityCodes from '#db/reference/activity-code.csv?raw'
import authorityCodes from '#db/reference/authority-code.csv?raw'
import characteristicCodes from '#db/reference/characteristic-code.csv?raw'
import ethnicityCodes from '#db/reference/ethnicity-code.csv?raw'
import guaranteeCodes from '#db/reference/guarantee-code.csv?raw'
import intendedDestinations from '#db/reference/intended-destination.csv?raw'
import { referenceRows } from '#db/reference/rows'
import { emptyRecord, type ReturnHeader, type ReturnRecord } from '~/domain/nccis-returns/return-record'
import type { ReturnCodes } from '~/domain/nccis-returns/rule'

export const PERIOD_END = '2026-11-30'

export const header: ReturnHeader = {
  ...{ databases: ['901'], authorities: ['919'], sentOn: '2026-12-01', periodEnd: PERIOD_END },
  ...{ supplier: 'Onward', supplierVersion: '1.0', schemaVersion: '1.0' },
}

/** Somebody of 16 at college, of whom everything is known and nothing is wrong. */
export function aRecord(n = 1, differently: Partial<ReturnRecord> = {}): ReturnRecord {
  return {
    ...emptyRecord(),
    ...{ number: `901${String(n).padStart(10, '0')}`, cohortStatus: 'P', givenName: `Amina${n}`, familyName: 'Okafor' },
    ...{ addressLine1: '12 Mill Lane', town: 'Newbridge', postcode: 'AL7 1LZ', gender: 'F', bornOn: '2010-03-14' },
    ...{ ethnicity: 'WBRI', leadAuthority: '919', educatedAuthority: '919', authorityAtYear11: '919' },
    ...{ uln: String(2_000_000_000 + n), upn: 'A919499021001', isInGuarantee: 'N', levelOfNeed: '3', hasPlan: 'N' },
    ...{ hasSupport: 'N', hasActivities: true, activity: '230', startedOn: '2026-09-07', ascertainedOn: '2026-09-10' },
    ...{ verifiedOn: '2026-11-02', lapsesOn: '2027-06-30', isLapsed: 'N', predictedEndOn: '2027-06-30' },
    ...{ establishment: '9199999', establishmentName: 'Eastmoor College', ukprn: '10000001' },
    intendedDestination: '121',
    ...differently,
  }
}

/** The lists as they stand on a day. */
export function codesOn(day = PERIOD_END): ReturnCodes {
  const of = (csv: string) =>
    referenceRows(csv).filter((row) => (row.valid_from ?? '') <= day && (row.valid_to ?? '9999') >= day)
  const names = (csv: string, isIn: (row: Record<string, string | null>) => boolean = () => true) =>
    new Set(
      of(csv)
        .filter(isIn)
        .map((row) => row.code ?? ''),
    )
  return {
    activities: new Map(
      of(activityCodes).map((row) => [
        row.code ?? '',
        {
          family: row.family ?? '',
          isNeet: row.is_neet === 'yes',
          needsReviewDate: row.needs_review_date === 'yes',
          needsPredictedEnd: row.needs_predicted_end === 'yes',
        },
      ]),
    ),
    authorities: names(authorityCodes, (row) => row.is_outside === 'no'),
    outside: names(authorityCodes, (row) => row.is_outside === 'yes'),
    ethnicities: names(ethnicityCodes),
    characteristics: names(characteristicCodes),
    destinations: new Set(referenceRows(intendedDestinations).map((row) => row.code ?? '')),
    guarantees: {
      11: names(guaranteeCodes, (row) => row.for_year11 === 'yes'),
      12: names(guaranteeCodes, (row) => row.for_year12 === 'yes'),
    },
  }
}

/** All of something that comes piece by piece. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

export async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}
