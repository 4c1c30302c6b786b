import { Socket } from 'node:net'
import type { PostgresPool } from 'kysely'
import pg from 'pg'
import { NamingClient } from './prepared.server'

/*
 * A few connections that short questions share, instead of each taking one for itself. Questions of the same moment
 * travel in one packet and are answered one after the other: nobody waits for a connection to be free, and the database
 * is woken once for many. A transaction needs a connection of its own and never comes here.
 */

type Lane = {
  client: pg.Client
  socket: Socket
  opened: Promise<unknown>
  isLost: boolean
  waiting: number
  movedAt: number
}

const LANES = 2
const STUCK_MS = 20

/**
 * Lanes to a database, each opened when it is first needed and again after it was lost. Where a long answer holds up
 * every lane, a question goes over a connection of the pool instead.
 */
export function lanes(settings: pg.ClientConfig, pool: PostgresPool, onLost: (error: Error) => unknown): PostgresPool {
  const open: Lane[] = []
  return {
    options: pool.options,
    connect: async () => {
      const now = performance.now()
      for (let at = 0; at < LANES; at += 1) if (open[at]?.isLost ?? true) open[at] = laneOn(settings, onLost)
      const [first, ...others] = open.filter((lane) => lane.waiting === 0 || now - lane.movedAt < STUCK_MS)
      if (!first) return pool.connect()
      return entered(
        others.reduce((best, lane) => (lane.waiting < best.waiting ? lane : best), first),
        now,
      )
    },
    end: async () => {
      await Promise.all(open.map(({ client }) => client.end().catch(() => {})))
    },
  }
}

async function entered(lane: Lane, now: number) {
  if (lane.waiting === 0) lane.movedAt = now
  lane.waiting += 1
  try {
    await lane.opened
    return new LaneClient(lane)
  } catch (error) {
    lane.waiting -= 1
    throw error
  }
}

function laneOn(settings: pg.ClientConfig, onLost: (error: Error) => unknown): Lane {
  const socket = new Socket()
  const client = new pg.Client({ ...settings, stream: () => socket, pipeline: true })
  const lane = { client, socket, opened: client.connect(), isLost: false, waiting: 0, movedAt: 0 }
  const lose = () => (lane.isLost = true)
  lane.opened.catch(lose)
  client.on('end', lose)
  client.on('error', (error) => {
    lose()
    onLost(error)
  })
  return lane
}

class LaneClient extends NamingClient {
  constructor(private readonly lane: Lane) {
    super(lane.client)
  }

  protected override send(statement: pg.QueryConfig) {
    holdBack(this.lane.socket)
    return super.send(statement)
  }

  override release() {
    this.lane.waiting -= 1
    this.lane.movedAt = performance.now()
  }
}

const heldBack = new WeakSet<Socket>()

/** What is written from now to the end of this turn of the event loop leaves together. */
function holdBack(socket: Socket) {
  if (heldBack.has(socket)) return
  heldBack.add(socket)
  socket.cork()
  setImmediate(() => {
    heldBack.delete(socket)
    socket.uncork()
  })
}
