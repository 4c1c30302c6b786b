import { writeFileSync } from 'node:fs'
import { openDatabase } from './connection.server'
import { migrate } from './migrate.server'

type Column = {
  table: string
  column: string
  type: string
  isList: boolean
  labels: string[] | null
  isNullable: boolean
  hasDefault: boolean
  isComputed: boolean
}

/** Migrates an empty database and writes its shape as TypeScript. */
export async function writeTypes(url: string, file: string): Promise<void> {
  await migrate(url)
  writeFileSync(file, schemaSource(await readColumns(url)))
}

async function readColumns(url: string): Promise<Column[]> {
  const { pool, close } = openDatabase({ url, max: 1 })
  try {
    const { rows } = await pool.query<Column>(`
      select class.relname as "table", attribute.attname as "column", coalesce(item.typname, type.typname) as type,
        item.oid is not null as "isList", attribute.attidentity <> '' or attribute.atthasdef as "hasDefault",
        not attribute.attnotnull as "isNullable", attribute.attgenerated <> '' as "isComputed",
        (select array_agg(enumlabel::text order by enumsortorder) from pg_enum
          where enumtypid = coalesce(item.oid, type.oid)) as labels
      from pg_attribute attribute
      join pg_class class on class.oid = attribute.attrelid
      join pg_type type on type.oid = attribute.atttypid
      left join pg_type item on item.oid = type.typelem and type.typcategory = 'A'
      where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p', 'v', 'm') and not class.relispartition
        and attribute.attnum > 0 and not attribute.attisdropped and class.relname not like 'kysely\\_%'
        and not exists (select from pg_depend where objid = class.oid and deptype = 'e')
      order by class.relname, attribute.attname`)
    return rows
  } finally {
    await close()
  }
}

function schemaSource(columns: Column[]): string {
  const tables = [...new Set(columns.map(({ table }) => table))]
  const enums = new Map(columns.flatMap(({ type, labels }) => (labels ? [[type, labels] as const] : [])))
  const shapes = [
    ...[...enums].sort(byName).map(([name, labels]) => enumSource(name, labels)),
    ...tables.map((table) =>
      tableSource(
        table,
        columns.filter((column) => column.table === table),
      ),
    ),
    `export interface DB {\n${tables.map((table) => `  ${camel(table)}: ${pascal(table)}\n`).join('')}}\n`,
  ].join('\n')
  const helpers = Object.entries(helperTypes).filter(([name]) => new RegExp(`\\b${name}\\b`).test(shapes))
  return `${header}\n${helpers.map(([, source]) => `${source}\n`).join('')}\n${shapes}`
}

const header = `// Made by "npm run db:types" from the migrated database. Do not edit.
// A jsonb column is read as a value and written as JSON text.
import type { ColumnType } from 'kysely'
import type { JsonValue } from './json'
`

const helperTypes = {
  Generated: `type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>`,
  Computed: 'type Computed<T> = ColumnType<T, never, never>',
  Timestamp: 'type Timestamp = ColumnType<Date, Date | string, Date | string>',
  TimestampOrNull:
    'type TimestampOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>',
  Json: 'type Json = ColumnType<JsonValue, string, string>',
  JsonOrNull: 'type JsonOrNull = ColumnType<JsonValue, string | null | undefined, string | null>',
}

function enumSource(name: string, labels: string[]) {
  const oneLine = `export type ${pascal(name)} = ${labels.map((label) => `'${label}'`).join(' | ')}`
  if (oneLine.length <= 120) return `${oneLine}\n`
  return `export type ${pascal(name)} =\n${labels.map((label) => `  | '${label}'\n`).join('')}`
}

function tableSource(table: string, columns: Column[]) {
  return `export interface ${pascal(table)} {\n${columns.map((column) => `  ${camel(column.column)}: ${typeOf(column)}\n`).join('')}}\n`
}

const scalars: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Buffer',
  float4: 'number',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  json: 'Json',
  jsonb: 'Json',
  numeric: 'number',
  timestamp: 'Timestamp',
  timestamptz: 'Timestamp',
}

function typeOf({ type, isList, labels, isNullable, hasDefault, isComputed }: Column): string {
  const scalar = labels ? pascal(type) : (scalars[type] ?? 'string')
  const one = isList && (scalar === 'Timestamp' || scalar === 'Json') ? 'Date' : scalar
  const value = isList ? `${one}[]` : one
  if (isComputed) return `Computed<${value}${isNullable ? ' | null' : ''}>`
  if (isNullable) return value === 'Timestamp' || value === 'Json' ? `${value}OrNull` : `${value} | null`
  return hasDefault ? `Generated<${value}>` : value
}

function camel(name: string) {
  const spelt = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  if (spelt.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) === name && !/_/.test(spelt)) return spelt
  throw new Error(
    `The name ${name} cannot be spelt in camelCase and back: no digit may follow an underscore. Rename it.`,
  )
}

function pascal(name: string) {
  const spelt = camel(name)
  return spelt.charAt(0).toUpperCase() + spelt.slice(1)
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]) {
  return a < b ? -1 : 1
}
