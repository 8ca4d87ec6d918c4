import { readFileSync } from 'node:fs';

/** A source as text, read only for what a finding says about it; empty when it cannot be read. */
export function sourceText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
