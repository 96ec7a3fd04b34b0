/** Stands between the store and its server, and cuts the line at the commit. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  /** The same database, by way of the proxy. */
  through(url: string): string;
  /** What happens to the next commit: nothing, its request is lost, or its answer is. */
  next: 'passes' | 'request lost' | 'answer lost';
  stop(): Promise<void>;
}

/** The text that ends every transaction of the store: a COM_QUERY of its own, or the last statement of one. */
const COMMIT = /[\x03;]commit$/;

/** To a MySQL server on this machine. */
export async function startProxy(to: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1');
    let losing = false;
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', cut).on('close', () => {
        sockets.delete(socket);
        cut();
      });
    }
    client.on('data', (chunk: Buffer) => {
      const fault = COMMIT.test(chunk.toString('latin1')) ? proxy.next : 'passes';
      if (fault !== 'passes') proxy.next = 'passes';
      if (fault === 'request lost') return cut();
      losing = fault === 'answer lost';
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (losing) cut();
      else client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server has no other kind
  const proxy: CuttingProxy = {
    through(url) {
      const changed = new URL(url);
      changed.port = String(port);
      return changed.href;
    },
    next: 'passes',
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}
