/** Addresses of WAP pages. */

/** The first page of whoever a page's address is for: its folder names the session, or the language. */
export function homeOf(path, start) {
  const [, root, segment] = path.split('/');
  return segment ? `/${root}/${segment}/` : start;
}
