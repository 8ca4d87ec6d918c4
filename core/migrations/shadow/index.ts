export { costWords, runAlone, runMeasured, withoutNew, type Cost } from './costs';
export { extensionsFor, extensionsOf } from './extensions';
export { replay } from './replay';
export { withoutSameViews } from './same_view';
export { SHADOW_SCHEMA, withShadow, type Shadow, type ShadowOptions } from './shadow';
export { readWanted } from './wanted';
export { withWordLists } from './word_lists';
