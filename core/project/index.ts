export { readProject, withoutModules } from './read_project';
export { importOptions, limitsFrom } from './project';
export type { Project, ProjectOptions } from './project';
