import tseslint from 'typescript-eslint'

const clock = 'The core is pure: take the present as `now`, randomness as a seed, and report through return values.'

export default tseslint.config(
  { ignores: ['dist/**', 'docs/api/**', 'coverage/**', 'test/consumer/**', 'out/**', '.tmp/**'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['warn', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'src/**/weights.ts'], // tables, and tests of one thing
    rules: { 'max-lines': ['warn', { max: 600, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', { name: 'process', message: clock }, { name: 'performance', message: clock }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: clock },
        { object: 'Math', property: 'random', message: clock },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
        { selector: 'CallExpression[callee.property.name=/^toLocale/]', message: 'Results do not depend on a locale.' },
      ],
    },
  },
)
