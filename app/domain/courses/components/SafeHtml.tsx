/** Words of a provider. They were cleaned when they came in (safe-html), so nothing in them can run. */
export function SafeHtml({ html }: { html: string }) {
  return <div className="onward-prose" dangerouslySetInnerHTML={{ __html: html }} />
}
