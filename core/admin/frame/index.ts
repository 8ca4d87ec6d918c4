export { readAssets, VIEWS_DIR, type Assets } from './assets';
export { byRange, contributedMenu, rangeText, type ModuleLink, type Ranged } from './contributed';
export type { Menu } from './around';
export { framed, type Frame, type FrameOptions, type OwnPage } from './frame';
export type { Crumb, PageGiven } from './given';
export { pageEngine, type PageEngine, type PageEngineOptions } from './page_engine';
export { narrowed, railOf, type Rail } from './rail';
export { densityOf, themeRouter, type Theme } from './theme';
export { trailOf } from './trail';
