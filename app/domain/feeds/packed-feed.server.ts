import { buffer } from 'node:stream/consumers'
import { Readable, pipeline } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import type { Context } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { shelf } from '~/kit/kept.server'
import { csvFeed, editionNumber, xcriFeed } from './feed.queries.server'

/** The forms in which the prospectus is given out whole. */
const forms = {
  xcri: { pieces: xcriFeed, headers: { 'Content-Type': 'application/xml; charset=utf-8' } },
  csv: {
    pieces: csvFeed,
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': 'attachment; filename="courses.csv"',
    },
  },
} as const

export type FeedForm = keyof typeof forms

const keptFeed = shelf<Buffer>()

/** The feed of the area or of one provider, packed. That of the area is kept until the prospectus changes. */
export function packedFeed(ctx: Context, form: FeedForm, providerSlug: string | null): Promise<Buffer> {
  if (providerSlug !== null) return packed(ctx, form, providerSlug)
  return keptFeed(ctx, form, () => packed(ctx, form, null))
}

function packed(ctx: Context, form: FeedForm, providerSlug: string | null): Promise<Buffer> {
  const pack = createGzip()
  // What goes wrong while the feed is read reaches whoever reads the packed one.
  pipeline(Readable.from(forms[form].pieces(ctx, providerSlug)), pack, () => {})
  return buffer(pack)
}

// Unpacked it is twenty times as large: it is never whole in memory.
function unpacked(feed: Buffer): ReadableStream<Uint8Array> {
  const unpack = createGunzip()
  unpack.end(feed)
  const parts: AsyncIterator<Uint8Array> = unpack[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => void unpack.destroy(),
  })
}

/** The answer to somebody who fetches a feed: nothing where it has not changed, packed where they can unpack it. */
export async function feedAnswer(
  ctx: Context,
  request: Request,
  form: FeedForm,
  providerSlug: string | null,
): Promise<Response> {
  // What is no slug of anybody has no place in a header either.
  if (providerSlug !== null && !/^[a-z0-9-]+$/.test(providerSlug)) throw new NotFound('provider')
  const etag = `"${await editionNumber(ctx)}-${form}-${providerSlug ?? 'area'}"`
  const headers = {
    ...forms[form].headers,
    'Cache-Control': 'public, no-cache',
    'Access-Control-Allow-Origin': '*',
    Vary: 'Accept-Encoding',
    ETag: etag,
  }
  if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers })
  const feed = await packedFeed(ctx, form, providerSlug)
  const mayPack = /\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '')
  if (mayPack) return new Response(new Uint8Array(feed), { headers: { ...headers, 'Content-Encoding': 'gzip' } })
  return new Response(unpacked(feed), { headers })
}
