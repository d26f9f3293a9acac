/** Conditions as sentences: the builder and its words. */
export { default as ConditionBar } from './ConditionBar.svelte';
export { grouped, partAt, removed, samePath, type Path } from './tree';
export { clauseText, conditionText } from './words';
