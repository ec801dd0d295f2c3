import { Validator } from '@seriousme/openapi-schema-validator';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MESSAGE_SCHEMAS } from '../../server/contract/command-message.ts';
import { ENDPOINTS } from '../../server/contract/endpoints.ts';
import { EVENT_SCHEMAS } from '../../server/contract/events.ts';
import { openApiDocument } from '../../server/http/openapi.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await TestApp.open();
});
afterAll(() => test.stop());

const document = openApiDocument('1.2.3');
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

describe('the OpenAPI document', () => {
  it('is served, and is valid OpenAPI 3.1', async () => {
    const { body } = await request(test.app).get(`${API}/openapi.json`).expect(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(document)));
    const validator = new Validator();
    expect(await validator.validate(body)).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('has every route of the app, and no other', async () => {
    for (const [path, operations] of Object.entries(document.paths ?? {})) {
      const concrete = path.replaceAll(/\{\w+\}/g, 'unknown');
      const { headers } = await request(test.app).options(concrete).expect(204);
      const served = METHODS.filter(method => headers.allow?.split(', ').includes(method.toUpperCase()));
      const described = METHODS.filter(method => method in operations);
      expect([path, ...served]).toEqual([path, ...described]);
    }
    const operations = Object.values(document.paths ?? {}).flatMap(item => Object.values(item));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(ENDPOINTS).sort());
  });

  it('describes every event of the stream', () => {
    const text = JSON.stringify(document.components?.schemas);
    for (const event of Object.keys(EVENT_SCHEMAS)) expect(text).toContain(`"Event_${event}"`);
    const stream = document.paths?.[`${API}/stream`]?.get?.responses?.['200'];
    expect(stream).toMatchObject({
      content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/StreamEvent' } } },
    });
  });

  it('describes what goes through a WebSocket, and the items of a poll', () => {
    const { schemas } = document.components ?? {};
    const { description } = document.paths?.[`${API}/ws`]?.get ?? {};
    for (const name of Object.keys(MESSAGE_SCHEMAS)) {
      expect(schemas).toHaveProperty(name);
      expect(description).toContain(`\`${name}\``);
    }
    expect(schemas?.PollAnswer).toMatchObject({
      properties: { events: { items: { $ref: '#/components/schemas/StreamEvent' } } },
    });
  });

  it('tells how a query writes lists and what each operation may answer', () => {
    const state = document.paths?.[`${API}/history/state`]?.get;
    expect(state?.parameters).toContainEqual(
      expect.objectContaining({
        name: 'vehicleTypes',
        in: 'query',
        style: 'form',
        explode: false,
        schema: expect.objectContaining({ type: 'array' }),
      }),
    );
    expect(Object.keys(state?.responses ?? {})).toEqual([
      '200',
      '304',
      '400',
      '404',
      '408',
      '421',
      '429',
      '431',
      '500',
      '503',
    ]);
    const later = {
      'Retry-After': expect.objectContaining({ schema: expect.objectContaining({ type: 'string' }) }),
    };
    expect(state?.responses?.['429']?.headers).toEqual(later);
    expect(state?.responses?.['503']?.headers).toEqual(later);
    expect(state?.responses?.['404']).not.toHaveProperty('headers');
    const control = document.paths?.[`${API}/control`]?.post;
    expect(control?.['x-problem-codes']).toEqual([
      'session_not_found',
      'out_of_range',
      'revision_conflict',
      'invalid_request',
      'host_not_allowed',
      'request_timeout',
      'too_many_requests',
      'headers_too_large',
      'unavailable',
      'internal_error',
      'origin_not_allowed',
      'payload_too_large',
      'unsupported_media_type',
    ]);
  });
});
