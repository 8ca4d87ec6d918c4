export { readProject } from './read_project';
export type { Project, ProjectOptions } from './project';
