import { posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import n from 'eslint-plugin-n'
import regexp from 'eslint-plugin-regexp'
import ts from 'typescript-eslint'

/**
 * The whole architecture on one screen. What a line names, it may import, and nothing else: types and `import()` included.
 * `plan` stands for plan.ts and for all below plan/. The longest line that fits a file is its line; no line, no imports.
 */
const MAY_IMPORT = {
  core: ['core'],
  'core/json': ['core', 'lossless-json'],
  'core/hash': ['core', 'node:crypto'],

  collector: ['core', 'collector', '../data'],
  taskdef: ['core', 'taskdef'],
  'taskdef/iam-facts': ['core', 'taskdef', '../data/iam.json'],

  lint: ['core', 'collector', 'taskdef', 'lint'],
  rules: ['core/text', 'lint/rule'],
  'rules/index': ['rules', 'lint/rule'],

  schema: ['collector', 'schema'],

  ports: ['core', 'taskdef'],
  inputs: ['core', 'taskdef/options', 'inputs'],
  observed: ['core', 'taskdef', 'inputs', 'ports'],
  plan: ['core', 'collector', 'taskdef', 'lint/finding', 'inputs', 'observed', 'ports', 'plan'],
  apply: ['core', 'plan', 'ports', 'apply'],
  report: ['core', 'taskdef', 'lint/finding', 'lint/rule', 'inputs', 'observed', 'plan', 'apply', 'ports', 'report'],
  run: [
    'core',
    'collector',
    'taskdef',
    'lint',
    'rules/index',
    'inputs',
    'observed',
    'plan',
    'apply',
    'report',
    'ports',
    'run',
  ],

  edge: ['core', 'taskdef', 'ports', 'edge', '@actions/core', '@actions/github', 'node:'],
  'edge/aws-ecs': ['core', 'ports', 'edge', 'node:', '@aws-sdk/client-ecs'],
  'edge/aws-ssm': ['core', 'ports', 'edge', 'node:', '@aws-sdk/client-ssm'],
  'edge/aws-http': ['core', 'edge', '@smithy/node-http-handler', 'http-proxy-agent', 'https-proxy-agent', 'node:'],
  main: ['run', 'edge'],
  start: ['edge', 'node:'],
  cli: ['core', 'collector', 'taskdef', 'lint', 'rules/index', 'report', 'ports', 'edge', 'schema', 'cli'],
}

const isBelow = (name, target) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`)

/** The imports that `file`, a path below src/, may have. */
const allowedFor = (file) => {
  const lines = Object.keys(MAY_IMPORT).filter((line) => isBelow(line, file.replace(/\.ts$/, '')))
  return MAY_IMPORT[lines.sort((a, b) => b.length - a.length)[0]] ?? []
}

const layers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { denied: '{{file}} may not import {{name}}. Its line in eslint.config.mjs allows: {{allowed}}.' },
  },
  create(context) {
    const file = relative(`${context.cwd}/src`, context.filename).replaceAll('\\', '/')
    const allowed = allowedFor(file)
    const check = (source) => {
      if (!source) return
      const name = typeof source.value === 'string' ? source.value : 'a computed name'
      const target = name.startsWith('.') ? posix.join(posix.dirname(file), name).replace(/\.js$/, '') : name
      if (allowed.some((each) => isBelow(each, target))) return
      const data = { file, name, allowed: allowed.join(', ') || 'nothing' }
      context.report({ node: source, messageId: 'denied', data })
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument.literal),
      TSExternalModuleReference: (node) => check(node.expression),
    }
  },
}

/** What a module outside src/edge/ may not reach for: the surroundings, the clock, chance. */
const SURROUNDINGS = [
  ...['process', 'console', 'fetch', 'require', 'globalThis', 'crypto', 'performance'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
]

const NO_STATE = {
  selector: ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind!="const"]',
  message: 'A module keeps no state.',
}
const NO_CLASS = {
  selector: ':matches(ClassDeclaration, ClassExpression)',
  message: 'Functions and plain data, no classes. The only class is Failure in core/problem.ts.',
}
const NO_CLOCK = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
  message: 'The clock belongs to src/edge/.',
}

/** What a regular expression reads may be made to hurt. */
const LINEAR = {
  'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
  'regexp/no-super-linear-move': ['error', { report: 'potential' }],
}

const typescript = {
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/no-confusing-void-expression': [
    'error',
    { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
  ],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
  ],
  eqeqeq: 'error',
}

export default defineConfig(
  globalIgnores(['dist/', 'data/', '.cache/', 'coverage/']),
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  {
    files: ['**/*.{js,mjs}'],
    extends: [n.configs['flat/recommended-module']],
    settings: { n: { version: '>=20.19.0' } },
    rules: { 'n/no-process-exit': 'off', 'n/no-unpublished-import': 'off', 'n/hashbang': 'off', eqeqeq: 'error' },
  },
  {
    files: ['src/**/*.ts', '__tests__/**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)) },
    },
    plugins: { n },
    settings: { n: { version: '>=20.19.0' } },
    rules: { ...typescript, 'n/no-extraneous-import': 'error', 'n/no-unsupported-features/node-builtins': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { local: { rules: { layers } }, regexp },
    rules: {
      'local/layers': 'error',
      ...LINEAR,
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', 40],
      'max-params': ['error', 3],
      'no-restricted-syntax': ['error', NO_STATE, NO_CLASS],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/edge/**', 'src/main.ts', 'src/cli.ts', 'src/start.ts'],
    rules: {
      'no-restricted-globals': ['error', ...SURROUNDINGS],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock belongs to src/edge/.' },
        { object: 'Math', property: 'random', message: 'Chance belongs to src/edge/.' },
      ],
      'no-restricted-syntax': ['error', NO_STATE, NO_CLASS, NO_CLOCK],
    },
  },
  {
    // Generated: one line a rule.
    files: ['src/rules/index.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/core/problem.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_STATE, NO_CLOCK] },
  },
  {
    files: ['src/edge/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }] },
  },
  {
    // Tests read JSON of many shapes; what they expect of it is checked by running them.
    files: ['__tests__/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
)
