import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { importEstablishments } from '~/domain/accounts/establishment.commands.server'
import { systemContext } from '~/kit/context.server'
import type { IntakeReport } from '~/kit/intake-report'
import type { ReceivedFile } from '~/kit/intake-text.server'
import { aFile } from '#tests/support/cohorts'

export const now = new Date('2026-11-21T09:00:00Z')

/** What the tests of the register's files do again and again. */
export function registering(test$: { readonly db: Kysely<DB> }) {
  const bringFile = (file: ReceivedFile, choices = {}) =>
    importEstablishments(systemContext(test$.db, now), file, choices)
  const organisations = () =>
    test$.db.selectFrom('organisation').selectAll().where('kind', '!=', 'authority').orderBy('urn').execute()
  return {
    bringFile,
    bring: async (content: string | Buffer, choices = {}) => bringFile(await aFile(content), choices),
    organisations,
    theOne: async () => {
      const [one] = await organisations()
      if (!one) throw new Error('no organisation')
      return one
    },
  }
}

export function counts(report: IntakeReport) {
  return report.counts['establishments']
}

/** What was found, but for the encoding: the full download is never UTF-8. */
export function codes(report: IntakeReport) {
  return report.findings.map(({ code }) => code).filter((code) => code !== 'encoding-windows-1252')
}

/** A short extract of these rows. */
export function short(rows: string[]): string {
  return `urn,name,open_date,close_date,town,postcode\n${rows.join('\n')}\n`
}

export const aldgate = '100000,The Aldgate School,01-01-1900,,London,EC3A 5DE'
