import pg from 'pg'
import { clientSettings } from '#db/connection.server'
import { forgetKept, keepValues } from '~/kit/kept.server'
import { heard, hearing, liveChannel } from '~/kit/live.server'
import { beginNewEdition, keepOpenPages } from '~/kit/open-pages.server'
import { log } from '~/kit/log.server'

const RETRY_MS = 1000

/**
 * Listens for changes to what open pages show and what areas have settled, and for what pages that stay open follow. While the
 * line is down nothing is kept.
 */
export async function followEditions(url: string, role: string | undefined) {
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let isOver = false

  const listen = async () => {
    client = new pg.Client(clientSettings({ url, role }))
    client.on('notification', ({ channel, payload }) => {
      if (channel === liveChannel) return heard(payload ?? '')
      beginNewEdition()
      forgetKept()
    })
    client.on('error', () => {})
    client.on('end', lost)
    try {
      await client.connect()
      await client.query(`listen prospectus; listen ${liveChannel}`)
      keepOpenPages(true)
      keepValues(true)
      hearing(true)
    } catch {
      lost()
    }
  }
  const lost = () => {
    keepOpenPages(false)
    keepValues(false)
    hearing(false)
    if (isOver || retry) return
    log.warn({ event: 'editions-lost' })
    retry = setTimeout(() => {
      retry = undefined
      void listen()
    }, RETRY_MS)
  }

  await listen()
  return async () => {
    isOver = true
    clearTimeout(retry)
    await client?.end().catch(() => {})
  }
}
