'use strict';
/** The arrows between folders, as docs in CONTRIBUTING.md say them. `npm run boundaries` checks them. */

const SIDES = '^(?:app|cli|modules|menu-cli)';
const HEAVY = 'node_modules/(?:sequelize|express|umzug|pg|@electric-sql)/';

/** What a domain may lean on: facts about the world, and random numbers. */
const KNOWLEDGE =
  '^(?:node:)?crypto$|node_modules/(?:i18n-iso-countries|libphonenumber-js|postcode-validator)/';

/** The folders a light command goes through: they must not cost what a database or a server costs. */
const LIGHT = 'check|declare|discover|findings|load|numbering|order|registry|renumber|shapes';
const PREVIEW = `^core/(?:${LIGHT})/`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or need a third. Types count as well.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-knows-nobody',
      comment: 'core imports Node, npm packages and itself.',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: `${SIDES}|^views/` },
    },
    {
      name: 'one-door-per-core-folder',
      comment: 'A folder of core is reached through its index.ts.',
      severity: 'error',
      from: { path: '^core/([^/]+)/' },
      to: { path: '^core/([^/]+)/', pathNot: '^core/$1/|^core/[^/]+/index\\.ts$' },
    },
    {
      name: 'one-door-per-core-folder-from-outside',
      comment: 'A folder of core is reached through its index.ts, from app, cli and core/*.ts too.',
      severity: 'error',
      from: { path: '^(?:app|cli|menu-cli|core/[^/]+\\.ts)' },
      to: { path: '^core/[^/]+/', pathNot: '^core/[^/]+/index\\.ts$' },
    },
    {
      name: 'app-knows-core',
      comment: 'app composes one running program out of core.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(?:cli|modules|tests|menu-cli)' },
    },
    {
      name: 'cli-knows-core-and-app',
      comment: 'A command calls core and app; it knows no module.',
      severity: 'error',
      from: { path: '^(?:cli/|menu-cli)' },
      to: { path: '^(?:modules|tests)/' },
    },
    {
      name: 'modules-import-the-host-by-name',
      comment: "A module imports 'ordinal-host', so that its folder can be moved into any project.",
      severity: 'error',
      from: { path: '^modules/', pathNot: '/tests/' },
      to: { path: '^(?:app|cli|core|views|tests|menu-cli)', pathNot: '^core/index\\.ts$' },
    },
    {
      name: 'modules-do-not-reach-into-core',
      comment: "The host's door is reached as 'ordinal-host', never by a path.",
      severity: 'error',
      from: { path: '^modules/' },
      to: { path: '^core/index\\.ts$', dependencyTypesNot: ['aliased'] },
    },
    {
      name: 'modules-meet-at-doors',
      comment: 'Another module is reached through its index.ts, and only downhill.',
      severity: 'error',
      from: { path: '^modules/([^/]+/[^/]+)/' },
      to: { path: '^modules/[^/]+/[^/]+/', pathNot: '^modules/$1/|^modules/[^/]+/[^/]+/index\\.ts$' },
    },
    {
      name: 'domain-is-pure',
      comment:
        'What a module knows of its subject needs no database, server or host: it imports itself and plain knowledge.',
      severity: 'error',
      from: { path: '^(modules/[^/]+/[^/]+/domain)/' },
      to: { pathNot: `^$1/|${KNOWLEDGE}` },
    },
    {
      name: 'domain-has-doors',
      comment: 'A folder of a domain is reached through its index.ts.',
      severity: 'error',
      from: { path: '^(modules/[^/]+/[^/]+/domain)/([^/]+)' },
      to: { path: '^$1/[^/]+/', pathNot: '^$1/$2/|^$1/[^/]+/index\\.ts$' },
    },
    {
      name: 'domain-has-one-door',
      comment: 'From outside a domain there is one door, that of the whole.',
      severity: 'error',
      from: { path: '^modules/', pathNot: '^modules/[^/]+/[^/]+/domain/' },
      to: { path: '^modules/[^/]+/[^/]+/domain/[^/]+/' },
    },
    {
      name: 'preview-is-light',
      comment: 'preview-order proves the order without paying for a database or a server.',
      severity: 'error',
      from: { path: PREVIEW },
      to: { path: HEAVY, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'preview-stays-light',
      comment: 'Nor may they import a folder that could.',
      severity: 'error',
      from: { path: PREVIEW },
      to: { path: `^core/(?!(?:${LIGHT})/)[^/]+/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-stay-in-tests',
      comment: 'Nothing that is shipped imports a test.',
      severity: 'error',
      from: { path: '^(?:app|cli|core|menu-cli)|^modules/(?!.*/tests/)' },
      to: { path: '(?:^|/)tests/' },
    },
    {
      name: 'no-development-packages',
      comment: 'What runs in production is a dependency.',
      severity: 'error',
      from: { path: '^(?:app|cli|core|modules|menu-cli)', pathNot: '/tests/|^cli/build/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|tests/fixtures)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['types', 'require', 'node', 'default'],
      extensions: ['.ts', '.js', '.json', '.d.ts'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
