import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export type Taken = { to: string; messageId: string; at: number }

type Mood = { delayMs: number; refused: readonly string[] }

/** A mail server of our own: it counts what it takes, and can be away, slow, or refuse an address. */
export class MailSink {
  readonly taken: Taken[] = []
  mood: Mood = { delayMs: 0, refused: [] }
  private server: Server | undefined
  private readonly open = new Set<Socket>()
  private port = 0

  async up() {
    const server = createServer((socket) => this.talk(socket))
    this.server = server
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve))
    const address: AddressInfo | string | null = server.address()
    if (address !== null && typeof address === 'object') this.port = address.port
    return this
  }

  async down() {
    for (const socket of this.open) socket.destroy()
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()))
  }

  get url() {
    return `smtp://127.0.0.1:${this.port}`
  }

  private talk(socket: Socket) {
    this.open.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => this.open.delete(socket))
    const say = (line: string) => setTimeout(() => socket.writable && socket.write(`${line}\r\n`), this.mood.delayMs)
    let waiting = ''
    let to = ''
    let isLetter = false
    socket.on('data', (data) => {
      waiting += data.toString('utf8')
      if (isLetter) {
        if (!waiting.includes('\r\n.\r\n')) return
        this.taken.push({
          to,
          messageId: /^message-id: (.*)$/im.exec(waiting)?.[1]?.trim() ?? '',
          at: performance.now(),
        })
        ;[isLetter, waiting] = [false, '']
        say('250 taken')
        return
      }
      for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
        const line = waiting.slice(0, end)
        waiting = waiting.slice(end + 2)
        if (/^rcpt/i.test(line)) to = /<(.*)>/.exec(line)?.[1] ?? ''
        if (/^data/i.test(line)) isLetter = true
        say(this.answer(line, to))
      }
    })
    say('220 sink')
  }

  private answer(line: string, to: string) {
    if (/^data/i.test(line)) return '354 go on'
    if (/^quit/i.test(line)) return '221 bye'
    return /^rcpt/i.test(line) && this.mood.refused.includes(to) ? '550 nobody of that name' : '250 ok'
  }
}
