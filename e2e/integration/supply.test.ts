import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
type Locked = z.infer<typeof lockSchema>['packages'][string] & {
  readonly path: string;
  readonly name: string;
};

/** The one list of packages whose install scripts may run; npm itself holds to it (`strict-allow-scripts`). */
const { allowScripts } = z
  .object({ allowScripts: z.record(z.string(), z.boolean()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));

const packages = readLock();

/** All that would be installed, the program itself left out. */
function readLock(): readonly Locked[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({ ...entry, path, name: path.slice(path.lastIndexOf('node_modules/') + 13) }));
}

/** What the lock would be with one package more. */
const withPackage = (more: Partial<Locked>): readonly Locked[] => [
  ...packages,
  {
    path: 'node_modules/more',
    name: 'more',
    version: '1.0.0',
    integrity: 'sha512-x',
    license: 'MIT',
    ...more,
  },
];

describe('the lock file', () => {
  const unproven = (locked: readonly Locked[]) =>
    locked.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ path }) => path);

  it('has the hash of every package', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(unproven(packages)).toEqual([]);
    const { integrity: _, ...bare } = withPackage({}).at(-1) ?? {};
    expect(unproven([{ path: 'node_modules/x', name: 'x', version: '1.0.0', ...bare }])).toHaveLength(1);
  });

  it('names no registry: packages come from wherever its reader gets them, and are proven by their hash', () => {
    expect(packages.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });
});

describe('the binary of Node', () => {
  /** Its own install script fetches it, past the lock file. SHA-256, by the version of the package. */
  const KNOWN: Readonly<Record<string, string>> = {
    '24.21.0': '7fde7b8afa198da66257f42ee2001d874c7355631e6d1579a5fb5ef1f246df4c',
  };

  it.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('is the one that was looked at', () => {
    const version = packages.find(({ name }) => name === 'node')?.version ?? '';
    const bytes = readFileSync(join(ROOT, 'node_modules/node/bin/node'));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(KNOWN[version]);
  });
});

describe('K01 a package with an install script', () => {
  const unlisted = (locked: readonly Locked[]) =>
    locked.filter(({ name, hasInstallScript }) => hasInstallScript && !allowScripts[name]);

  it('K01 is one of a named few', () => {
    expect(allowScripts).toEqual({ node: true });
    expect(unlisted(packages)).toEqual([]);
    expect(unlisted(withPackage({ hasInstallScript: true }))).toMatchObject([{ name: 'more' }]);
  });

  // An npm that does not know the setting would run the script: the test above is what is left then.
  it.skipIf(!isKnownToNpm('strict-allow-scripts'))(
    'K01 that is not listed ends the install before it runs',
    () => {
      const folder = openFolder();
      const [sly, project] = [join(folder, 'sly'), join(folder, 'project')];
      writePackage(sly, {
        name: 'sly',
        version: '1.0.0',
        scripts: { postinstall: 'touch "$INIT_CWD/has-run"' },
      });
      execFileSync('npm', ['pack', '--silent'], { cwd: sly });
      const dependencies = { sly: 'file:../sly/sly-1.0.0.tgz' };
      writePackage(project, { name: 'project', version: '1.0.0', dependencies, allowScripts });
      const install = (npmrc: string) => {
        writeFileSync(join(project, '.npmrc'), npmrc);
        return spawnSync('npm', ['install', '--offline', '--no-audit'], {
          cwd: project,
          // What ran these tests hands its own settings down.
          env: Object.fromEntries(
            Object.entries(process.env).filter(([name]) => !name.startsWith('npm_config_')),
          ),
          encoding: 'utf8',
        });
      };
      const { status, stderr } = install(readFileSync(join(ROOT, '.npmrc'), 'utf8'));
      expect(stderr).toContain('not covered by allowScripts');
      expect([status, existsSync(join(project, 'has-run'))]).toEqual([1, false]);
      // It is a script that would run.
      expect([install('').status, existsSync(join(project, 'has-run'))]).toEqual([0, true]);
    },
  );
});

describe('K02 a package with a known hole', () => {
  /** The first version without it. Source: threats.md K02. */
  const FLOORS = { hono: '4.12.16', '@hono/node-server': '1.19.13', undici: '7.24.0', sharp: '0.32.6' };
  const isBelow = (version: string, floor: string) =>
    version.localeCompare(floor, 'en', { numeric: true }) < 0 || version.startsWith(`${floor}-`);
  const tooOld = (locked: readonly Locked[]) =>
    Object.entries(FLOORS).flatMap(([name, floor]) =>
      locked.filter((each) => each.name === name && isBelow(each.version, floor)),
    );

  it('K02 is not in the lock, at whatever depth', () => {
    for (const name of Object.keys(FLOORS)) expect(packages.map((each) => each.name)).toContain(name);
    expect(tooOld(packages)).toEqual([]);
  });

  it.each([
    ['hono', '4.12.15'],
    ['hono', '4.9.99'],
    ['@hono/node-server', '1.19.12'],
    ['undici', '7.23.9'],
    ['undici', '7.24.0-beta.1'],
    ['sharp', '0.32.5'],
  ])('K02 is found where it comes with another one: %s %s', (name, version) => {
    expect(
      tooOld(withPackage({ path: `node_modules/more/node_modules/${name}`, name, version })),
    ).toHaveLength(1);
  });
});

describe('the licences', () => {
  /** What asks for no more than its notice: anything goes with MIT. */
  const PERMISSIVE = new Set(
    '0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause CC0-1.0 ISC MIT Python-2.0 Unlicense'.split(' '),
  );
  /** What asks for more, of those packages alone, and why that is kept. */
  const CONDITIONAL: Readonly<Record<string, RegExp>> = {
    // Its own files stay under it; they are used as they are, to build and to test, and are in no built page.
    'MPL-2.0': /^(@axe-core\/playwright|axe-core|lightningcss(-.+)?)$/,
    // A shared library that is loaded at run time, and that anybody may put another one in the place of.
    'LGPL-3.0-or-later': /^@img\/sharp-/,
    // Fonts, which are not sold by themselves.
    'OFL-1.1': /^@fontsource-variable\//,
  };

  const goesWithMit = ({ name, license = '' }: Pick<Locked, 'name' | 'license'>) =>
    license
      .replace(/^\((.*)\)$/, '$1')
      .split(' OR ')
      .some((choice) =>
        choice.split(' AND ').every((each) => PERMISSIVE.has(each) || CONDITIONAL[each]?.test(name)),
      );
  const offenders = (locked: readonly Locked[]) =>
    locked
      .filter((each) => !goesWithMit(each))
      .map(({ name, version, license }) => ({ name, version, license }));

  it('of all packages go with the MIT licence of this one', () => {
    expect(readFileSync(join(ROOT, 'LICENSE'), 'utf8')).toMatch(/^MIT License\n/);
    expect(offenders(packages)).toEqual([]);
  });

  it('are those that the installed packages state', () => {
    const stated = packages.flatMap(({ path, name, version }) => {
      const file = join(ROOT, path, 'package.json');
      if (!existsSync(file)) return [];
      const { license } = z.object({ license: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8')));
      return [{ path, name, version, license }];
    });
    expect(stated.length).toBeGreaterThan(100);
    expect(offenders(stated)).toEqual([]);
  });

  it.each([
    undefined,
    '',
    'GPL-3.0-only',
    'AGPL-3.0-or-later',
    'MIT AND GPL-2.0',
    'SEE LICENSE IN x',
    'MPL-2.0',
  ])('are refused of a package that has %s', (license) => {
    expect(goesWithMit({ name: 'more', license })).toBe(false);
  });

  it.each(['MIT', '(MIT OR GPL-3.0-only)', 'Apache-2.0 AND MIT'])(
    'are taken of one that has %s',
    (license) => {
      expect(goesWithMit({ name: 'more', license })).toBe(true);
    },
  );
});

function isKnownToNpm(setting: string): boolean {
  // Outside the project, whose own file names it.
  const { stdout } = spawnSync('npm', ['config', 'get', setting], { cwd: tmpdir(), encoding: 'utf8' });
  return /^(true|false)$/m.test(stdout ?? '');
}

function writePackage(folder: string, content: object): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(content));
}

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-supply-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
