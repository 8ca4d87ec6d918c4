/** What review should not have to say. Formatting is prettier's, folder arrows are dependency-cruiser's. */
import tseslint from 'typescript-eslint';

const SIZE = {
  'max-lines': ['error', { max: 200 }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
};

/** Files whose default export means something to the host. */
const CONVENTION_FILES = [
  'modules/**/*_model.ts',
  'modules/*/*/{module,view,hook,guard,cipher,commands}.ts',
  'modules/*/*/{seeds,migrations}/*.ts',
  'core/**/*_environment.ts',
];

const SQL =
  'SQL is put together in core/create, core/database, core/migrations and core/schema_engine; elsewhere use replacements or bind values.';
const BUILT_SQL = [
  'CallExpression[callee.property.name=/^(literal|query)$/] > TemplateLiteral.arguments[expressions.length>0]',
  "CallExpression[callee.property.name=/^(literal|query)$/] > BinaryExpression.arguments[operator='+']",
  "CallExpression[callee.name='literal'] > TemplateLiteral.arguments[expressions.length>0]",
  "CallExpression[callee.name='literal'] > BinaryExpression.arguments[operator='+']",
].map((selector) => ({ selector, message: SQL }));

const CLOCK = "The domain has no clock: it is given the moment, as 'at'.";
const OWN_CLOCK = [
  "NewExpression:matches([callee.name='Date'], [callee.property.name='Date'])[arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
].map((selector) => ({ selector, message: CLOCK }));

/** Mistakes in any JavaScript, typed or not. */
const PLAIN = Object.fromEntries(
  [
    'no-async-promise-executor',
    'no-cond-assign',
    'no-constant-condition',
    'no-control-regex',
    'no-dupe-keys',
    'no-extra-boolean-cast',
    'no-irregular-whitespace',
    'no-loss-of-precision',
    'no-misleading-character-class',
    'no-prototype-builtins',
    'no-regex-spaces',
    'no-self-assign',
    'no-self-compare',
    'no-sparse-arrays',
    'no-unreachable',
    'no-unsafe-finally',
    'no-useless-catch',
    'no-useless-escape',
    'no-var',
    'prefer-const',
    'use-isnan',
    'valid-typeof',
  ].map((rule) => [rule, 'error']),
);

const typescript = {
  files: ['**/*.ts'],
  extends: [tseslint.configs.strictTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    ...SIZE,
    ...PLAIN,
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-console': 'error',
    'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
    'no-restricted-syntax': ['error', ...BUILT_SQL],
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/explicit-module-boundary-types': 'error',
    // Numbers in sentences are what findings are made of.
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    // `return response.redirect(...)` leaves a handler early, and says so.
    '@typescript-eslint/no-confusing-void-expression': 'off',
    '@typescript-eslint/no-meaningless-void-operator': 'off',
    // Rows are looked up by names that are only known at run time; their values are printed as text.
    '@typescript-eslint/no-base-to-string': 'off',
    // The generated order file merges into empty interfaces.
    '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'always' }],
    // A field's marks, and `models.X`, are types that say the same twice on purpose.
    '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    '@typescript-eslint/unified-signatures': 'off',
    // Whether a name is `never` depends on the generated order file.
    '@typescript-eslint/no-redundant-type-constituents': 'off',
    // What authors fill in are functions in an object, written as methods; none of them asks for `this`.
    '@typescript-eslint/unbound-method': 'off',
    // `[...text].length` counts characters, which is what a length limit is about.
    '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  },
};

const tests = {
  files: ['tests/**/*.ts', '**/tests/**/*.ts'],
  rules: {
    'max-lines': 'off',
    'max-lines-per-function': 'off',
    'no-restricted-syntax': 'off',
    'no-restricted-exports': 'off',
    // Tests take values apart that others have put together: a wrong guess fails the test, which is the point.
    '@typescript-eslint/no-non-null-assertion': 'off',
    '@typescript-eslint/no-deprecated': 'off',
    '@typescript-eslint/no-misused-spread': 'off',
    '@typescript-eslint/no-require-imports': 'off',
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    '@typescript-eslint/restrict-plus-operands': 'off',
    '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
    '@typescript-eslint/no-unsafe-argument': 'off',
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-member-access': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
    '@typescript-eslint/no-unnecessary-condition': 'off',
    '@typescript-eslint/require-await': 'off',
    '@typescript-eslint/explicit-module-boundary-types': 'off',
  },
};

const scripts = {
  files: ['**/*.{js,cjs,mjs}'],
  extends: [tseslint.configs.base],
  languageOptions: { parserOptions: { projectService: false } },
  rules: {
    ...SIZE,
    ...PLAIN,
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-unused-vars': 'error',
    'no-console': 'error',
  },
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      '.data/',
      'tests/fixtures/',
      'views/static/vendor/',
      '**/*.generated.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  typescript,
  tests,
  { files: ['cli/**/*.ts', 'tests/bench/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: CONVENTION_FILES, rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['core/{create,database,migrations,schema_engine}/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['modules/*/*/domain/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...BUILT_SQL, ...OWN_CLOCK] },
  },
  scripts,
);
