/** Jest calls the default export after the last file. */
export { closeDoor as default } from './door';
