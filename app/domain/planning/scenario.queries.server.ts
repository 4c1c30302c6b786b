import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { choicesIn } from '~/domain/courses/area-word'
import type { Context } from '~/kit/context.server'
import { isSmall } from '~/kit/small-numbers'
import { demandBySite, demandBySubject, planningYears, scenarioLines } from './planning.queries.server'
import { shownBySite, shownBySubject } from './demand'
import { balanceOf, balanceTold, isInScope, isTold, withMorePlaces, type ScenarioScope } from './scenario'
import { percentIn, scopeRefusal, type ScenarioAsked } from './scenario-asked'

const whole: ScenarioScope = { subjectCode: null, level: null, providerId: null }

/** What a scenario asks, what comes of it, and what there is to choose from. */
export async function scenarioOf(ctx: Context, asked: ScenarioAsked) {
  const { cycle } = await planningYears(ctx)
  const all = await scenarioLines(ctx, cycle.id)
  const lines = all.filter(isTold)
  const sites = await demandBySite(ctx, cycle.id)
  const subjects = await demandBySubject(ctx, cycle.id)
  const local = await areaWordsOf(ctx)
  const scope: ScenarioScope = { subjectCode: asked.subject, level: asked.level, providerId: asked.provider }
  const { percent, wrong } = percentIn(asked.percent)
  // Who asks for what has no told places is left out: so few of them are not told by taking the others from all.
  const leftOut = (part: ScenarioScope) =>
    all.reduce((sum, line) => (isTold(line) || !isInScope(line, part) ? sum : sum + line.firstChoices), 0)
  const shown = isSmall(leftOut(scope)) ? null : shownFirst(scope, subjects, sites)
  const refused = wrong ?? scopeRefusal(scope, shown)
  const after = percent === null || refused !== null ? null : balanceOf(withMorePlaces(lines, scope, percent))
  const before = balanceOf(lines)
  const known = new Map(sites.map(({ providerId, provider }) => [providerId, provider]))
  return {
    cycle: cycle.name,
    countedTo: subjects[0]?.countedTo ?? null,
    options: {
      subjects: choicesIn(local, 'subject').filter(({ value }) =>
        lines.some(({ subjectCode }) => subjectCode === value),
      ),
      providers: [...known].map(([value, text]) => ({ value, text })),
    },
    refused: percent === null && wrong === null ? null : refused,
    changed: lines.filter((line) => isInScope(line, scope)).length,
    balances:
      isSmall(before.met + before.unmet) || isSmall(leftOut(whole))
        ? null
        : { before: balanceTold(before), after: after && balanceTold(after) },
  }
}

// The first choices of the part that changes, as the tables of demand show them: null where they keep them back.
function shownFirst(
  { subjectCode, level, providerId }: ScenarioScope,
  subjects: Parameters<typeof shownBySubject>[0],
  sites: Parameters<typeof shownBySite>[0],
): number | null {
  const shown = shownBySubject(subjects)
  if (providerId !== null) {
    return shownBySite(sites).providers.find(({ provider }) => provider.id === providerId)?.shown.firstChoices ?? null
  }
  if (subjectCode !== null && level !== null) {
    const cell = shown.both.find(({ key }) => key.subjectCode === subjectCode && key.level === level)
    return cell?.shown.firstChoices ?? null
  }
  if (subjectCode !== null) return shown.subjects.find(({ key }) => key === subjectCode)?.shown.firstChoices ?? null
  if (level !== null) return shown.levels.find(({ key }) => key === level)?.shown.firstChoices ?? null
  return shown.total.firstChoices
}
