export { readAssets, VIEWS_DIR, type Assets } from './assets';
export { framed, frameOf, type Crumb, type Frame, type FrameOptions, type PageGiven } from './frame';
export { iconSet, type IconName } from './icons';
export { pageEngine, type PageEngine, type PageEngineOptions } from './page_engine';
export { byRange, railOf, rangeText, type Rail, type Ranged } from './rail';
export { themeOf, themeRouter, type Theme } from './theme';
