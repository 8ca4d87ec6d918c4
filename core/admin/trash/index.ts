export { countTrash, daysLeft, placeIn, readTrash } from './read_trash';
export { leftText, trashJson, trashView, type TrashView } from './trash_page';
