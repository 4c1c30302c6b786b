import { createServer as createProbe } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Server } from 'node:http'

/** `localhost` is two addresses, and a browser may try either. */
export function addressesOf(host: string): string[] {
  return host === 'localhost' ? ['127.0.0.1', '::1'] : [host]
}

/** Whether the port is free; waits a moment for one that a killed server's children are just leaving. */
export async function isPortFree(host: string, port: number, patienceMs = 3000): Promise<boolean> {
  const [address = host] = addressesOf(host)
  for (let waited = 0; ; waited += 100) {
    if (await canListen(address, port)) return true
    if (waited >= patienceMs) return false
    await wait(100)
  }
}

/** Listens; a second address that this machine does not have is no error. */
export async function listen(servers: Server[], host: string, port: number): Promise<void> {
  const addresses = addressesOf(host)
  await Promise.all(
    addresses.map((address, index) => {
      const server = servers[index]
      if (!server) return undefined
      return new Promise<void>((resolve, reject) => {
        server.once('error', (error) => (index === 0 ? reject(error) : resolve()))
        server.listen(port, address, resolve)
      })
    }),
  )
}

/** Stops accepting, lets what runs finish, and gives up on what has not finished by then. */
export async function closeServers(servers: Server[], patienceMs: number): Promise<void> {
  const closed = Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))))
  const sweep = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 50)
  await Promise.race([closed, wait(patienceMs, undefined, { ref: false })])
  clearInterval(sweep)
  for (const server of servers) server.closeAllConnections()
}

function canListen(host: string, port: number) {
  return new Promise<boolean>((resolve) => {
    const probe = createProbe()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}
