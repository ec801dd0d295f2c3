import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { page } from '../../server/http/page.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'airside-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>The page</title>');
  writeFileSync(join(folder, 'assets', 'index-a1b2c3.js'), 'void 0;');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the page', () => {
  it('is asked for anew each time', async () => {
    const answer = await request(express().use(page(folder)))
      .get('/')
      .expect(200, /The page/);
    await request(express().use(page(folder)))
      .get('/')
      .expect('Cache-Control', 'no-cache')
      .set('If-None-Match', answer.headers.etag ?? '')
      .expect(304);
  });

  it('has no answer for a folder, not even another address', async () => {
    await request(express().use(page(folder)))
      .get('/assets')
      .expect(404);
  });

  it('keeps what carries a hash in its name', async () => {
    await request(express().use(page(folder)))
      .get('/assets/index-a1b2c3.js')
      .expect('Content-Type', /javascript/)
      .expect('Cache-Control', 'public, max-age=31536000, immutable')
      .expect(200);
  });
});
