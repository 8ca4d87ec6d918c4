export { createAccess, type ShowDoor } from './policy';
export { methodsAt } from './router_layers';
export { routesOf, type RouteInfo } from './routes';
export {
  mountModules,
  mountPath,
  type Mounted,
  type MountedModule,
  type MountOptions,
} from './mount_modules';
export { staticRouter } from './mount_static';
export { templateFinder, type FindTemplate, type FoundTemplate, type TemplateSource } from './find_template';
export { templateSources } from './template_sources';
export { mountTemplates, type TemplateEngine } from './mount_templates';
