import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A wire between program and server that can be watched, cut, or go silent, and be mended. */
export class Cable {
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #mode: 'through' | 'silent' | 'cut' = 'through';
  readonly #server: Server;
  /** Told of every piece that is sent to the server. */
  onSent: (bytes: Buffer) => void = () => undefined;

  private constructor(to: { readonly host: string; readonly port: number }) {
    this.#server = createServer((socket) => {
      if (this.#mode === 'cut') {
        socket.destroy();
        return;
      }
      const onward = connect(to);
      const pair = [socket, onward] as const;
      this.#pairs.add(pair);
      const end = (): void => {
        this.#pairs.delete(pair);
        for (const one of pair) one.destroy();
      };
      const carry = (into: Socket, bytes: Buffer): void => {
        if (this.#mode === 'through') into.write(bytes);
      };
      for (const one of pair) one.on('error', end).on('close', end);
      socket.on('data', (bytes) => {
        this.onSent(bytes);
        carry(onward, bytes);
      });
      onward.on('data', (bytes) => carry(socket, bytes));
    });
  }

  /** Lays a cable to the server of a PostgreSQL address. */
  static async to(url: string): Promise<Cable> {
    const { hostname, port } = new URL(url);
    const cable = new Cable({ host: hostname, port: Number(port || '5432') });
    cable.#server.listen(0, '127.0.0.1');
    await once(cable.#server, 'listening');
    return cable;
  }

  /** The same database by way of this cable. */
  through(url: string): string {
    const address = new URL(url);
    address.hostname = '127.0.0.1';
    address.port = String((this.#server.address() as AddressInfo).port);
    return address.href;
  }

  mend(): void {
    this.#mode = 'through';
  }

  /** Connections stay and nothing passes. What was sent in silence is lost. */
  silence(): void {
    this.#mode = 'silent';
  }

  /** Connections break and new ones are refused. */
  cut(): void {
    this.#mode = 'cut';
    for (const pair of this.#pairs) for (const one of pair) one.destroy();
    this.#pairs.clear();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
