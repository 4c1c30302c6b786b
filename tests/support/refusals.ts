import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** One place in the source that says no: the function it stands in, and the code of the Refusal. */
export type Said = `${string} ${string}`

export type Named = { file: string; name: string }
type Piece = Named & { node: ts.Node }
type Source = { own: Map<string, ts.Node>; exported: string[]; from: Map<string, Named> }

const root = path.resolve(import.meta.dirname, '../..')
const sources = new Map<string, Source | null>()

/**
 * Every no that a function can come to, read from the source itself: its own Refusals and those of all it calls. What is put
 * in the queue happens later and is not followed. So a guard that somebody adds is in the list of its deed from that moment.
 */
export function refusalsOf(file: string, name: string): Said[] {
  // Two that collide is no guard of one deed: every deed may hear of it, and tests/faults/collisions.test.ts tries it for all.
  const pieces = reachOf(file, name).filter((piece) => piece.name !== 'inTransaction')
  const found = pieces.flatMap((piece) => codesIn(piece.node).map((code): Said => `${piece.name} ${code}`))
  return [...new Set(found)].toSorted()
}

/**
 * The functions of the rooms that come to a function of theirs by a way of their own: not through one of those that are known,
 * and not as a part of one.
 */
export function whoElseComesTo(target: string, known: readonly Named[]): string[] {
  const keyOf = ({ file, name }: Named) => `${file} ${name}`
  const keys = known.map(keyOf)
  const parts = known.flatMap(({ file, name }) => reachOf(file, name)).map(keyOf)
  const files = globSync('app/domain/**/*.commands.server.ts', { cwd: root }).map((file) => file.replace(/\.ts$/, ''))
  return files
    .flatMap((file) => (sourceOf(file)?.exported ?? []).map((name) => ({ file, name })))
    .filter((one) => !parts.includes(keyOf(one)))
    .filter(({ file, name }) => {
      const reach = reachOf(file, name)
      return reach.some((one) => one.name === target) && !reach.some((one) => keys.includes(keyOf(one)))
    })
    .map(keyOf)
}

/** A function and everything that it calls, in whatever file. */
function reachOf(file: string, name: string): Piece[] {
  const start = lookUp(file, name)
  if (!start) throw new Error(`${file} has no function ${name}.`)
  const found = [start]
  for (const piece of found) {
    for (const meant of calledBy(piece)) if (!found.some((one) => one.node === meant.node)) found.push(meant)
  }
  return found
}

const called = new Map<ts.Node, Piece[]>()

function calledBy({ file, node }: Piece): Piece[] {
  const known = called.get(node)
  if (known) return known
  const found: Piece[] = []
  visit(node, (child) => {
    const meant = ts.isIdentifier(child) && !isMerelyNamed(child) ? lookUp(file, child.text) : null
    if (meant) found.push(meant)
  })
  called.set(node, found)
  return found
}

function visit(node: ts.Node, look: (child: ts.Node) => void) {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}

function codesIn(node: ts.Node): string[] {
  const codes: string[] = []
  visit(node, (child) => {
    if (!ts.isNewExpression(child) || !ts.isIdentifier(child.expression) || child.expression.text !== 'Refusal') return
    const [code] = child.arguments ?? []
    codes.push(code && ts.isStringLiteral(code) ? code.text : 'with a code that is worked out')
  })
  return codes
}

// The name of a property is not the thing of that name.
function isMerelyNamed(node: ts.Identifier) {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  return (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node
}

function lookUp(file: string, name: string): Piece | null {
  const source = sourceOf(file)
  const node = source?.own.get(name)
  if (node) return { file, name, node }
  const imported = source?.from.get(name)
  return imported ? lookUp(imported.file, imported.name) : null
}

function sourceOf(file: string): Source | null {
  const known = sources.get(file)
  if (known !== undefined) return known
  const [found] = globSync(`${file}.ts`, { cwd: root })
  const source = found ? read(file, readFileSync(path.join(root, found), 'utf8')) : null
  sources.set(file, source)
  return source
}

function read(file: string, text: string): Source {
  const source: Source = { own: new Map(), exported: [], from: new Map() }
  for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) {
      source.own.set(statement.name.text, statement)
      const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      if (isExported) source.exported.push(statement.name.text)
    }
    if (ts.isVariableStatement(statement)) keepConstants(source, statement)
    if (ts.isImportDeclaration(statement)) keepImports(source, file, statement)
  }
  return source
}

// A job is defined by a call: what it does is done later.
function keepConstants({ own }: Source, statement: ts.VariableStatement) {
  for (const { name, initializer } of statement.declarationList.declarations) {
    if (ts.isIdentifier(name) && initializer && !ts.isCallExpression(initializer)) own.set(name.text, initializer)
  }
}

function keepImports({ from }: Source, file: string, { moduleSpecifier, importClause }: ts.ImportDeclaration) {
  const bindings = importClause?.namedBindings
  if (!ts.isStringLiteral(moduleSpecifier) || !bindings || !ts.isNamedImports(bindings)) return
  const target = fileOf(file, moduleSpecifier.text)
  if (target === null) return
  for (const { name, propertyName } of bindings.elements) {
    from.set(name.text, { file: target, name: (propertyName ?? name).text })
  }
}

function fileOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('~/')) return `app/${specifier.slice(2)}`
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : null
}
