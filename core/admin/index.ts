/** The generated pages: what a project shows of itself without a line of code, and the frame around every page. */
export { adminArea, type AdminArea } from './admin_router';
export type { ModuleCard } from './module_card';
export { takesFiles } from './routes/import_at';
export { tablesOf, type AdminOptions } from './context';
export { countOld, daysBefore, sweepTrash, type Swept, type Sweeping } from './trash';
export { describeModel, type AdminField, type AdminPage } from '../describe';
export {
  framed,
  pageEngine,
  readAssets,
  VIEWS_DIR,
  type Assets,
  type Crumb,
  type Frame,
  type FrameOptions,
  type Menu,
  type ModuleLink,
  type OwnPage,
  type PageEngine,
  type PageEngineOptions,
  type PageGiven,
} from './frame';
