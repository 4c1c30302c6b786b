import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const barrels = [
  { selector: 'ExportAllDeclaration', message: 'No barrel files: import from the file that has it.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No barrel files: import from the file that has it.' },
]
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Default exports belong to routes, letters and config files only.',
}
const clockAndChance = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take the time from ctx.now, or as an argument.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Take the time from ctx.now, or as an argument.',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'Use kit/chance.server.',
  },
]
const kysely = {
  patterns: [
    {
      group: ['kysely', 'kysely/*', 'pg'],
      message: 'SQL lives in *.queries and *.commands, access/scopes, kit and db. Move the query there.',
    },
  ],
}

export default tseslint.config(
  { ignores: ['node_modules', 'build', '.data', 'public', 'test-results', 'playwright-report'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...barrels, defaultExport],
      'no-undef': 'off', // TypeScript says it better
      'no-warning-comments': 'error',
    },
  },
  { files: ['db/schema.ts', 'tests/bench/**'], rules: { 'max-lines': 'off' } },
  {
    files: ['app/**'],
    ignores: [
      'app/**/*.queries.server.ts',
      'app/**/*.commands.server.ts',
      'app/access/*scopes.server.ts',
      'app/access/session.server.ts',
      'app/kit/**',
      'app/cli/**',
    ],
    rules: { 'no-restricted-imports': ['error', kysely] },
  },
  {
    files: ['app/domain/**'],
    rules: { 'no-restricted-syntax': ['error', ...barrels, defaultExport, ...clockAndChance] },
  },
  {
    files: [
      'app/routes/**/*.{ts,tsx}',
      'app/root.tsx',
      'app/routes.ts',
      'app/entry.server.tsx',
      'emails/**',
      '*.{js,ts}',
      'tests/support/{global,journey}-setup.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...barrels] },
  },
  // Playwright reads which fixtures are wanted from the pattern, even where none is.
  { files: ['tests/support/**'], rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] } },
  {
    // Plain scripts that run before anything is installed print to the screen and are outside the type service.
    files: ['**/*.mjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
  },
)
