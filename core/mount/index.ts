export { createAccess, policyOf, type Decide } from './policy';
export { handlersOf, methodsAt, type FoundHandler } from './router_layers';
export { routesOf, routesTwice, type RouteInfo, type RouteSource } from './routes';
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
