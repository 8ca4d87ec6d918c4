import { isIPv4 } from 'node:net';

/** Whether a host name means this machine and nobody else: `localhost`, `127.0.0.0/8`, `::1`. */
export const isLoopback = (host: string): boolean => {
  const name = host.toLowerCase();
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
};
