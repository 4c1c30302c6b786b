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
      /** Takes a whole page to be sent in one piece, and says whether it did; else it must stand in the answer itself. */
      take: (html: string) => boolean
    },
  ) {}

  allowInlineScripts(): string {
    return this.tools.allowInlineScripts()
  }

  keep(html: string, headers: Headers): void {
    this.tools.keep(html, headers)
  }

  take(html: string): boolean {
    return this.tools.take(html)
  }
}

const nothing = new PageFacts('none', 'unknown', {
  allowInlineScripts: () => '',
  keep: () => {},
  take: () => false,
})

/** The facts in a load context; harmless ones where a test called the page without the web server. */
export function pageFacts(loadContext: unknown): PageFacts {
  if (typeof loadContext !== 'object' || loadContext === null || !('facts' in loadContext)) return nothing
  return loadContext.facts instanceof PageFacts ? loadContext.facts : nothing
}
