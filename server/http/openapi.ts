import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { MESSAGE_SCHEMAS } from '../contract/command-message.ts';
import type { Answer, Endpoint } from '../contract/endpoint.ts';
import { ENDPOINTS } from '../contract/endpoints.ts';
import { PROBLEMS, type ProblemCode, problem } from '../contract/problems.ts';
import { mayChange } from './foreign-pages.ts';
import { passes } from './problem-of.ts';

/** What any operation may answer, and any that takes a body. */
const COMMON: readonly ProblemCode[] = [
  'invalid_request',
  'host_not_allowed',
  'request_timeout',
  'too_many_requests',
  'headers_too_large',
  'unavailable',
  'internal_error',
];
const OF_BODIES: readonly ProblemCode[] = ['payload_too_large', 'unsupported_media_type'];
/** What pages of other origins are answered where they would change or open something. */
const OF_FOREIGN_PAGES: readonly ProblemCode[] = ['origin_not_allowed'];

const retryHeaders = z.object({
  'Retry-After': z.string().meta({ description: 'After how many seconds to try again' }),
});
const etag = z.string().meta({ description: 'The version of the recorded data' });

/** The API as OpenAPI 3.1 describes it, made of the schemas that validate its requests. */
export function openApiDocument(version: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const [operationId, endpoint] of Object.entries(ENDPOINTS)) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method]: { operationId, ...toOperation(endpoint) },
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Airside Replay',
      version,
      description:
        "Replays a past airport shift. Times are RFC 3339, distances metres, speeds metres per second, headings degrees from true north. Every refusal is a problem (RFC 9457) whose `code` is stable; see each operation's `x-problem-codes`. Every answer names its request in `X-Request-Id`, the one that was sent where it is well-formed.",
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: MESSAGE_SCHEMAS },
  });
}

function toOperation(endpoint: Endpoint): Omit<ZodOpenApiOperationObject, 'operationId'> {
  const { summary, description, params, query, body, form, cacheable } = endpoint;
  const guarded = mayChange(endpoint.method.toUpperCase(), endpoint.path);
  const codes = [
    ...endpoint.problems,
    ...COMMON,
    ...(guarded ? OF_FOREIGN_PAGES : []),
    ...(body || form ? OF_BODIES : []),
  ];
  const headers = cacheable ? z.object({ 'If-None-Match': etag.optional() }) : endpoint.headers;
  return {
    summary,
    ...(description && { description }),
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      ...(headers && { header: headers }),
    },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    ...(form && { requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } } }),
    responses: { ...answersOf(endpoint), ...problemsOf(codes) },
    'x-problem-codes': codes,
  };
}

function answersOf({ answers, cacheable }: Endpoint): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = {};
  for (const [status, answer] of Object.entries(answers)) {
    const headers = cacheable ? z.object({ ETag: etag }) : answer.headers;
    responses[status as '200'] = {
      description: answer.description,
      ...(headers && { headers }),
      ...(answer.content && { content: contentOf(answer.content) }),
    };
  }
  if (cacheable) responses['304'] = { description: 'Not changed since the version that If-None-Match names' };
  return responses;
}

function contentOf(content: NonNullable<Answer['content']>) {
  return Object.fromEntries(Object.entries(content).map(([mediaType, schema]) => [mediaType, { schema }]));
}

/** One response for each status, naming the codes that share it. */
function problemsOf(codes: readonly ProblemCode[]): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = {};
  for (const [status, sharing] of Map.groupBy(codes, code => PROBLEMS[code].status)) {
    responses[`${status}` as '400'] = {
      description: sharing.map(code => `\`${code}\`: ${PROBLEMS[code].title}`).join('; '),
      ...(passes(status) && { headers: retryHeaders }),
      content: { 'application/problem+json': { schema: problem } },
    };
  }
  return responses;
}
