import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.PORT ?? '8080'}`;

export default defineConfig({
  root: 'web',
  plugins: [preact()],
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2000 },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: server, ws: true } } },
});
