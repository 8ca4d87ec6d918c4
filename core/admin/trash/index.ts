export { daysBefore, keepSweeping, type Sweeping } from './keep_sweeping';
export { countTrash, daysLeft, placeIn, readTrash } from './read_trash';
export { countOld, sweepTrash, type Swept } from './sweep';
export { leftText, trashJson, trashView, type TrashView } from './trash_page';
