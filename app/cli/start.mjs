import { launch } from './launch.mjs'

const isDevelopment = process.argv.includes('--dev')
await launch(['start', ...process.argv.slice(2)], { build: !isDevelopment })
