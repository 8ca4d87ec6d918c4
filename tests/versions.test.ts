/** What package.json and the lock file must say. An audit needs a server to ask; these floors need none. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Locked {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
}
interface PackageFile {
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const root = path.resolve(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const packageFile = JSON.parse(read('package.json')) as PackageFile;
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Locked>> };

/** The first version without a known hole, for packages that have had one. */
const FLOORS: Readonly<Record<string, string>> = {
  ejs: '3.1.10',
  express: '5.0.1',
  multer: '2.1.0',
  'path-to-regexp': '8.0.0',
  qs: '6.14.2',
  sequelize: '6.37.8',
};

const compareVersions = (one: string, other: string): number =>
  one.localeCompare(other, 'en', { numeric: true });

/** `['node_modules/ejs 3.1.9']` for each copy, however deep, that is older than its floor. */
const tooOld = (locked: Readonly<Record<string, Locked>>): string[] =>
  Object.entries(locked).flatMap(([place, { version }]) => {
    const floor = FLOORS[place.split('node_modules/').at(-1) ?? ''];
    const old = floor !== undefined && version !== undefined && compareVersions(version, floor) < 0;
    return old ? [`${place} ${version}`] : [];
  });

test('no copy of a package with a past advisory is older than its repair', () => {
  expect(tooOld(packages)).toEqual([]);
});

test('an old copy deep in the tree is seen', () => {
  const locked = {
    'node_modules/ejs': { version: '7.0.2' },
    'node_modules/a/node_modules/ejs': { version: '3.1.9' },
    'node_modules/qs': { version: '6.9.20' },
  };

  expect(tooOld(locked)).toEqual(['node_modules/a/node_modules/ejs 3.1.9', 'node_modules/qs 6.9.20']);
});

test('versions are pinned, and the lock file holds what package.json names', () => {
  const named = Object.entries({ ...packageFile.dependencies, ...packageFile.devDependencies });

  expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  expect(named.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual(
    [],
  );
});

test('every install script in the tree has been looked at', () => {
  const scripts = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const names = scripts.map(([place]) => place.split('node_modules/').at(-1) ?? '').filter(Boolean);

  expect(Object.keys(packageFile.allowScripts).sort()).toEqual([...new Set(names)].sort());
});

test('the lock file names no host', () => {
  expect(read('package-lock.json')).not.toContain('"resolved"');
});

test('the version for version managers is one that package.json allows', () => {
  expect(packageFile.engines['node']).toBe(`>=${read('.nvmrc').trim()}.19`);
});
