import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';

const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><title>Airside Replay</title>' +
  '<p>The page is not built yet. Run <code>npm run build</code>, then load it again.</p>\n';

/** The page, as `npm run build` left it in `folder`. File names below `assets/` carry a hash of their content. */
export function page(folder: string): Router {
  const router = express.Router();
  router.use(
    express.static(folder, {
      cacheControl: false,
      redirect: false,
      setHeaders(response, path) {
        const hashed = path.startsWith(join(folder, 'assets') + sep);
        response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  router.get('/', notBuilt(folder));
  return router;
}

function notBuilt(folder: string): RequestHandler {
  return (_request, response, next) => {
    if (existsSync(join(folder, 'index.html'))) next();
    else response.status(503).set('Cache-Control', 'no-store').type('html').send(NOT_BUILT);
  };
}
