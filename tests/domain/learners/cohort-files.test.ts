import { describe, expect, test } from 'vitest'
import { readCtf } from '~/domain/learners/ctf'
import type { Pupil } from '~/domain/learners/pupil'
import { readPupil, type PupilSource } from '~/domain/learners/pupil-reader'
import { pupilsInTable } from '~/domain/learners/pupil-table'
import { Findings } from '~/kit/intake-report'
import { receiveFile, textOf } from '~/kit/intake-text.server'
import { hasShared, sharedData } from '#tests/support/shared'

const year = { schoolYear: 2025, today: '2026-02-02' }
const ctfSource: PupilSource = { ...year, dayOrder: 'year-month-day' }
const tableSource: PupilSource = { ...year, dayOrder: 'day-month-year' }

function pupilOf(read: ReturnType<typeof readPupil>): Pupil {
  if ('refused' in read) throw new Error(read.findings.map(({ sentence }) => sentence).join(' '))
  return read
}

async function realCtf(findings = new Findings()): Promise<Pupil[]> {
  const file = await receiveFile(sharedData('school_mis/dev/9194990_CTF_8218600_001.xml'))
  const pupils: Pupil[] = []
  const ctf = await readCtf(textOf(file), findings)
  for await (const raw of ctf.pupils) pupils.push(pupilOf(readPupil(raw, ctfSource)))
  return pupils
}

async function realTable(findings = new Findings()): Promise<Pupil[]> {
  const file = await receiveFile(sharedData('school_mis/dev/year11_mis_export_utf8_bom.csv'))
  const pupils: Pupil[] = []
  for await (const raw of pupilsInTable(textOf(file), findings)) pupils.push(pupilOf(readPupil(raw, tableSource)))
  return pupils
}

describe.skipIf(!hasShared)('the two real-shaped files of one school', () => {
  test('are read as the same 60 learners, field by field, in all that both carry', async () => {
    const [fromCtf, fromTable] = [await realCtf(), await realTable()]

    const shared = fromTable.map((pupil, at) => onlyWhatBothCarry(pupil, fromCtf[at]))
    expect(fromTable).toHaveLength(60)
    expect(fromCtf).toHaveLength(60)
    expect(shared.map(([table]) => table)).toEqual(shared.map(([, ctf]) => ctf))
    expect(Object.keys(shared[0]?.[0] ?? {}).length).toBeGreaterThan(12)
  })

  test('are read without a finding', async () => {
    const findings = new Findings()
    const pupils = [...(await realCtf(findings)), ...(await realTable(findings))]

    expect(findings.kept).toEqual([])
    expect(pupils.flatMap((pupil) => pupil.findings)).toEqual([])
  })
})

function onlyWhatBothCarry(a: Pupil, b: Pupil | undefined): [Record<string, unknown>, Record<string, unknown>] {
  const [left, right] = [carried(a), b ? carried(b) : {}]
  const both = Object.keys(left).filter((field) => field in right)
  const pick = (row: Record<string, unknown>) => Object.fromEntries(both.map((field) => [field, row[field]]))
  return [pick(left), pick(right)]
}

function carried({ said, upn, uln, bornOn, nameKey }: Pupil): Record<string, unknown> {
  const fields = { ...said, upn, uln, bornOn, nameKey }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
