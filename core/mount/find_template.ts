/** Which file draws `customers/list`: the project's own, else the highest-numbered module's, else the host's. */
import path from 'node:path';

/** A folder that holds templates as `<module>/<name>.ejs`. */
export interface TemplateSource {
  /** Absolute path. */
  readonly dir: string;
  /** As a person would type it. */
  readonly shown: string;
}

/** The answer for one name. */
export interface FoundTemplate {
  /** Absolute path. */
  readonly file: string;
  readonly shown: string;
  /** Files of that name that stand behind, as a person would type them. */
  readonly instead: readonly string[];
}

export interface TemplateOptions {
  /** First match wins. */
  readonly sources: readonly TemplateSource[];
  readonly isFile: (file: string) => boolean;
  /** True looks on the disk once for each name. */
  readonly cache: boolean;
}

export type FindTemplate = (name: string) => FoundTemplate | undefined;

/** Letters, digits and `_ - .` in parts between slashes, none of which begins with a dot: no way out of the folder. */
const NAME = /^\w[\w.-]*(\/\w[\w.-]*)*$/;

/** Answers the look-up. Names come from code; one that could lead out of the folders is not found. */
export function templateFinder({ sources, isFile, cache }: TemplateOptions): FindTemplate {
  const known = new Map<string, FoundTemplate | undefined>();
  const look: FindTemplate = (name) => {
    if (!NAME.test(name)) return undefined;
    const below = name.endsWith('.ejs') ? name : `${name}.ejs`;
    const there = sources.filter(({ dir }) => isFile(path.join(dir, below)));
    const [first, ...others] = there;
    if (first === undefined) return undefined;
    const shown = (source: TemplateSource): string => `${source.shown}/${below}`;
    return { file: path.join(first.dir, below), shown: shown(first), instead: others.map(shown) };
  };
  return (name) => {
    if (!cache) return look(name);
    if (!known.has(name)) known.set(name, look(name));
    return known.get(name);
  };
}
