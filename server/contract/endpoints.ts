import { z } from 'zod';
import { API_BASE, type Endpoint } from './endpoint.ts';
import { HISTORY_ENDPOINTS } from './history-endpoints.ts';
import { RECORDING_ENDPOINTS } from './recording-endpoints.ts';
import { SESSION_ENDPOINTS } from './session-endpoints.ts';
import { STORED_RECORDING_ENDPOINTS } from './stored-recording-endpoints.ts';
import { STREAM_ENDPOINTS } from './stream-endpoints.ts';

const health = z.strictObject({ status: z.literal('ok') });

/** Every operation of the API, by its operation id. */
export const ENDPOINTS = {
  ...STREAM_ENDPOINTS,
  ...SESSION_ENDPOINTS,
  ...HISTORY_ENDPOINTS,
  ...RECORDING_ENDPOINTS,
  ...STORED_RECORDING_ENDPOINTS,
  getOpenApi: {
    method: 'get',
    path: `${API_BASE}/openapi.json`,
    summary: 'Read this document',
    answers: {
      200: {
        description: 'OpenAPI 3.1',
        content: { 'application/json': z.looseObject({ openapi: z.string() }) },
      },
    },
    problems: [],
  },
  getHealth: {
    method: 'get',
    path: '/healthz',
    summary: 'Whether the process answers',
    answers: { 200: { description: 'It does', content: { 'application/json': health } } },
    problems: [],
  },
  getReadiness: {
    method: 'get',
    path: '/readyz',
    summary: 'Whether there is something to replay',
    description: 'While the demo shift is made and imported, the problem tells how far that has come.',
    answers: { 200: { description: 'There is', content: { 'application/json': health } } },
    problems: [],
  },
  getMetrics: {
    method: 'get',
    path: '/metrics',
    summary: 'Read the figures of the server for Prometheus',
    answers: {
      200: {
        description: "Prometheus' text format",
        content: { 'text/plain': z.string().meta({ description: 'Lines of metrics' }) },
      },
    },
    problems: [],
  },
} as const satisfies Record<string, Endpoint>;

export type Endpoints = typeof ENDPOINTS;
export type EndpointName = keyof Endpoints;
