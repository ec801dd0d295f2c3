import { isUtf8 } from 'node:buffer';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import type { Endpoint } from '../contract/endpoint.ts';
import { ENDPOINTS, type EndpointName, type Endpoints } from '../contract/endpoints.ts';
import { ReplayError } from '../contract/problems.ts';
import { invalidRequest, readQuery, validate } from './validation.ts';

type Parsed<E, Part extends string> = E extends { readonly [P in Part]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** A request of an operation, validated, and where its answer goes. */
export interface Call<E extends Endpoint> {
  readonly params: Parsed<E, 'params'>;
  readonly query: Parsed<E, 'query'>;
  readonly body: Parsed<E, 'body'>;
  readonly request: Request;
  readonly response: Response;
}

/** What answers the operations named; what it throws becomes a problem. */
export type Handlers<N extends EndpointName = EndpointName> = {
  readonly [K in N]: (call: Call<Endpoints[K]>) => void | Promise<void>;
};

const JSON_TYPES = ['application/json', 'application/*+json'];
const parseJson = express.json({ limit: '256kb', type: JSON_TYPES, strict: false, verify: requireUtf8 });

/** Adds every operation of the contract to the app. `dataVersion` changes whenever the recorded data does. */
export function mount(app: Express, handlers: Handlers, dataVersion: () => string): void {
  const methods = new Map<string, string[]>();
  for (const name of Object.keys(ENDPOINTS) as EndpointName[]) {
    const endpoint: Endpoint = ENDPOINTS[name];
    const answer = handlers[name] as (call: Call<Endpoint>) => void | Promise<void>;
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    methods.set(path, [...(methods.get(path) ?? []), endpoint.method]);
    app[endpoint.method](path, ...(endpoint.body ? [requireJson, parseJson] : []), (request, response) => {
      const call = validCall(endpoint, request, response);
      if (endpoint.cacheable && isUnchanged(request, response, dataVersion())) return;
      return answer(call);
    });
  }
  for (const [path, allowed] of methods) app.all(path, refuseMethod(allowed));
}

function validCall(endpoint: Endpoint, request: Request, response: Response): Call<Endpoint> {
  const { params, query, body } = endpoint;
  const given = readQuery(request.url);
  const unknown = query ? [] : Object.keys(given);
  if (unknown.length > 0) {
    throw invalidRequest(unknown.map(path => ({ path, message: 'is not known here' })));
  }
  const part = (schema: z.ZodType | undefined, input: unknown) =>
    schema ? validate(schema, input) : undefined;
  const parsed = {
    params: part(params, { ...request.params }),
    query: part(query, given),
    body: part(body, request.body === undefined ? {} : request.body),
  };
  return { ...(parsed as Omit<Call<Endpoint>, 'request' | 'response'>), request, response };
}

/** Marks the answer with the data's version; answers 304 where the client has that one. */
function isUnchanged(request: Request, response: Response, dataVersion: string): boolean {
  response.set({ ETag: `"${dataVersion}"`, 'Cache-Control': 'no-cache' });
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}

/** An empty body passes, to be refused for what it lacks. */
const requireJson: RequestHandler = (request, _response, next) => {
  if (request.is(JSON_TYPES) === false && request.get('Content-Length') !== '0') {
    throw new ReplayError('unsupported_media_type', 'Send the body with Content-Type: application/json.');
  }
  next();
};

/** Bytes that are no UTF-8 would be read as another text than the client meant. */
function requireUtf8(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (encoding !== 'utf-8' || isUtf8(body)) return;
  throw invalidRequest([{ path: '', message: 'The body is not UTF-8' }]);
}

function refuseMethod(methods: readonly string[]): RequestHandler {
  const allowed = [...methods, ...(methods.includes('get') ? ['head'] : []), 'options'].map(method =>
    method.toUpperCase(),
  );
  return (request, response) => {
    response.set('Allow', allowed.join(', '));
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    throw new ReplayError(
      'method_not_allowed',
      `${request.method} is not allowed here; ${allowed.join(', ')} are.`,
    );
  };
}
