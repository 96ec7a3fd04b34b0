/** Jest calls the default export before the first file. */
export { openDoor as default } from './door';
