import fc from 'fast-check';
import { check } from '../../../core/check';
import type { Finding } from '../../../core/findings';
import { planRenumber } from '../../../core/renumber';
import { anyProject, discoveredOf, projectOf, renamed, type ProjectValues } from '../renumber/project_values';
import { about } from './project';

const findingsOf = (project: ProjectValues): Finding[] =>
  check({ models: project.models, discovered: discoveredOf(project) });

/** Carries out `menu-cli renumber A B && menu-cli renumber C D` on values. */
function carriedOut(project: ProjectValues, command: string): ProjectValues {
  return command.split(' && ').reduce((now, one) => {
    const [, from, to] = /^menu-cli renumber (\S+) (\d+)$/.exec(one) ?? [];
    const { modules, ranges } = discoveredOf(now);
    const { renames, findings } = planRenumber({ modules, ranges, from: from as string, to: Number(to) });
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    return renamed(now, renames);
  }, project);
}

const isRenumbering = (command: string | undefined): command is string =>
  command?.startsWith('menu-cli renumber') === true;

test.each([
  ['anywhere in the catalogue', { min: 0, max: 999 }],
  ['in a few ranges close together', { min: 300, max: 345 }],
  ['crowded in one range', { min: 320, max: 334 }],
])(
  'in any project, with numbers %s, what is printed mends its finding and brings no other unsaid',
  (_, numbers) => {
    let tried = 0;
    fc.assert(
      fc.property(anyProject(fc.integer(numbers)), (sketches) => {
        const project = projectOf(sketches);
        const before = findingsOf(project);
        const known = new Set(before.map(about));
        for (const finding of before) {
          for (const { command, text } of finding.waysOut.filter((way) => isRenumbering(way.command))) {
            tried += 1;
            const after = findingsOf(carriedOut(project, command as string)).map(about);
            expect(after).not.toContain(about(finding));
            // Fewer files may share a number afterwards: the finding names fewer, and none that it did not name before.
            const fresh = after.filter((one) => !known.has(one) && !one.startsWith('ORDER_DUPLICATE_NUMBER'));
            // In a full range the number beside it is a warning, which is said where it is printed.
            const said = text?.split('lies outside').slice(1) ?? [];
            expect(fresh.filter((one) => !one.startsWith('ORDER_OUT_OF_RANGE'))).toEqual([]);
            expect(fresh.length).toBeLessThanOrEqual(said.length);
            expect(after.length).toBeLessThan(before.length + said.length);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(tried).toBeGreaterThan(100);
  },
);
