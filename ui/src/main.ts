/** First file of the page: seals what must not be changed, then shows the program. */
import './seal';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { boot } from './app/boot';

boot();
mount(App, { target: document.getElementById('app') as HTMLElement });
