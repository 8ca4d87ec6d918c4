export { readAssets, VIEWS_DIR, type Assets } from './assets';
export { framed, type Crumb, type Frame, type FrameOptions, type PageGiven } from './frame';
export { pageEngine, type PageEngine, type PageEngineOptions } from './page_engine';
export { byRange, railOf, rangeText, type ModuleLink, type Rail, type Ranged } from './rail';
export { themeRouter, type Theme } from './theme';
