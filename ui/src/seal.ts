/**
 * Nothing may add to `Object.prototype` (prototype pollution). Sealed, not frozen: frozen stops
 * echarts, which sets `toString` on its own objects. Must be the first import of the page.
 */
Object.seal(Object.prototype);
