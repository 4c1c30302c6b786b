import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Stands between a server of ours and its database, and writes down the statements its web process sends. */
export type Counter = { url: string; take: () => string[]; close: () => void }

/** A counter in front of a database; the server is given the counter's address instead of the database's. */
export async function countStatements(databaseUrl: string): Promise<Counter> {
  const target = new URL(databaseUrl)
  let heard: string[] = []
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(Number(target.port || 5432), target.hostname)
    const listen = listener((statement) => heard.push(statement))
    client.on('data', listen)
    client.pipe(database).pipe(client)
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy()).on('close', () => open.delete(one))
    }
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server.address())))
  })
  const url = new URL(databaseUrl)
  url.port = String(port)
  return {
    url: url.href,
    take: () => {
      const taken = heard
      heard = []
      return taken
    },
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

const isOfTransaction = /^\s*(begin|commit|rollback|start transaction|savepoint|release|set )/i

/**
 * Reads what one connection sends: after the start-up message each message is a letter, a length and a body. A statement
 * comes as Query (Q), or it is given its text once by Parse (P) and values each time by Bind (B). The web process is known by its statement timeout, which neither
 * the jobs nor the tests have; beginning and ending a transaction are not counted.
 */
function listener(note: (statement: string) => void) {
  const texts = new Map<string, string>()
  let rest: Buffer = Buffer.alloc(0)
  let isStarted = false
  let isWeb = false
  return (part: Buffer) => {
    rest = Buffer.concat([rest, part])
    for (;;) {
      const head = isStarted ? 1 : 0
      if (rest.length < head + 4) return
      const length = rest.readUInt32BE(head) + head
      if (rest.length < length) return
      const message = rest.subarray(0, length)
      rest = rest.subarray(length)
      if (!isStarted) {
        isStarted = true
        isWeb = /statement_timeout=[1-9]/.test(message.toString('latin1'))
        continue
      }
      const statement = statementIn(message, texts)
      if (isWeb && statement !== null && statement !== '' && !isOfTransaction.test(statement)) note(statement)
    }
  }
}

function statementIn(message: Buffer, texts: Map<string, string>): string | null {
  const kind = String.fromCharCode(message[0] ?? 0)
  const words = message.subarray(5)
  if (kind === 'Q') return word(words, 0)
  if (kind === 'P') texts.set(word(words, 0), word(words, 1))
  return kind === 'B' ? (texts.get(word(words, 1)) ?? 'unknown') : null
}

/** The first or second of the words a message begins with, each ended by a zero. */
function word(message: Buffer, place: 0 | 1): string {
  const end = message.indexOf(0)
  return place === 0 ? message.subarray(0, end).toString() : word(message.subarray(end + 1), 0)
}

function portOf(address: AddressInfo | string | null) {
  return typeof address === 'object' && address ? address.port : 0
}
