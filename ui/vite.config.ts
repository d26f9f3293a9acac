/**
 * One build for the window and for the development host: no SvelteKit, no `devUrl`, every asset
 * relative to `index.html`.
 *
 * - `base: './'` because Tauri serves the page from its own scheme and the host from `/`.
 * - `assetsInlineLimit: 0`: the CSP allows `data:` for pictures only, so nothing is inlined.
 * - `modulePreload.polyfill: false`: the polyfill is an inline script, which the CSP refuses.
 * - Target as in `platform.md` §5: Safari 16 (WebKitGTK 2.50 is far newer) and ES2022.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [svelte(), svelteTesting()],
  server: { fs: { allow: ['..'] } },
  build: {
    target: ['es2022', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
  },
});
