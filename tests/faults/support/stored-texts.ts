import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { Context } from '~/kit/context.server'
import { safeHtml } from '~/domain/courses/safe-html'
import { whatRuns } from './markup'

/** What of the stored courses would run, or is not as the rule of safe HTML leaves it, or holds what no file may tell us. */
export async function unsafeTexts(ctx: Context, secret: string): Promise<string[]> {
  const rows = [
    ...(await ctx.db.selectFrom('course').selectAll().execute()),
    ...(await ctx.db.selectFrom('courseRun').selectAll().execute()),
    ...(await ctx.db.selectFrom('site').selectAll().execute()),
    ...(await ctx.db.selectFrom('learner').selectAll().execute()),
    ...(await ctx.db.selectFrom('organisation').selectAll().execute()),
  ]
  const texts = rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, text]) => (typeof text === 'string' ? [{ column, text }] : [])),
  )
  return texts.flatMap(({ column, text }) => faultsOf(column, text, secret).map((fault) => `${column}: ${fault}`))
}

function faultsOf(column: string, text: string, secret: string): string[] {
  if (text.includes(secret)) return ['it holds what stands in a file of ours']
  if (/url|website/i.test(column) && !/^https?:/i.test(text)) return [`an address that is none: ${text.slice(0, 80)}`]
  if (!isHtml(column)) return []
  const runs = whatRuns(text)
  const foreign = [...new Set(tagsIn(text))].filter((tag) => !harmless.has(tag))
  return [
    ...runs.map((element) => `runs ${element}`),
    ...foreign.map((tag) => `holds <${tag}>`),
    ...(isSafe(text) ? [] : [`is not safe: ${text.slice(0, 200)}`]),
  ]
}

/** The texts that the course page sets into itself as HTML. */
const htmlColumns = [
  'description',
  'entryRequirements',
  'whatYouStudy',
  'howYouLearn',
  'whatYouNeed',
  'assessment',
  'leadsTo',
  'careerOutcome',
  'support',
  'facilities',
  'funding',
  'furtherInformation',
  'applicationProcedure',
  'events',
]

const isHtml = (column: string) => htmlColumns.includes(column)

const harmless = new Set(
  'p br ul ol li strong em h3 a blockquote dl dt dd sub sup table thead tbody tr th td'.split(' '),
)

/** Cleaned again, it keeps every tag and every attribute that it has. */
function isSafe(text: string): boolean {
  return skeletonOf(text) === skeletonOf(safeHtml(text) ?? '')
}

function skeletonOf(html: string): string {
  const inside = (node: Tree.ParentNode): string =>
    node.childNodes
      .map((child) => {
        if (!('tagName' in child)) return ''
        const attributes = child.attrs.map(({ name, value }) => ` ${name}=${value}`)
        return `<${child.tagName}${attributes.join('')}>${inside(child)}</>`
      })
      .join('')
  return inside(parseFragment(html))
}

function tagsIn(html: string): string[] {
  const inside = (node: Tree.ParentNode): string[] =>
    node.childNodes.flatMap((child) => ('tagName' in child ? [child.tagName, ...inside(child)] : []))
  return inside(parseFragment(html))
}
