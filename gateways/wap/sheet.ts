/** A page with its addresses as they stand in markup, ready for a template. */
import type { PageInput, PageLink, PageShown } from '../../src/core/model/page';
import type { Place } from './request';

export interface Sheet {
  language: string;
  title: string;
  lines: string[];
  links: SheetLink[];
  form: SheetForm | null;
  nav: SheetLink[];
  personal: boolean;
  /** The form is on a key of the phone too. */
  softKey: boolean;
}

export interface SheetLink {
  label: string;
  href: string;
  key: string | null;
  /** Fields to post; null for a link that is followed. */
  post: Field[] | null;
  /** Another one follows. */
  next: boolean;
}

export interface SheetForm {
  href: string;
  inputs: (PageInput & { digits: boolean; text: boolean })[];
  hidden: Field[];
  submit: string;
}

interface Field {
  name: string;
  value: string;
}

export function sheetOf(page: PageShown, place: Place): Sheet {
  const { form } = page;
  const to = (href: string) => addressOf(href, page.segment, place);
  const way = ({ label, href, key, post }: PageLink, index: number, all: PageLink[]): SheetLink => ({
    label,
    href: to(href),
    key: key ?? null,
    post: post ? fieldsOf(post) : null,
    next: index < all.length - 1,
  });
  return {
    language: page.language,
    title: page.title,
    lines: page.lines,
    links: page.links.map(way),
    form: form && {
      href: to(form.href),
      inputs: form.inputs.map((input) => ({
        ...input,
        digits: input.kind === 'digits',
        text: input.kind === 'text',
      })),
      hidden: fieldsOf(form.hidden),
      submit: form.submit,
    },
    nav: page.nav.map(way),
    personal: page.personal,
    softKey: true,
  };
}

/** From where the page stands. `../` leads from one segment to another. */
export function addressOf(href: string, segment: string, { root, folder }: Place): string {
  if (href.startsWith('../')) return `${root}${href.slice(3)}`;
  return folder === segment ? href : `${root}${segment}/${href}`;
}

function fieldsOf(fields: Readonly<Record<string, string>>): Field[] {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}
