import { Agent, request as send, type IncomingHttpHeaders } from 'node:http'

export type Reply = { status: number; headers: IncomingHttpHeaders; text: string; location: string | null }
type Wishes = { method?: string; headers?: Record<string, string>; body?: string }

/** What a browser of its own on this machine would send, by hand: cookies are kept, redirects are shown and not followed. */
export class Browser {
  readonly cookies = new Map<string, string>()
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 })

  constructor(
    readonly origin: string,
    cookie?: string,
    private readonly patienceMs = 30_000,
    /** What stands in every request, such as the token of a program. */
    private readonly always: Record<string, string> = {},
  ) {
    if (cookie) this.keep([cookie])
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.ask(path, { headers })
  }

  /** Sends a form as a page of ours would. */
  post(
    path: string,
    form: Record<string, string | string[]> = {},
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    return this.ask(path, {
      method: 'POST',
      body: encoded(form),
      headers: { origin: this.origin, 'sec-fetch-site': 'same-origin', ...headers },
    })
  }

  /** Any request at all; rejects when the connection breaks before the answer is whole. */
  async ask(path: string, { method = 'GET', headers = {}, body }: Wishes = {}): Promise<Reply> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const all = {
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      ...this.always,
      ...headers,
    }
    const sending = { method, headers: all, agent: this.agent, timeout: this.patienceMs }
    const reply = await exchange(new URL(path, this.origin), sending, body)
    this.keep(reply.headers['set-cookie'] ?? [])
    return reply
  }

  close() {
    this.agent.destroy()
  }

  private keep(cookies: string[]) {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      if (value === '' || /max-age=0\b/i.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}

/** A form as browsers write it: a repeated name for a list. */
export function encoded(form: Record<string, string | string[]>): string {
  const pairs = Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
  return new URLSearchParams(pairs).toString()
}

type Sending = { method: string; headers: Record<string, string>; agent: Agent; timeout: number }

function exchange(url: URL, options: Sending, body: string | undefined): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = send(url, options, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('error', reject)
      response.once('aborted', () => reject(new Error('The answer was cut off.')))
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString('utf8'),
          location: response.headers.location ?? null,
        }),
      )
    })
    request.once('error', reject)
    request.once('timeout', () => request.destroy(new Error(`No answer within ${options.timeout} ms.`)))
    request.end(body)
  })
}
