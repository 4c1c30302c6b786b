import { freePort } from './processes'

/** What the web processes of a running server say of themselves. */
export type Meters = { memoryMb: number; loopDelayMs: number }

/** A port for the metrics of a server, and how to read them: the memory of all web processes, and the delay of their loops since the last reading. */
export async function metersOn() {
  const port = await freePort()
  return {
    environment: { METRICS_PORT: String(port) },
    read: async (): Promise<Meters> => {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      return {
        memoryMb: valueOf(text, 'process_resident_memory_bytes') / 2 ** 20,
        loopDelayMs: valueOf(text, 'nodejs_eventloop_lag_p99_seconds') * 1000,
      }
    },
  }
}

function valueOf(text: string, name: string): number {
  const value = new RegExp(`^${name}(?:{[^}]*})? ([\\d.e+-]+)$`, 'm').exec(text)?.[1]
  if (value === undefined) throw new Error(`The metrics say nothing of ${name}.`)
  return Number(value)
}
