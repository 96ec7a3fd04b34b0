/** REDIS_URL → a connection, whatever stands behind it. */
import Redis, { Cluster, type RedisOptions } from 'ioredis';

/** `redis+sentinel://[:password@]host:port[,host:port…]/master` and the like; host and port of each. */
const SEVERAL = /^redis\+(sentinel|cluster):\/\/(?:([^:@]*):([^@]*)@)?([^/]+)(?:\/(.*))?$/;
/** Bull's own wish for the connections on which it waits: no limit of tries, no question whether Redis is loading. */
const PATIENT = { maxRetriesPerRequest: null, enableReadyCheck: false };
const PORTS = { sentinel: 26379, cluster: 6379 };

/** `redis://`, `rediss://`, `redis+sentinel://…/master` or `redis+cluster://…`. Connects by itself, and again after a loss. */
export function connectTo(url: string): Redis | Cluster {
  const [, kind, username, password, hosts = '', master] = SEVERAL.exec(url) ?? [];
  const credentials: RedisOptions = {
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
  };
  if (kind === 'sentinel') {
    const sentinels = hostsOf(hosts, PORTS.sentinel);
    return new Redis({ ...PATIENT, ...credentials, sentinels, name: master || 'mymaster' });
  }
  if (kind === 'cluster') {
    const redisOptions = { ...PATIENT, ...credentials };
    return new Cluster(hostsOf(hosts, PORTS.cluster), { enableReadyCheck: false, redisOptions });
  }
  return new Redis(url, PATIENT);
}

/** Every key of a queue must lie on one node of a cluster: what stands in braces decides. */
export function prefixFor(url: string): string {
  return url.startsWith('redis+cluster:') ? '{xiangxin}' : 'xiangxin';
}

function hostsOf(list: string, byDefault: number): { host: string; port: number }[] {
  return list.split(',').map((place) => {
    const [, host = place, port] = /^(.*?)(?::(\d+))?$/.exec(place) ?? [];
    return { host, port: port ? Number(port) : byDefault };
  });
}
