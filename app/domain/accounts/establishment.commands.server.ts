import { mustBeAllowed } from '~/access/guard.server'
import { record, recordAll } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { mergeRow, type Merge } from '~/kit/intake-merge'
import { noCounts, type Counts, type IntakeReport } from '~/kit/intake-report'
import { inBatches, readTable } from '~/kit/intake-table'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { takeIn, type Intake } from '~/kit/intake.server'
import { establishmentWords } from './establishment.words'
import { assumed, unknownEstablishment } from './establishment'
import { knownEstablishments, organisationByUrn, type KnownEstablishment } from './establishment.queries.server'
import { establishmentColumns, readEstablishment, type EstablishmentRow, type Refused } from './establishment-row'
import {
  addOrganisations,
  authoritiesFor,
  changeOrganisations,
  closeThoseDue,
  freeSlugs,
  rememberEstablishments,
  type OrganisationRow,
  type ReceivedRow,
} from './establishment-rows.commands.server'
import { addOrganisation } from './organisation.commands.server'

const BATCH = 1_000

/** Takes in the national register of schools and colleges: new ones are added, changed ones changed, closed ones closed. */
export function importEstablishments(
  ctx: Context,
  file: ReceivedFile,
  choices: { isDryRun?: boolean; isAllOrNothing?: boolean } = {},
): Promise<IntakeReport> {
  mustBeAllowed(ctx, 'import.establishments', {})
  return takeIn(ctx, { kind: 'establishments', source: 'gias', file, ...choices }, async (ctx, intake) => {
    const table = await readTable(textOf(file), establishmentColumns, intake.findings)
    const run: Run = { intake, counts: noCounts(), urns: new Set(), authorities: new Map() }
    const today = londonDay(ctx.now)
    for await (const batch of inBatches(table.rows, BATCH)) {
      const rows = batch.map((row) => readEstablishment(row, table.has, today))
      await takeBatch(
        ctx,
        run,
        rows.flatMap((row) => usable(run, row)),
      )
    }
    await record(ctx, 'establishments.imported', { type: 'intake', id: intake.id }, { ...run.counts })
    return { counts: { establishments: run.counts } }
  })
}

/** What has to be known from one batch of a file to the next. */
type Run = { intake: Intake; counts: Counts; urns: Set<string>; authorities: Map<string, string> }

function usable(run: Run, row: EstablishmentRow | Refused): EstablishmentRow[] {
  run.counts.read += 1
  run.intake.findings.addAll(row.findings)
  if (row.urn !== null && !run.urns.has(row.urn)) {
    run.urns.add(row.urn)
    return [row]
  }
  run.counts.refused += 1
  if (row.urn !== null) {
    const sentence = `The URN ${row.urn} stands in the file more than once. The first row was used.`
    run.intake.findings.add({
      severity: 'error',
      code: 'urn-twice',
      sentence,
      line: row.line,
      item: row.urn,
      field: establishmentWords.urn,
    })
  }
  return []
}

async function takeBatch(ctx: Context, run: Run, rows: EstablishmentRow[]): Promise<void> {
  if (rows.length === 0) return
  await knowAuthorities(ctx, run, rows)
  const ukprns = rows.flatMap(({ said }) => said.ukprn ?? [])
  const known = new Known(
    await knownEstablishments(
      ctx,
      rows.map(({ urn }) => urn),
      ukprns,
    ),
  )
  const work: Work = { added: [], changed: [], received: [] }
  for (const row of rows) decide(run, known, row, work)

  await addOrganisations(ctx, work.added, run.authorities)
  await changeOrganisations(ctx, work.changed, run.authorities)
  await rememberEstablishments(ctx, run.intake.id, work.received)
}

async function knowAuthorities(ctx: Context, run: Run, rows: EstablishmentRow[]): Promise<void> {
  const names = new Map<string, string>()
  for (const { said, authorityName } of rows) {
    const code = said.authorityCode ?? null
    if (code !== null && authorityName !== '' && !run.authorities.has(code)) names.set(code, authorityName)
  }
  if (names.size === 0) return
  for (const [code, id] of await authoritiesFor(ctx, names)) run.authorities.set(code, id)
}

/** What one batch comes to. */
type Work = { added: OrganisationRow[]; changed: OrganisationRow[]; received: ReceivedRow[] }

/** The organisations that this batch may be about, found by URN, or by UKPRN where one has no URN yet. */
class Known {
  private readonly byUrn = new Map<string, KnownEstablishment>()
  private readonly ukprnHolders = new Map<string, { id: string; urn: string | null }>()
  private readonly byUkprn = new Map<string, KnownEstablishment>()

  constructor(organisations: KnownEstablishment[]) {
    for (const organisation of organisations) {
      const { urn, now } = organisation
      if (urn !== null) this.byUrn.set(urn, organisation)
      if (now.ukprn !== null) this.ukprnHolders.set(now.ukprn, organisation)
      if (now.ukprn !== null && urn === null) this.byUkprn.set(now.ukprn, organisation)
    }
  }

  find(urn: string, ukprn: string | null): KnownEstablishment | undefined {
    return this.byUrn.get(urn) ?? this.byUkprn.get(ukprn ?? '')
  }

  /** One UKPRN belongs to one organisation: the first to claim it has it. */
  mayHave(ukprn: string, claimant: { id: string; urn: string }): boolean {
    const holder = this.ukprnHolders.get(ukprn)
    if (holder !== undefined && holder.id !== claimant.id) return false
    this.ukprnHolders.set(ukprn, claimant)
    this.byUkprn.delete(ukprn)
    return true
  }
}

function decide(run: Run, known: Known, row: EstablishmentRow, work: Work): void {
  const { urn } = row
  const organisation = known.find(urn, row.said.status === 'closed' ? null : (row.said.ukprn ?? null))
  const id = organisation?.id ?? newId()
  const said = { ...row.said }
  if (said.ukprn && !mayHaveUkprn(run, known, row, { id, urn })) delete said.ukprn
  if (organisation === undefined) {
    work.added.push({ id, urn, values: { ...unknownEstablishment, ...said } })
    work.received.push({ organisationId: id, urn, received: { ...assumed, ...said } })
    run.counts.added += 1
    return
  }
  if (organisation.now.status === 'draft' && said.status === undefined) said.status = 'open'
  const merge = mergeRow(said, organisation.lastTime, organisation.now)
  tellKept(run, row, merge)
  const isChanged = merge.changed.length > 0 || organisation.urn !== urn
  if (isChanged) work.changed.push({ id, urn, values: merge.next })
  if (isNews(said, organisation)) work.received.push({ organisationId: id, urn, received: said })
  run.counts[isChanged ? 'changed' : 'unchanged'] += 1
}

/** A closed school leaves its UKPRN to the one that follows it. */
function mayHaveUkprn(run: Run, known: Known, row: EstablishmentRow, claimant: { id: string; urn: string }): boolean {
  const ukprn = row.said.ukprn ?? ''
  if (row.said.status !== 'closed' && known.mayHave(ukprn, claimant)) return true
  if (row.said.status === 'closed') return false
  const sentence = `The UKPRN ${ukprn} belongs to another organisation already, so ${row.said.name} was taken in without it.`
  run.intake.findings.add({
    severity: 'warning',
    code: 'ukprn-in-use',
    sentence,
    line: row.line,
    item: row.urn,
    field: establishmentWords.ukprn,
    received: ukprn,
  })
  return false
}

function tellKept(run: Run, row: EstablishmentRow, { kept }: Merge<KnownEstablishment['now']>): void {
  for (const { field, here, said } of kept) {
    run.intake.findings.add({
      severity: 'warning',
      code: 'edited-here',
      sentence: `${row.said.name} has a newer ${establishmentWords[field]} here than in the file, so ours was kept.`,
      line: row.line,
      item: row.urn,
      field: establishmentWords[field],
      received: String(said ?? ''),
      used: String(here ?? ''),
    })
  }
}

function isNews(said: EstablishmentRow['said'], { lastTime, urn }: KnownEstablishment): boolean {
  return lastTime === null || urn === null || Object.entries(said).some(([field, value]) => lastTime[field] !== value)
}

/** The school with this URN. One that we do not know yet is added as a draft, until the register tells of it. */
export async function schoolByUrn(ctx: Context, urn: string, hint: { name: string; areaId: string | null }) {
  const known = await organisationByUrn(ctx, urn)
  if (known) return known
  const slug = (await freeSlugs(ctx, [{ urn, name: hint.name, town: null }]))[0] ?? urn
  const id = await addOrganisation(ctx, { kind: 'school', status: 'draft', urn, slug, ...hint })
  return { id, name: hint.name, areaId: hint.areaId, authorityId: null }
}

/** Closes, on its closing day, what the register said would close. Part of the night shift. */
export function closeEstablishments(ctx: Context): Promise<number> {
  mustBeAllowed(ctx, 'import.establishments', {})
  return inTransaction(ctx, async (ctx) => {
    const closed = await closeThoseDue(ctx)
    const deeds = closed.map(({ id }) => ({
      action: 'organisation.closed',
      subject: { type: 'organisation', id, organisationId: id },
    }))
    await recordAll(ctx, deeds)
    return closed.length
  })
}
