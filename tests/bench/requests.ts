import { figure, type Figure } from './figure'
import { generator, interleaved, type Load, type Target } from './load'
import type { World } from './world'

/** B1, B2 and B25: pages a second under full load, one web process, against servers that do the least there is to do. */
export async function measure(world: World): Promise<Figure[]> {
  const { origin } = await world.ours()
  const { db } = await world.database()
  const { slug } = await db
    .selectFrom('course')
    .select('slug')
    .where('status', '=', 'live')
    .orderBy('slug')
    .offset(10)
    .limit(1)
    .executeTakeFirstOrThrow()
  const targets: Target[] = [
    { name: 'R0', url: `${(await world.reference('R0')).origin}/` },
    { name: 'R1', url: `${(await world.reference('R1')).origin}/` },
    { name: 'R50', url: `${(await world.reference('R50')).origin}/` },
    { name: 'status', url: `${origin}/learner`, cookie: await world.cookie('learner2') },
    { name: 'queue', url: `${origin}/provider`, cookie: await world.cookie('admissions') },
    { name: 'course', url: `${origin}/courses/${slug}` },
    { name: 'search', url: `${origin}/courses` },
  ]
  for (const target of targets) await mustAnswer(target)
  const loads = await interleaved(targets)
  const ratio = (name: string, reference: string) => compared(loads, name, reference)
  return [
    figure(
      { name: 'B1', what: 'learner status page', ...ratio('status', 'R1') },
      { better: 'more', floor: 0.05, goal: 0.08, stretch: 0.12 },
    ),
    figure(
      { name: 'B2', what: 'provider queue, 50 rows', ...ratio('queue', 'R50') },
      { better: 'more', floor: 0.08, goal: 0.13, stretch: 0.2 },
    ),
    figure(
      { name: 'B25-course', what: 'course page, visitor', ...ratio('course', 'R0') },
      { better: 'more', floor: 0.2, goal: 0.6, stretch: 0.8 },
    ),
    figure(
      { name: 'B25-search', what: 'first search page, visitor', ...ratio('search', 'R0') },
      { better: 'more', floor: 0.2, goal: 0.6, stretch: 0.8 },
    ),
  ]
}

function compared(loads: Map<string, Load>, name: string, reference: string) {
  const [ours, theirs] = [loads.get(name), loads.get(reference)]
  const failed = ours?.failed ?? 0
  return {
    value: failed > 0 ? 0 : (ours?.perSecond ?? 0),
    unit: 'requests/s',
    against: `${reference} ${Math.round(theirs?.perSecond ?? 0)}/s`,
    ratio: failed > 0 ? 0 : (ours?.perSecond ?? 0) / (theirs?.perSecond ?? 1),
    notes: `${generator}, 32 connections, on the same cores${failed > 0 ? `; ${failed} requests failed` : ''}`,
  }
}

/** A refusal is quick: only pages that are really shown may be counted. */
async function mustAnswer({ name, url, cookie }: Target) {
  const reply = await fetch(url, { headers: cookie ? { Cookie: cookie } : {}, redirect: 'manual' })
  await reply.text()
  if (reply.status !== 200) throw new Error(`${name} (${url}) answers ${reply.status}, so its speed says nothing.`)
}
