/** Style sheets and scripts: read once, served from memory under a name that changes with their content. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { RequestHandler } from 'express';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const A_YEAR = 'public, max-age=31536000, immutable';

export interface Assets {
  /** Where they are served: `/assets/<digest of them all>`, so that files may name one another. */
  base: string;
  /** For `/assets/:version/:file`. */
  handler: RequestHandler;
}

/** Takes every file of a known type that lies in the folders, and these single ones. Names must differ between folders. */
export function loadAssets(folders: readonly string[], singles: readonly string[] = []): Assets {
  const files = new Map<string, { type: string; bytes: Buffer }>();
  const inFolders = folders.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => join(folder, name)),
  );
  for (const path of [...inFolders, ...singles]) {
    const type = TYPES[extname(path)];
    if (type) files.set(basename(path), { type, bytes: readFileSync(path) });
  }
  const digest = createHash('sha256');
  for (const [name, { bytes }] of files) digest.update(name).update(bytes);
  const version = digest.digest('base64url').slice(0, 12);
  return {
    base: `/assets/${version}`,
    handler: (request, response, next) => {
      const file = files.get(String(request.params.file));
      if (!file) return next();
      // A page from before an update names the old version: it gets today's file, and may not keep it.
      const cache = request.params.version === version ? A_YEAR : 'no-cache';
      response.set({ 'Content-Type': file.type, 'Cache-Control': cache }).send(file.bytes);
    },
  };
}
