import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Runes everywhere; accessibility warnings of the compiler are errors in `npm run check`. */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  vitePlugin: {
    dynamicCompileOptions: ({ filename }) =>
      filename.includes('node_modules') ? { runes: undefined } : undefined,
  },
};
