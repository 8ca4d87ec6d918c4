export { readProject, withoutModules } from './read_project';
export type { Project, ProjectOptions } from './project';
