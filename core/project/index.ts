export { readProject, withoutModules } from './read_project';
export { limitsFrom } from './project';
export type { Project, ProjectOptions } from './project';
