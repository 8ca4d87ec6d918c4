/** Opens the door: an HTTP server at an address of this machine. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail, type HostError } from '../core/findings';
import { isLoopback, TIME_LIMITS } from '../core/web';

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Whether people can be told apart: only then others than this machine may reach the server. */
  readonly knowsPeople: boolean;
}

/** @throws HostError HOST_NOT_LOOPBACK for an address that others could reach, where people cannot be told apart */
export function refuseBeyond(host: string, knowsPeople: boolean): void {
  if (!knowsPeople && !isLoopback(host)) throw beyondThisMachine(host);
}

const beyondThisMachine = (host: string): HostError =>
  fail({
    code: 'HOST_NOT_LOOPBACK',
    summary: `HOST is ${host}, but no module tells people apart, so only this machine may reach the server`,
    at: [],
    waysOut: [
      { text: 'switch the module auth on, in modules/enabled.json: it knows people' },
      { text: 'leave HOST unset, or set it to 127.0.0.1' },
      { text: 'reach it from elsewhere through a tunnel: ssh -L 3000:127.0.0.1:3000 <machine>' },
    ],
  });

const inUse = ({ host, port }: ListenOptions, cause: unknown): HostError =>
  fail(
    {
      code: 'PORT_IN_USE',
      summary: `another program listens on ${host}:${port}`,
      at: [],
      waysOut: [
        { command: `PORT=${port + 1} npm start`, text: 'listen elsewhere' },
        { command: `lsof -i :${port}`, text: 'see which program it is, and end it' },
      ],
    },
    cause,
  );

const notAllowed = ({ host, port }: ListenOptions, cause: NodeJS.ErrnoException): HostError =>
  fail(
    {
      code: 'CONFIG_INVALID',
      summary: `the server cannot listen on ${host}:${port}: ${cause.message}`,
      at: [],
      waysOut: [{ text: 'choose another HOST or PORT; ports below 1024 belong to the system' }],
    },
    cause,
  );

/** `http://localhost:3000` */
export function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  if (address === '127.0.0.1') return `http://localhost:${port}`;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/**
 * Listens, with limits on how long a client may take.
 * @throws HostError HOST_NOT_LOOPBACK, PORT_IN_USE, or CONFIG_INVALID for an address that cannot be had
 */
export async function listen(handler: RequestListener, options: ListenOptions): Promise<Server> {
  refuseBeyond(options.host, options.knowsPeople);
  const server = createServer(TIME_LIMITS, handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? inUse(options, error) : notAllowed(options, error));
    });
    server.listen(options.port, options.host, resolve);
  });
  return server;
}
