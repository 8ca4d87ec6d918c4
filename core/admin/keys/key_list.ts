/** Every key that does something, as the help shows them: one row for each. `views/static/keys.js` acts on them. */

export interface KeyRow {
  readonly does: string;
  /** As they stand on the keyboard. */
  readonly keys: readonly string[];
}

export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

const row = (does: string, ...keys: readonly string[]): KeyRow => ({ does, keys });

export const KEYS: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    rows: [
      row('Go to a record, page or command', 'Ctrl', 'K'),
      row('This help', '?'),
      row('Back to the list', 'U'),
      row('Leave the field', 'Esc'),
    ],
  },
  {
    title: 'In a list',
    rows: [
      row('Next row', 'J'),
      row('Previous row', 'K'),
      row('Select the row', 'X'),
      row('Open', 'Enter'),
      row('Edit', 'E'),
      row('New record', 'N'),
      row('Search', '/'),
      row('Filter', 'F'),
    ],
  },
  {
    title: 'On a record',
    rows: [row('Edit', 'E'), row('Tab 1 to 9', '1', '…', '9')],
  },
  {
    title: 'In a form',
    rows: [
      row('Save', 'Ctrl', 'S'),
      row('Save, add another', 'Ctrl', 'Shift', 'S'),
      row('Next error', 'Alt', 'E'),
    ],
  },
];
