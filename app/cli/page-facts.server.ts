/** What the web server knows about one request and its page needs to know. */
export class PageFacts {
  constructor(
    readonly requestId: string,
    readonly ip: string,
    private readonly tools: {
      /** Lets inline scripts with the returned one-time word run on this one page. */
      allowInlineScripts: () => string
      /** Offers the whole page to the cache of open pages. */
      keep: (html: string, headers: Headers) => void
    },
  ) {}

  allowInlineScripts(): string {
    return this.tools.allowInlineScripts()
  }

  keep(html: string, headers: Headers): void {
    this.tools.keep(html, headers)
  }
}

const nothing = new PageFacts('none', 'unknown', { allowInlineScripts: () => '', keep: () => {} })

/** The facts in a load context; harmless ones where a test called the page without the web server. */
export function pageFacts(loadContext: unknown): PageFacts {
  if (typeof loadContext !== 'object' || loadContext === null || !('facts' in loadContext)) return nothing
  return loadContext.facts instanceof PageFacts ? loadContext.facts : nothing
}
