import { countsFrom, severityTag } from '~/domain/catalogues/own-import'
import { sheetTag } from '~/domain/predictions/prediction-sheet.words'
import { formatMoment } from '~/kit/dates'

type Sheet = {
  id: string
  fileName: string
  status: string
  startedAt: Date
  counts: unknown
  keptAs: string | null
  isAllOrNothing: boolean
}

/** A file of results as its page shows it. */
export function sheetShown<F extends { severity: string }>(
  { id, fileName, status, startedAt, counts: json, keptAs, isAllOrNothing }: Sheet,
  findings: readonly F[],
) {
  const counts = countsFrom(json).filter(({ noun }) => noun === 'results')
  return {
    ...{ id, fileName, counts, isAllOrNothing },
    tag: sheetTag(status),
    when: formatMoment(startedAt),
    isPreview: status === 'dry-run' && keptAs !== null,
    isRefused: status === 'refused',
    changesNothing: counts.every(({ added, changed }) => added + changed === 0),
    mayUndo: status === 'done',
    findings: findings.map((one) => ({ ...one, tag: severityTag(one.severity) })),
  }
}

/** The files so far as a list. */
export function sheetsShown(
  sheets: readonly { id: string; fileName: string; status: string; startedAt: Date; by: string | null }[],
) {
  return sheets.map(({ startedAt, status, ...sheet }) => ({
    ...sheet,
    tag: sheetTag(status),
    when: formatMoment(startedAt),
  }))
}
