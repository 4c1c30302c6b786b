import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { compile } from 'sass'

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url))

/** The style sheet as the browser gets it. */
export const css = compile(path('app/ui/styles/onward.scss'), {
  loadPaths: [path('node_modules')],
  style: 'compressed',
  quietDeps: true,
}).css

export function compressedSize(text: string) {
  return gzipSync(text, { level: 9 }).length
}

/** One of the design system's functional colours as our style sheet sets it, without its print value. */
export function functionalColour(name: string) {
  const value = new RegExp(`--govuk-${name}-colour: ?(#[0-9a-f]{3,6}|white|black)`).exec(css)?.[1]
  if (!value) throw new Error(`The style sheet sets no colour called ${name}.`)
  return value
}

/** How far two colours stand apart, by the formula of WCAG 2: from 1 (the same) to 21. */
export function contrast(one: string, other: string) {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string) {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string) {
  const hex = { white: 'ffffff', black: '000000' }[colour] ?? colour.slice(1)
  const full = hex.length === 3 ? [...hex].map((figure) => figure + figure).join('') : hex
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
}
