import { randomFillSync } from 'node:crypto';

/** Random bytes are asked for by the page: one call for each key cost more than all else about a row. */
const POOL = Buffer.alloc(16 * 256);
let used = POOL.length;

function someRandom(): Buffer {
  if (used === POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  used += 16;
  return POOL.subarray(used - 16, used);
}

/** A UUID version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then random, so that keys grow with time. */
export function uuid7(now = Date.now()): string {
  const bytes = someRandom();
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
