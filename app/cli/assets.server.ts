import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'

type Asset = { headers: Record<string, string>; plain: Buffer; br: Buffer | null; gzip: Buffer | null }

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** The built files, all in memory: a few megabytes, compressed once when they were built. */
export function assetsIn(folder: string) {
  const assets = new Map<string, Asset>()
  for (const file of filesIn(folder)) {
    const type = types[path.extname(file)]
    if (type) assets.set(`/${path.relative(folder, file).replaceAll(path.sep, '/')}`, readAsset(file, type))
  }
  return (request: IncomingMessage, response: ServerResponse) => answerAsset(assets, request, response)
}

/** Answers a request for a file, and says whether it was one. */
function answerAsset(assets: Map<string, Asset>, request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url = '/', headers } = request
  if (method !== 'GET' && method !== 'HEAD') return false
  const asset = assets.get(url.split('?', 1)[0] ?? url)
  if (!asset) return false
  const { name, body } = chosen(asset, headers['accept-encoding'] ?? '')
  for (const [header, value] of Object.entries(asset.headers)) response.setHeader(header, value)
  if (headers['if-none-match'] === asset.headers.ETag) return finish(response, 304)
  if (name) response.setHeader('Content-Encoding', name)
  response.setHeader('Content-Length', body.length)
  return finish(response, 200, method === 'HEAD' ? undefined : body)
}

function finish(response: ServerResponse, status: number, body?: Buffer) {
  response.statusCode = status
  response.end(body)
  return true
}

function chosen({ br, gzip, plain }: Asset, accepted: string) {
  if (br && /\bbr\b/.test(accepted)) return { name: 'br', body: br }
  if (gzip && /\bgzip\b/.test(accepted)) return { name: 'gzip', body: gzip }
  return { name: null, body: plain }
}

function readAsset(file: string, type: string): Asset {
  const plain = readFileSync(file)
  const packed = (ending: string) => (existsSync(file + ending) ? readFileSync(file + ending) : null)
  const isHashed = file.split(path.sep).at(-2) === 'assets'
  const headers = {
    'Content-Type': type,
    'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=86400',
    ETag: `"${createHash('sha1').update(plain).digest('base64url')}"`,
    Vary: 'Accept-Encoding',
  }
  return { headers, plain, br: packed('.br'), gzip: packed('.gz') }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}
