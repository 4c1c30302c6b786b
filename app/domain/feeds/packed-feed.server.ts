import { pipeline, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { createGzip, gunzip } from 'node:zlib'
import type { Context } from '~/kit/context.server'
import { shelf } from '~/kit/kept.server'
import { editionNumber, xcriFeed } from './feed.queries.server'

const keptFeed = shelf<Buffer>()

/** The feed of the area or of one provider, packed. That of the area is kept until the prospectus changes. */
export function packedFeed(ctx: Context, providerSlug: string | null): Promise<Buffer> {
  if (providerSlug !== null) return packed(ctx, providerSlug)
  return keptFeed(ctx, '', () => packed(ctx, null))
}

function packed(ctx: Context, providerSlug: string | null): Promise<Buffer> {
  const pack = createGzip()
  // What goes wrong while the feed is read reaches whoever reads the packed one.
  pipeline(Readable.from(xcriFeed(ctx, providerSlug)), pack, () => {})
  return buffer(pack)
}

const unpacked = promisify(gunzip)

/** The answer to somebody who fetches a feed: nothing where it has not changed, packed where they can unpack it. */
export async function feedAnswer(ctx: Context, request: Request, providerSlug: string | null): Promise<Response> {
  const etag = `"${await editionNumber(ctx)}-${providerSlug ?? 'area'}"`
  const headers = {
    'Content-Type': 'application/xml; charset=utf-8',
    'Cache-Control': 'public, no-cache',
    'Access-Control-Allow-Origin': '*',
    Vary: 'Accept-Encoding',
    ETag: etag,
  }
  if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers })
  const feed = await packedFeed(ctx, providerSlug)
  const mayPack = /\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '')
  if (mayPack) return new Response(new Uint8Array(feed), { headers: { ...headers, 'Content-Encoding': 'gzip' } })
  return new Response(new Uint8Array(await unpacked(feed)), { headers })
}
